package ui

import (
	"strings"

	"djq/internal/drill"
	"djq/internal/markdown"
	"djq/internal/screen"
)

// writeMark stands before an answer that the learner writes.
const writeMark = " > "

// Written returns a line of the learner's own answer as it stays on the
// screen.
func (d Drill) Written(text string) []string { return d.written(markdown.Clean(text)) }

// Writing returns the line that is being written, with a cursor of its own at
// the end, as the last rows of the screen: at most so many of them.
func (d Drill) Writing(text string, rows int, note string) []string {
	const cursor = "▌"
	lines := d.written(markdown.Clean(text) + cursor)
	keys := d.noted(note, d.bracketed(d.s.Footer(drill.Mode{Screen: true, Writing: true})))
	return append(lines[max(0, len(lines)-max(1, rows-1)):], keys...)
}

func (d Drill) written(text string) []string {
	columns := 0
	if d.p.Width > 0 {
		columns = max(1, d.p.Width-len(writeMark))
	}
	lines := screen.Break(text, columns)
	mark := writeMark
	for i, line := range lines {
		lines[i] = d.p.Style(Muted, mark) + line
		mark = strings.Repeat(" ", len(writeMark))
	}
	return lines
}
