package screen

import "strings"

// pages holds what is shown page by page: what waits until there is room for
// it, and what was shown, to go back to. Both are laid out anew when the window
// gets another width, and go on at the text where they stopped.
type pages struct {
	parts  []part
	at     place   // where that begins which waits
	starts []place // of the pages shown, the present one last
}

// part is content that is laid out as one.
type part struct {
	content Content
	lines   []string
}

// place is where a line of a part begins.
type place struct {
	part, line int
	ink        int // columns of the part's text before it, spaces left out
}

// add appends content.
func (p *pages) add(c Content, columns int) {
	p.parts = append(p.parts, part{content: c, lines: c(columns)})
}

// empty reports whether nothing waits.
func (p *pages) empty() bool { return p.at.part >= len(p.parts) }

// begin begins a page with what waits.
func (p *pages) begin() { p.starts = append(p.starts, p.at) }

// first reports whether the present page is the first one.
func (p *pages) first() bool { return len(p.starts) < 2 }

// back goes back to the beginning of the page before the present one, or of
// this one where it is the first.
func (p *pages) back() {
	if !p.first() {
		p.starts = p.starts[:len(p.starts)-1]
	}
	if last := len(p.starts) - 1; last >= 0 {
		p.at = p.starts[last]
	}
}

// headLines is how many lines of a section say nothing alone: the empty one with which
// it begins, and its heading.
const headLines = 2

// next takes lines that fill at most so many rows of a window of so many
// columns, and at least one line if any waits. A section with room for no more than its
// heading begins the next page.
func (p *pages) next(rows, columns int) (lines []string) {
	used := 0
	for !p.empty() {
		all, begins := p.parts[p.at.part].lines, p.at.line == 0
		for _, line := range all[p.at.line:] {
			height := rowsOf(line, columns)
			if used > 0 && used+height > rows {
				if n := p.at.line; begins && n <= headLines && n < len(lines) && all[0] == "" {
					p.at.line, p.at.ink = 0, 0
					lines = lines[:len(lines)-n]
				}
				return lines
			}
			lines, used = append(lines, line), used+height
			p.at.line++
			p.at.ink += ink(line)
		}
		p.at = place{part: p.at.part + 1}
	}
	return lines
}

// height returns how many rows all that waits fills.
func (p *pages) height(columns int) int {
	height, from := 0, p.at.line
	for _, part := range p.parts[min(p.at.part, len(p.parts)):] {
		for _, line := range part.lines[from:] {
			height += rowsOf(line, columns)
		}
		from = 0
	}
	return height
}

// resize lays out all parts anew.
func (p *pages) resize(columns int) {
	for i := range p.parts {
		p.parts[i].lines = p.parts[i].content(columns)
	}
	p.at = p.moved(p.at)
	for i, start := range p.starts {
		p.starts[i] = p.moved(start)
	}
}

// moved returns where a place of the former layout is now. Only spaces move
// when lines are broken elsewhere. The line in which the text goes on is shown
// whole.
func (p *pages) moved(from place) place {
	to := place{part: from.part}
	if to.part >= len(p.parts) {
		return to
	}
	for _, line := range p.parts[to.part].lines {
		if to.ink >= from.ink || to.ink+ink(line) > from.ink {
			break
		}
		to.line++
		to.ink += ink(line)
	}
	return to
}

// clear drops everything.
func (p *pages) clear() { *p = pages{} }

// ink is the width of a line's text without its spaces.
func ink(line string) int { return widthOf(strings.ReplaceAll(line, " ", "")) }
