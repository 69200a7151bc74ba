package fromhtml

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"djq/internal/markdown"
)

// table reads a table, whose first row becomes its head. What has lists, code or
// another table in it is laid out by it, and read as text.
func (r *reader) table(n *html.Node) {
	var rows [][]*html.Node
	for row := range n.Descendants() {
		if row.DataAtom != atom.Tr {
			continue
		}
		var cells []*html.Node
		for cell := range row.ChildNodes() {
			if cell.DataAtom == atom.Td || cell.DataAtom == atom.Th {
				cells = append(cells, cell)
			}
		}
		if len(cells) > 0 {
			rows = append(rows, cells)
		}
	}
	if len(rows) == 0 || hasBlocks(n) {
		r.layout(n)
		return
	}
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	t := markdown.Table{Align: make([]markdown.Align, columns)}
	for i, cell := range rows[0] {
		t.Align[i] = alignOf(cell)
	}
	for i, row := range rows {
		cells := make([]markdown.Cell, columns)
		for j, cell := range row {
			cells[j] = r.oneLine(cell)
		}
		if i == 0 {
			t.Head = cells
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	for child := range n.ChildNodes() {
		if child.DataAtom == atom.Caption {
			r.layout(child)
		}
	}
	r.blocks = append(r.blocks, t)
}

// layout reads the cells of a table as paragraphs.
func (r *reader) layout(n *html.Node) {
	for child := range n.ChildNodes() {
		switch child.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Colgroup:
			r.endParagraph()
			r.layout(child)
			r.endParagraph()
		default:
			r.node(child)
		}
	}
	r.endParagraph()
}

func hasBlocks(n *html.Node) bool {
	for child := range n.Descendants() {
		switch child.DataAtom {
		case atom.Ul, atom.Ol, atom.Pre, atom.Table, atom.Blockquote, atom.Hr:
			return true
		}
	}
	return false
}

// alignOf returns at which side of its column a cell stands.
func alignOf(cell *html.Node) markdown.Align {
	said := strings.ToLower(attribute(cell, "class") + " " + attribute(cell, "align") + " " + attribute(cell, "style"))
	switch {
	case strings.Contains(said, "center"):
		return markdown.Center
	case strings.Contains(said, "right"):
		return markdown.Right
	}
	return markdown.Left
}
