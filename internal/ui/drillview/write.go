package drillview

import (
	"strings"

	"djq/internal/drill"
	"djq/internal/humanize"
	"djq/internal/lineeditor"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/ui"
)

// writeMark comes before an answer that the learner writes.
const writeMark = " > "

// Written returns the learner's own answer as it stays on the screen.
func (v View) Written(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(markdown.Clean(text), "\n") {
		for i, row := range lineeditor.Break(line, v.writtenColumns()) {
			lines = append(lines, v.writtenRow(i == 0, row))
		}
	}
	return lines
}

// Writing returns an answer that is being written as the last rows of the screen,
// at most so many of them: those around the cursor. Where writing is left for now, the
// keys are those of the question and there is no cursor.
func (v View) Writing(e *lineeditor.Editor, writing bool, rows int, live []string) []string {
	l := e.Layout(v.writtenColumns())
	room := max(1, rows-len(live))
	first := max(0, min(l.Cursor-room/2, len(l.Rows)-room))
	shown := l.Rows[first:min(first+room, len(l.Rows))]
	var lines []string
	for i, row := range shown {
		text := row.Text
		if writing && first+i == l.Cursor {
			text = v.withCursor(l)
		}
		line := v.writtenRow(row.First, text)
		switch {
		case i == 0 && first > 0:
			line = v.p.Style(ui.Muted, " ↑ ") + text
		case i == len(shown)-1 && first+len(shown) < len(l.Rows):
			line = v.p.Style(ui.Muted, " ↓ ") + text
		}
		lines = append(lines, line)
	}
	return append(lines, live...)
}

// WritingKeys returns the line that says what the keys do while an answer is being
// written, or a note.
func (v View) WritingKeys(note string) []string {
	return v.noted(note, v.bracketed(v.s.Footer(drill.Mode{Screen: true, Writing: true})))
}

// withCursor returns the row of the cursor: a bar at the end of a line, and before a
// character where that cannot be shown reversed.
func (v View) withCursor(l lineeditor.Layout) string {
	const bar = "▌"
	if l.At == "" || !v.p.Color {
		return l.Before + bar + l.At + l.After
	}
	return l.Before + v.p.Style(ui.Cursor, l.At) + l.After
}

// writtenColumns returns how wide an answer is laid out, a column for the cursor
// left out.
func (v View) writtenColumns() int {
	if v.p.Width <= 0 {
		return 0
	}
	return max(1, v.p.Width-len(writeMark)-1)
}

// writtenRow returns a row of an answer, after the mark where it begins a line.
func (v View) writtenRow(first bool, text string) string {
	mark := writeMark
	if !first {
		mark = strings.Repeat(" ", len(writeMark))
	}
	return v.p.Style(ui.Muted, mark) + text
}

// LastWritten returns what the learner wrote when the card was asked before, on a
// study day.
func (v View) LastWritten(text string, day, today memory.Day) []string {
	heading := " " + v.p.Style(ui.Muted, v.p.Dots("Last time you wrote", humanize.RelativeDay(day, today)))
	lines := []string{"", heading}
	for line := range strings.SplitSeq(markdown.Clean(text), "\n") {
		for _, part := range lineeditor.Break(line, v.writtenColumns()) {
			lines = append(lines, strings.Repeat(" ", len(writeMark))+v.p.Style(ui.Muted, part))
		}
	}
	return lines
}
