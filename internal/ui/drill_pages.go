package ui

import "strings"

// Pages holds what is to be shown until there is room for it. What waits is
// laid out anew when the window gets another width, and goes on at the text
// where it stopped.
type Pages struct {
	parts []part
}

// part is text that is laid out as one.
type part struct {
	render func() []string
	lines  []string // not shown yet
	shown  int      // columns of text shown, spaces left out
}

// Add appends the lines that render returns. Render is called again after a
// resize and must return the same text then.
func (p *Pages) Add(render func() []string) {
	p.parts = append(p.parts, part{render: render, lines: render()})
}

// Empty reports whether nothing waits.
func (p *Pages) Empty() bool { return len(p.parts) == 0 }

// Next takes lines that fill at most so many rows of a window of so many
// columns, at least one line if any waits, and returns the rows they fill.
func (p *Pages) Next(rows, columns int) (lines []string, used int) {
	for len(p.parts) > 0 {
		first := &p.parts[0]
		for len(first.lines) > 0 {
			line := first.lines[0]
			height := Rows(line, columns)
			if used > 0 && used+height > rows {
				return lines, used
			}
			lines, used = append(lines, line), used+height
			first.lines = first.lines[1:]
			first.shown += ink(line)
		}
		p.parts = p.parts[1:]
	}
	return lines, used
}

// Height returns how many rows all that waits fills.
func (p *Pages) Height(columns int) int {
	height := 0
	for _, part := range p.parts {
		for _, line := range part.lines {
			height += Rows(line, columns)
		}
	}
	return height
}

// Resize lays out anew what waits.
func (p *Pages) Resize() {
	for i := range p.parts {
		part := &p.parts[i]
		part.lines = part.render()
		// Only spaces move when lines are broken elsewhere. The line in which
		// the text goes on is shown whole.
		left := part.shown
		for len(part.lines) > 0 && left > 0 && ink(part.lines[0]) <= left {
			left -= ink(part.lines[0])
			part.lines = part.lines[1:]
		}
		part.shown -= left
	}
}

// Clear drops all that waits.
func (p *Pages) Clear() { p.parts = nil }

// Rows returns how many rows a line fills in a window of so many columns.
func Rows(line string, columns int) int {
	if columns <= 0 {
		return 1
	}
	return max(1, (Width(line)+columns-1)/columns)
}

// ink is the width of a line's text without its spaces.
func ink(line string) int { return Width(strings.ReplaceAll(line, " ", "")) }
