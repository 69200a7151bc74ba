package markdown

import "strings"

// table splits a paragraph that holds a table as GitHub draws them: a head,
// below it a line that draws the columns, and lines with pipes as rows. A pipe
// in a code span or behind a backslash is text. Cells that the head has no
// column for are kept.
func (c *converter) table(b blockText) (above blockText, t Table, below blockText, ok bool) {
	if !strings.Contains(b.text, "|") {
		return
	}
	lines := strings.SplitAfter(b.text, "\n")
	at := 0
	for i, line := range lines[:len(lines)-1] {
		align, isLine := columns(lines[i+1])
		head := splitRow(line)
		if isLine && strings.Contains(line, "|") && len(head) == len(align) {
			above = b.part(0, at)
			t.Align = align
			t.Head = c.row(b, at, head)
			at += len(line) + len(lines[i+1])
			for _, line := range lines[i+2:] {
				if !strings.Contains(line, "|") {
					break
				}
				t.Rows = append(t.Rows, c.row(b, at, splitRow(line)))
				at += len(line)
			}
			t.fill()
			return above, t, b.part(at, len(b.text)), true
		}
		at += len(line)
	}
	return
}

// part returns the text in [from,to) without blank lines at its ends.
func (b *blockText) part(from, to int) blockText {
	text := b.text[from:to]
	if strings.TrimSpace(text) == "" {
		return blockText{}
	}
	p := blockText{text: text, at: b.at + from}
	for n := 0; n < len(b.line); n += 2 {
		p.line = append(p.line, b.line[n]-from, b.line[n+1])
	}
	return p
}

// columns reads the line below the head: |---|:-:|--:|.
func columns(line string) ([]Align, bool) {
	line = strings.TrimSpace(line)
	if strings.Trim(line, "|:- ") != "" || !strings.Contains(line, "|") || !strings.Contains(line, "-") {
		return nil, false
	}
	var align []Align
	for _, cell := range splitRow(line) {
		dashes := strings.TrimSuffix(strings.TrimPrefix(cell.text, ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return nil, false
		}
		a := Left
		if strings.HasSuffix(cell.text, ":") {
			a = Right
			if strings.HasPrefix(cell.text, ":") {
				a = Center
			}
		}
		align = append(align, a)
	}
	return align, true
}

// splitRow returns the cells of a row and where they begin in its line.
func splitRow(line string) []blockText {
	end := len(strings.TrimRight(line, " \n"))
	from := skipSpaces(line, 0)
	if from < end && line[from] == '|' {
		from++
	}
	var cells []blockText
	add := func(to int) {
		cell := line[from:to]
		at := from + len(cell) - len(strings.TrimLeft(cell, " "))
		cells = append(cells, blockText{text: strings.Trim(cell, " "), at: at})
	}
	p := inline{text: line}
	for i := from; i < end; {
		switch line[i] {
		case '\\':
			i++
		case '`':
			n := countByte(line[i:], '`')
			if _, to, ok := p.codeSpan(i, n, end); ok {
				i = to
			}
			i += n - 1
		case '|':
			add(i)
			from = i + 1
		}
		i++
	}
	if from < end || len(cells) == 0 {
		add(end)
	}
	return cells
}

// row reads the cells of the line that begins at a byte of a text.
func (c *converter) row(b blockText, at int, cells []blockText) []Cell {
	row := make([]Cell, len(cells))
	for i, cell := range cells {
		row[i] = c.inline(inline{text: cell.text, cell: true}, blockText{at: b.source(at + cell.at)})
	}
	return row
}

// fill gives every row a cell for each column.
func (t *Table) fill() {
	columns := len(t.Head)
	for _, row := range t.Rows {
		columns = max(columns, len(row))
	}
	t.Head = append(t.Head, make([]Cell, columns-len(t.Head))...)
	t.Align = append(t.Align, make([]Align, columns-len(t.Align))...)
	for i, row := range t.Rows {
		t.Rows[i] = append(row, make([]Cell, columns-len(row))...)
	}
}
