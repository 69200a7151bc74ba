package ui

import (
	"strings"
	"unicode/utf8"

	"djq/internal/markdown"
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
	keys := d.noted(note, d.bracketed([]key{{"empty line", "answer"}, {"Esc", "keys"}}))
	return append(lines[max(0, len(lines)-max(1, rows-1)):], keys...)
}

// written breaks a line after a space, and keeps all spaces: who writes code
// wants to see its indentation.
func (d Drill) written(text string) []string {
	var lines []string
	mark := writeMark
	for first := true; first || text != ""; first = false {
		line := text
		if d.p.Width > 0 {
			line = text[:lineEnd(text, max(1, d.p.Width-len(writeMark)))]
		}
		lines = append(lines, d.p.Style(Muted, mark)+line)
		mark, text = strings.Repeat(" ", len(writeMark)), text[len(line):]
	}
	return lines
}

// lineEnd returns how many bytes of text make a line of so many columns: all,
// or up to the last space, or as many as fit.
func lineEnd(text string, columns int) int {
	end := 0
	for end < len(text) {
		_, n := utf8.DecodeRuneInString(text[end:])
		if Width(text[:end+n]) <= columns || end == 0 {
			end += n
			continue
		}
		if space := strings.LastIndexByte(text[:end], ' '); space > 0 {
			return space + 1
		}
		break
	}
	return end
}
