package ui

import (
	"io"
	"iter"
	"strconv"
	"strings"

	"djq/internal/humanize"
	"djq/internal/markdown"
)

// Table is a list: for a person on a terminal, with a header and cut to its
// width (Lines), or for other programs in a pipe, tab-separated and whole
// (WriteTSV).
type Table struct {
	Columns []Column
	Rows    iter.Seq[[]Cell] // each row a new slice, with a cell for each column
}

// Column is a column of a table. All but Title and Right is about terminals:
// a pipe gets every column.
type Column struct {
	Title    string
	Right    bool // numbers align right
	MinWidth int  // narrower terminals leave the column out
	PipeOnly bool // terminals always leave it out
	Below    bool // wrapped below its row, after the title, instead of beside it
}

// Cell is text in a style.
type Cell struct {
	Text  string
	Style Style
	Exact string // what a pipe gets instead of Text, unless empty
}

// NumberCell holds a whole number, its digits grouped on a terminal.
func NumberCell(n int) Cell { return Cell{Text: humanize.Number(n), Exact: strconv.Itoa(n)} }

// PercentCell holds a share from 0 to 1, a percentage on a terminal. There 0
// draws no attention.
func PercentCell(share float64) Cell {
	exact := strconv.FormatFloat(share, 'f', 4, 64)
	if share == 0 {
		return Cell{"-", Muted, exact}
	}
	return Cell{Text: humanize.Percent(share), Exact: exact}
}

const (
	// Gutter is the space between two columns.
	Gutter = "  "
	// minColumn is the width below which no column is cut.
	minColumn = 6
	// belowIndent comes before text below a row.
	belowIndent = "    "
)

// WriteTSV writes one line a row, without a header: the text of all cells,
// uncut, with tabs between them. The printer only decides about colour.
func (t Table) WriteTSV(w io.Writer, p Printer) error {
	var line []byte
	for row := range t.Rows {
		line = line[:0]
		for i, cell := range row {
			if i > 0 {
				line = append(line, '\t')
			}
			text := cell.Text
			if cell.Exact != "" {
				text = cell.Exact
			}
			line = append(line, p.Style(cell.Style, markdown.CleanLine(text))...)
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// Lines returns a header and the rows, one line each but for what is below
// them. Where they are wider than the printer the widest columns are cut.
func (t Table) Lines(p Printer) []string {
	head := make([]Cell, len(t.Columns))
	var across, below []int // indices of columns
	for i, c := range t.Columns {
		head[i] = Cell{Text: c.Title, Style: Heading}
		switch {
		case c.PipeOnly, p.Width > 0 && p.Width < c.MinWidth:
		case c.Below:
			below = append(below, i)
		default:
			across = append(across, i)
		}
	}
	rows := [][]Cell{head}
	for row := range t.Rows {
		rows = append(rows, row)
	}
	texts, widths := measure(rows, across)
	p.fit(widths)

	var lines []string
	for n, row := range rows {
		var b strings.Builder
		for i, column := range across {
			if i > 0 {
				b.WriteString(Gutter)
			}
			text := p.Style(row[column].Style, Cut(texts[n][i], widths[i]))
			align := PadRight
			if t.Columns[column].Right {
				align = PadLeft
			}
			b.WriteString(align(text, widths[i]))
		}
		line := strings.TrimRight(b.String(), " ")
		if p.Width > 0 {
			line = Cut(line, p.Width)
		}
		lines = append(lines, line)
		if n > 0 {
			lines = append(lines, t.below(p, row, below)...)
		}
		if len(below) > 0 && n < len(rows)-1 {
			lines = append(lines, "")
		}
	}
	return lines
}

// measure returns the text of the cells in some columns, and how wide each of
// these columns is.
func measure(rows [][]Cell, columns []int) (texts [][]string, widths []int) {
	widths = make([]int, len(columns))
	for _, row := range rows {
		line := make([]string, len(columns))
		for i, column := range columns {
			line[i] = markdown.CleanLine(row[column].Text)
			widths[i] = max(widths[i], Width(line[i]))
		}
		texts = append(texts, line)
	}
	return texts, widths
}

// below returns the lines below a row.
func (t Table) below(p Printer, row []Cell, columns []int) []string {
	indent, room := belowIndent, 0
	if p.Width > 0 {
		indent = indent[:min(len(indent), p.Width/2)]
		room = p.Width - len(indent)
	}
	var lines []string
	for _, column := range columns {
		text := markdown.CleanLine(row[column].Text)
		if text == "" {
			continue
		}
		if title := t.Columns[column].Title; title != "" {
			text = title + ": " + text
		}
		for _, line := range Wrap(text, room) {
			lines = append(lines, indent+p.Style(row[column].Style, line))
		}
	}
	return lines
}

// fit narrows the widest columns until a row fits p.Width or none can give.
func (p Printer) fit(widths []int) {
	if p.Width <= 0 {
		return
	}
	total := len(Gutter) * (len(widths) - 1)
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
