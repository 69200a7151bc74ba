package drillview

import (
	"strings"

	"djq/internal/drill"
	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/screen"
	"djq/internal/ui"
)

// writeMark comes before an answer that the learner writes.
const writeMark = " > "

// Written returns a line of the learner's own answer as it stays on the
// screen.
func (v View) Written(text string) []string { return v.written(markdown.Clean(text)) }

// Writing returns the line that is being written, with a cursor of its own at
// the end, as the last rows of the screen: at most so many of them.
func (v View) Writing(text string, rows int, note string) []string {
	const cursor = "▌"
	lines := v.written(markdown.Clean(text) + cursor)
	keys := v.noted(note, v.bracketed(v.s.Footer(drill.Mode{Screen: true, Writing: true})))
	return append(lines[max(0, len(lines)-max(1, rows-1)):], keys...)
}

// LastWritten returns what the learner wrote when the card was asked before, on a
// study day.
func (v View) LastWritten(text string, day, today memory.Day) []string {
	heading := " " + v.p.Style(ui.Muted, v.p.Dots("Last time you wrote", humanize.RelativeDay(day, today)))
	lines := []string{"", heading}
	columns := 0
	if v.p.Width > 0 {
		columns = max(1, v.p.Width-len(writeMark))
	}
	for line := range strings.Lines(markdown.Clean(text)) {
		for _, part := range screen.Break(strings.TrimSuffix(line, "\n"), columns) {
			lines = append(lines, strings.Repeat(" ", len(writeMark))+v.p.Style(ui.Muted, part))
		}
	}
	return lines
}

func (v View) written(text string) []string {
	columns := 0
	if v.p.Width > 0 {
		columns = max(1, v.p.Width-len(writeMark))
	}
	lines := screen.Break(text, columns)
	mark := writeMark
	for i, line := range lines {
		lines[i] = v.p.Style(ui.Muted, mark) + line
		mark = strings.Repeat(" ", len(writeMark))
	}
	return lines
}
