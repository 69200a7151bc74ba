package ui

import "strings"

// Section adds lines under a heading to others, after an empty line; without
// a body it adds nothing.
func (p Printer) Section(lines []string, title string, body []string) []string {
	if len(body) == 0 {
		return lines
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return append(append(lines, " "+p.Style(Heading, title)), body...)
}

// Items returns Markdown texts as a list.
func (p Printer) Items(texts []string) []string {
	var lines []string
	for _, text := range texts {
		lines = append(lines, p.Item("   "+p.Glyph("•", "-")+" ", text)...)
	}
	return lines
}

// Item returns a Markdown text as lines, with a mark before the first and all
// else right of it.
func (p Printer) Item(mark, text string) []string {
	lines := p.Markdown(text, Width(mark))
	if len(lines) > 0 {
		lines[0] = mark + strings.TrimLeft(lines[0], " ")
	}
	return lines
}

// Dots joins what is said of one thing in a line.
func (p Printer) Dots(parts ...string) string { return strings.Join(parts, p.Glyph(" · ", ", ")) }

// Legend returns entries in a row, or in as many as it takes, after an indent.
func (p Printer) Legend(indent int, entries []string) []string {
	const gap = 2
	var lines []string
	line := ""
	for _, e := range entries {
		if line != "" && Width(line)+gap+Width(e) > p.Width {
			lines, line = append(lines, line), ""
		}
		if line == "" {
			line = strings.Repeat(" ", indent) + e
			continue
		}
		line += strings.Repeat(" ", gap) + e
	}
	return append(lines, line)
}
