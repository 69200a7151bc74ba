package screen

import "strings"

// pages holds what is to be shown until there is room for it. What waits is
// laid out anew when the window gets another width, and goes on at the text
// where it stopped.
type pages struct {
	parts []part
}

// part is content that is laid out as one.
type part struct {
	content Content
	lines   []string // not shown yet
	shown   int      // columns of text shown, spaces left out
}

// add appends content.
func (p *pages) add(c Content, columns int) {
	p.parts = append(p.parts, part{content: c, lines: c(columns)})
}

// empty reports whether nothing waits.
func (p *pages) empty() bool { return len(p.parts) == 0 }

// next takes lines that fill at most so many rows of a window of so many
// columns, and at least one line if any waits.
func (p *pages) next(rows, columns int) (lines []string) {
	used := 0
	for len(p.parts) > 0 {
		first := &p.parts[0]
		for len(first.lines) > 0 {
			line := first.lines[0]
			height := rowsOf(line, columns)
			if used > 0 && used+height > rows {
				return lines
			}
			lines, used = append(lines, line), used+height
			first.lines = first.lines[1:]
			first.shown += ink(line)
		}
		p.parts = p.parts[1:]
	}
	return lines
}

// height returns how many rows all that waits fills.
func (p *pages) height(columns int) int {
	height := 0
	for _, part := range p.parts {
		for _, line := range part.lines {
			height += rowsOf(line, columns)
		}
	}
	return height
}

// resize lays out anew what waits.
func (p *pages) resize(columns int) {
	for i := range p.parts {
		part := &p.parts[i]
		part.lines = part.content(columns)
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

// clear drops all that waits.
func (p *pages) clear() { p.parts = nil }

// ink is the width of a line's text without its spaces.
func ink(line string) int { return widthOf(strings.ReplaceAll(line, " ", "")) }
