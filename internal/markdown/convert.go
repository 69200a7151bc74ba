package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// converter turns goldmark's tree over a source into ours.
type converter struct {
	source []byte
}

func (c converter) blocks(parent ast.Node) []Block {
	var blocks []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if lines := c.lines(n); isTable(lines) {
				blocks = append(blocks, Code{Lines: lines})
			} else if spans := c.spans(n); len(spans) > 0 {
				blocks = append(blocks, Paragraph{Text: spans})
			}
		case *ast.Heading:
			blocks = append(blocks, Heading{Level: n.Level, Text: c.spans(n)})
		case *ast.FencedCodeBlock:
			lang := strings.ToLower(resolve(string(n.Language(c.source))))
			blocks = append(blocks, Code{Lang: lang, Lines: c.lines(n)})
		case *ast.CodeBlock:
			blocks = append(blocks, Code{Lines: c.lines(n)})
		case *ast.Blockquote:
			blocks = append(blocks, Quote{Blocks: c.blocks(n)})
		case *ast.List:
			blocks = append(blocks, c.list(n))
		case *ast.ThematicBreak:
			blocks = append(blocks, Rule{})
		}
	}
	return blocks
}

func (c converter) list(n *ast.List) List {
	l := List{Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		l.Items = append(l.Items, c.blocks(item))
	}
	return l
}

// lines returns the lines of a block as they stand in the source, without the
// indentation of what they stand in.
func (c converter) lines(n ast.Node) []string {
	segments := n.Lines()
	lines := make([]string, 0, segments.Len())
	for i := range segments.Len() {
		segment := segments.At(i)
		lines = append(lines, strings.TrimSuffix(string(segment.Value(c.source)), "\n"))
	}
	return lines
}

// isTable reports whether lines are a table: a head and below it a line that
// draws the columns.
func isTable(lines []string) bool {
	return len(lines) > 1 && strings.Contains(lines[0], "|") &&
		strings.Contains(lines[1], "|") && strings.Contains(lines[1], "-") &&
		strings.Trim(lines[1], "|:- ") == ""
}

// spans returns the text in n, neighbours of one format joined.
func (c converter) spans(n ast.Node) []Span {
	var s spans
	c.collect(n, Span{}, &s)
	return s
}

// collect adds the text in n to s; outer is the format around n.
func (c converter) collect(n ast.Node, outer Span, s *spans) {
	for n := n.FirstChild(); n != nil; n = n.NextSibling() {
		inner := outer
		switch n := n.(type) {
		case *ast.Text:
			s.add(inner, resolve(string(n.Value(c.source))))
			if n.HardLineBreak() || n.SoftLineBreak() && c.isLabel(n.NextSibling()) {
				s.addBreak()
			} else if n.SoftLineBreak() {
				s.add(inner, " ")
			}
		case *ast.CodeSpan:
			inner.Format |= CodeSpan
			s.add(inner, c.code(n))
		case *ast.Emphasis:
			inner.Format |= Emphasis
			if n.Level == 2 {
				inner.Format = outer.Format | Strong
			}
			c.collect(n, inner, s)
		case *ast.Link:
			c.link(n, n.Destination, inner, s)
		case *ast.Image:
			c.link(n, n.Destination, inner, s)
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL {
				inner.Link = CleanLine(string(n.URL(c.source)))
			}
			s.add(inner, CleanLine(string(n.Label(c.source))))
		case *ast.RawHTML:
			s.add(inner, CleanLine(string(n.Segments.Value(c.source))))
		}
	}
}

// isLabel reports whether n is a bold label such as "Pitfall:". A line that
// begins with one stays a line of its own, as its author set it.
func (c converter) isLabel(n ast.Node) bool {
	e, ok := n.(*ast.Emphasis)
	if !ok || e.Level != 2 {
		return false
	}
	t, ok := e.LastChild().(*ast.Text)
	return ok && strings.HasSuffix(string(t.Value(c.source)), ":")
}

// code returns the text of a code span: nothing in it is an escape.
func (c converter) code(n *ast.CodeSpan) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			b.Write(t.Value(c.source))
		}
	}
	return CleanLine(b.String())
}

// link adds a link or a picture. One without a label shows where it leads.
func (c converter) link(n ast.Node, destination []byte, inner Span, s *spans) {
	inner.Link = strings.TrimSpace(resolve(string(destination)))
	if n.FirstChild() == nil {
		s.add(inner, inner.Link)
	}
	c.collect(n, inner, s)
}

// spans grows a list of spans.
type spans []Span

func (s *spans) add(format Span, text string) {
	if text == "" {
		return
	}
	if last := len(*s) - 1; last >= 0 {
		l := &(*s)[last]
		// Code spans stay apart, so that each keeps its own marks.
		if !l.IsBreak() && l.Format == format.Format && l.Link == format.Link && l.Format&CodeSpan == 0 {
			l.Text += text
			return
		}
	}
	format.Text = text
	*s = append(*s, format)
}

// addBreak adds a line break, except before all text.
func (s *spans) addBreak() {
	if len(*s) > 0 {
		*s = append(*s, Span{Text: "\n"})
	}
}
