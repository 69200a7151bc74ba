package ui

import (
	"strings"

	"djq/internal/markdown"
)

// Column is a column of a table.
type Column struct {
	Title string
	Right bool // numbers stand at the right edge
}

// Cell is text in a style.
type Cell struct {
	Text  string
	Style Style
}

// gutter is the space between two columns.
const gutter = "  "

// minColumn is the width below which no column is cut.
const minColumn = 6

// Table returns a head and rows, one line each. Where they are too wide for
// p.Width the widest columns are cut. Cells are one line of clean text.
func (p Printer) Table(columns []Column, rows [][]Cell) []string {
	head := make([]Cell, len(columns))
	for i, c := range columns {
		head[i] = Cell{c.Title, Heading}
	}
	texts := make([][]string, 0, len(rows)+1)
	widths := make([]int, len(columns))
	all := append([][]Cell{head}, rows...)
	for _, row := range all {
		line := make([]string, len(columns))
		for i := range columns {
			if i < len(row) {
				line[i] = markdown.CleanLine(row[i].Text)
				widths[i] = max(widths[i], Width(line[i]))
			}
		}
		texts = append(texts, line)
	}
	p.fit(widths)

	lines := make([]string, 0, len(all))
	for n, row := range all {
		var b strings.Builder
		for i, column := range columns {
			if i > 0 {
				b.WriteString(gutter)
			}
			text := Cut(texts[n][i], widths[i])
			style := Normal
			if i < len(row) {
				style = row[i].Style
			}
			b.WriteString(pad(p.Style(style, text), widths[i], column.Right))
		}
		line := strings.TrimRight(b.String(), " ")
		if p.Width > 0 {
			line = Cut(line, p.Width)
		}
		lines = append(lines, line)
	}
	return lines
}

// fit narrows the widest columns until a row fits p.Width or none can give.
func (p Printer) fit(widths []int) {
	if p.Width <= 0 {
		return
	}
	total := len(gutter) * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	for total > p.Width {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= minColumn {
			return
		}
		widths[widest]--
		total--
	}
}
