package ui

import (
	"strings"

	"djq/internal/markdown"
)

// minCell is the width below which no column of a table in a card is narrowed:
// where not even that fits, there is a paragraph for each cell.
const minCell = 4

// readableCell is the width that a column is left as long as another, longer
// word can be broken instead.
const readableCell = 12

// table lays out a table of Markdown, its text wrapped inside the cells.
func (l *layout) table(t markdown.Table, m *margin) {
	rows := append([][]markdown.Cell{t.Head}, t.Rows...)
	texts := make([][]paragraph, len(rows))
	natural, least := make([]int, len(t.Align)), make([]int, len(t.Align))
	for n, row := range rows {
		texts[n] = make([]paragraph, len(row))
		for i, cell := range row {
			f := &texts[n][i]
			if n == 0 {
				f.base = Heading
			}
			l.p.addSpans(f, cell)
			width, word := f.measure()
			natural[i], least[i] = max(natural[i], width), max(least[i], word)
		}
	}
	if l.p.Width > 0 && !fitCells(natural, least, l.p.Width-m.width) {
		l.listCells(t, m)
		return
	}
	drawn := make([][][]string, len(rows))
	tall := false
	for n := range texts {
		for i := range texts[n] {
			drawn[n] = append(drawn[n], l.p.cell(&texts[n][i], natural[i]))
			tall = tall || n > 0 && len(drawn[n][i]) > 1
		}
	}
	for n, row := range drawn {
		// Once a row has several lines, lines tell the rows apart.
		if n == 1 || n > 1 && tall {
			l.emit(m, l.p.tableLine(natural))
		}
		for _, line := range l.p.rowLines(row, natural, t.Align) {
			l.emit(m, line)
		}
	}
}

// measure returns the width of the text on one line, and that of its longest word.
func (f *paragraph) measure() (width, word int) {
	for i, a := range f.atoms {
		if a.gap && i > 0 {
			width++
		}
		width += a.width
		if !a.code {
			word = max(word, a.width)
			continue
		}
		// Where it must, a code span breaks at its spaces.
		var parts paragraph
		for _, r := range a.runs {
			parts.text(r.style, r.text)
		}
		for _, part := range parts.atoms {
			word = max(word, part.width)
		}
	}
	return width, word
}

// fitCells narrows the columns of a table to what the room leaves beside the
// lines between them, the widest first: down to their longest words and to
// what reads well, then without regard to words, then to anything.
func fitCells(widths, least []int, room int) bool {
	room -= len(cellGap) * (len(widths) - 1)
	if room < minCell*len(widths) {
		return false
	}
	total := 0
	readable := make([]int, len(widths))
	for i, w := range widths {
		widths[i] = min(w, room)
		total += widths[i]
		readable[i] = min(widths[i], readableCell)
		least[i] = max(least[i], readable[i])
	}
	for _, floor := range [][]int{least, readable, make([]int, len(widths))} {
		for total > room {
			widest := -1
			for i, w := range widths {
				if w > max(floor[i], minCell) && (widest < 0 || w > widths[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			widths[widest]--
			total--
		}
	}
	return total <= room
}

// cellGap is as wide as what stands between two cells.
const cellGap = " | "

// cell returns the lines of a cell.
func (p Printer) cell(f *paragraph, width int) []string {
	for i := range f.atoms {
		f.atoms[i].url = false // wider than the cell it would tear the table
	}
	var lines []string
	for _, runs := range f.lines(max(width, 1)) {
		lines = append(lines, p.join(runs))
	}
	return lines
}

// tableLine returns the line between two rows.
func (p Printer) tableLine(widths []int) string {
	dash := p.Glyph("─", "-")
	parts := make([]string, len(widths))
	for i, w := range widths {
		parts[i] = strings.Repeat(dash, w)
	}
	return p.Style(Muted, strings.Join(parts, dash+p.Glyph("┼", "|")+dash))
}

// rowLines returns the lines of one row.
func (p Printer) rowLines(row [][]string, widths []int, align []markdown.Align) []string {
	height := 0
	for _, cell := range row {
		height = max(height, len(cell))
	}
	gap := " " + p.Style(Muted, p.Glyph("│", "|")) + " "
	lines := make([]string, height)
	for n := range lines {
		var b strings.Builder
		for i, cell := range row {
			if i > 0 {
				b.WriteString(gap)
			}
			text := ""
			if n < len(cell) {
				text = cell[n]
			}
			left := 0
			switch room := widths[i] - Width(text); align[i] {
			case markdown.Right:
				left = room
			case markdown.Center:
				left = room / 2
			}
			b.WriteString(PadRight(strings.Repeat(" ", max(0, left))+text, widths[i]))
		}
		lines[n] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// listCells lays out a table that is too wide to be one: what its cells say,
// each after the title of its column.
func (l *layout) listCells(t markdown.Table, m *margin) {
	rows := t.Rows
	if len(rows) == 0 {
		rows = [][]markdown.Cell{t.Head}
	}
	for n, row := range rows {
		if n > 0 {
			l.emit(m, "")
		}
		for i, cell := range row {
			f := paragraph{}
			if len(t.Rows) > 0 && len(t.Head[i]) > 0 {
				l.p.addSpans(&f, t.Head[i])
				f.closeMark(":")
				f.space(textStyle{})
			}
			l.p.addSpans(&f, cell)
			for _, runs := range f.lines(l.room(m)) {
				l.emit(m, l.p.join(runs))
			}
		}
	}
}
