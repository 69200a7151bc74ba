package html

import (
	"html"
	"strconv"
	"strings"

	"djq/internal/markdown"
)

// Renderer writes HTML. The zero value is ready to use.
type Renderer struct {
	// Heading is added to the level of each heading, for text that stands below
	// headings of the page. No heading is deeper than 6.
	Heading int
}

// Text returns Markdown as HTML.
func (r Renderer) Text(text string) string { return r.Blocks(markdown.Parse(text)) }

// Blocks returns blocks as HTML, a line for each.
func (r Renderer) Blocks(blocks []markdown.Block) string {
	w := writer{Renderer: r}
	w.blocks(blocks, false)
	return strings.TrimSuffix(w.String(), "\n")
}

// Line returns Markdown as HTML without blocks, for one line of text: what is not
// a single paragraph is its words alone.
func (r Renderer) Line(text string) string {
	blocks := markdown.Parse(text)
	if len(blocks) == 1 {
		if p, ok := blocks[0].(markdown.Paragraph); ok {
			return r.Spans(p.Text)
		}
	}
	return Escape(markdown.Line(text))
}

// Spans returns running text as HTML.
func (r Renderer) Spans(spans []markdown.Span) string {
	w := writer{Renderer: r}
	w.spans(spans)
	return w.String()
}

// Escape returns a text without markup as HTML, in elements and in quoted
// attributes alike, less what is unprintable.
func Escape(text string) string { return html.EscapeString(markdown.Clean(text)) }

// writer collects HTML.
type writer struct {
	Renderer
	strings.Builder
}

// blocks writes blocks. A paragraph that begins the item of a tight list stands
// there without an element of its own.
func (w *writer) blocks(blocks []markdown.Block, tight bool) {
	for i, block := range blocks {
		if p, ok := block.(markdown.Paragraph); ok && tight && i == 0 {
			w.spans(p.Text)
			if len(blocks) > 1 {
				w.WriteByte('\n')
			}
			continue
		}
		w.block(block)
		w.WriteByte('\n')
	}
}

func (w *writer) block(block markdown.Block) {
	switch block := block.(type) {
	case markdown.Paragraph:
		w.element("p", block.Text)
	case markdown.Heading:
		w.element("h"+strconv.Itoa(max(1, min(6, block.Level+w.Heading))), block.Text)
	case markdown.Code:
		w.code(block)
	case markdown.Quote:
		w.WriteString("<blockquote>\n")
		w.blocks(block.Blocks, false)
		w.WriteString("</blockquote>")
	case markdown.List:
		w.list(block)
	case markdown.Table:
		w.table(block)
	case markdown.Rule:
		w.WriteString("<hr>")
	}
}

func (w *writer) element(name string, text []markdown.Span) {
	w.WriteString("<" + name + ">")
	w.spans(text)
	w.WriteString("</" + name + ">")
}

// list writes a list with the numbers of its items as they are.
func (w *writer) list(list markdown.List) {
	open, name, next := "<ul>", "ul", -1
	if len(list.Items) > 0 {
		switch marker := list.Items[0].Marker; marker {
		case "":
		case "+":
			open = `<ul class="plus">`
		default:
			name, open, next = "ol", "<ol", numberOf(marker)
			if next != 1 {
				open += ` start="` + strconv.Itoa(next) + `"`
			}
			if strings.HasSuffix(marker, ")") {
				open += ` class="paren"`
			}
			open += ">"
		}
	}
	w.WriteString(open + "\n")
	for _, item := range list.Items {
		w.WriteString("<li")
		if name == "ol" {
			if n := numberOf(item.Marker); n != next {
				w.WriteString(` value="` + strconv.Itoa(n) + `"`)
				next = n
			}
			next++
		}
		w.WriteString(">")
		w.blocks(item.Blocks, list.Tight)
		w.WriteString("</li>\n")
	}
	w.WriteString("</" + name + ">")
}

// numberOf returns the number of a marker such as "3." or "3)", which has nine
// digits at most.
func numberOf(marker string) int {
	n, _ := strconv.Atoi(strings.TrimRight(marker, ".)"))
	return n
}

func (w *writer) table(table markdown.Table) {
	w.WriteString("<table>\n<thead>\n<tr>")
	for i, cell := range table.Head {
		// A head without text names no column.
		name, scope := "th", ` scope="col"`
		if len(cell) == 0 {
			name, scope = "td", ""
		}
		w.cell(name, scope, table.Align[i], cell)
	}
	w.WriteString("</tr>\n</thead>\n")
	if len(table.Rows) > 0 {
		w.WriteString("<tbody>\n")
		for _, row := range table.Rows {
			w.WriteString("<tr>")
			for i, cell := range row {
				w.cell("td", "", table.Align[i], cell)
			}
			w.WriteString("</tr>\n")
		}
		w.WriteString("</tbody>\n")
	}
	w.WriteString("</table>")
}

func (w *writer) cell(name, attributes string, align markdown.Align, cell markdown.Cell) {
	switch align {
	case markdown.Center:
		attributes += ` class="center"`
	case markdown.Right:
		attributes += ` class="right"`
	}
	w.WriteString("<" + name + attributes + ">")
	w.spans(cell)
	w.WriteString("</" + name + ">")
}

// spans writes text. Neighbours in one link are in one element.
func (w *writer) spans(spans []markdown.Span) {
	link := ""
	for _, s := range spans {
		if s.IsBreak() {
			w.WriteString("<br>\n")
			continue
		}
		if s.Link != link {
			w.endLink(link)
			link = w.startLink(s.Link)
		}
		w.span(s)
	}
	w.endLink(link)
}

func (w *writer) span(s markdown.Span) {
	text := html.EscapeString(s.Text)
	for _, f := range [...]struct {
		format markdown.Format
		name   string
	}{{markdown.CodeSpan, "code"}, {markdown.Emphasis, "em"}, {markdown.Strong, "strong"}} {
		if s.Format&f.format != 0 {
			text = "<" + f.name + ">" + text + "</" + f.name + ">"
		}
	}
	w.WriteString(text)
}

// startLink begins a link, and returns where it leads: nowhere if that is no
// page or mailbox.
func (w *writer) startLink(to string) string {
	if !leadsOut(to) {
		return ""
	}
	w.WriteString(`<a href="` + html.EscapeString(to) + `" target="_blank" rel="noopener">`)
	return to
}

func (w *writer) endLink(link string) {
	if link != "" {
		w.WriteString("</a>")
	}
}

// leadsOut reports whether a destination is one that a page may lead to. The
// reader of Markdown lets no other pass, but this is where it would matter.
func leadsOut(to string) bool {
	for _, scheme := range [...]string{"http://", "https://", "mailto:"} {
		if len(to) > len(scheme) && strings.EqualFold(to[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}
