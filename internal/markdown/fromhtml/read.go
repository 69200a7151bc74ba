package fromhtml

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"djq/internal/markdown"
)

// reader makes blocks of nodes, one after the other.
type reader struct {
	blocks  []markdown.Block
	line    line // the paragraph that is being read
	leftOut []string
}

// endParagraph ends the paragraph that is being read.
func (r *reader) endParagraph() {
	for _, text := range r.line.paragraphs() {
		r.blocks = append(r.blocks, markdown.Paragraph{Text: text})
	}
	r.line.spans = nil
}

// node reads a node and what is in it.
func (r *reader) node(n *html.Node) {
	if n.Type == html.TextNode {
		r.text(n.Data)
		return
	}
	if n.Type != html.ElementNode {
		r.children(n) // of a comment there are none
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Template, atom.Noscript:
	case atom.Br:
		r.line.addBreak()
	case atom.Img, atom.Audio, atom.Video, atom.Source, atom.Embed, atom.Object, atom.Iframe:
		r.media(n)
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Center,
		atom.Dl, atom.Dt, atom.Dd, atom.Details, atom.Summary, atom.Figure, atom.Figcaption, atom.Address, atom.Form, atom.Fieldset:
		r.endParagraph()
		r.children(n)
		r.endParagraph()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.endParagraph()
		if text := r.oneLine(n); len(text) > 0 {
			r.blocks = append(r.blocks, markdown.Heading{Level: int(n.Data[1] - '0'), Text: text})
		}
	case atom.Hr:
		r.endParagraph()
		r.blocks = append(r.blocks, markdown.Rule{})
	case atom.Blockquote:
		r.endParagraph()
		if inner := r.inner(n); len(inner) > 0 {
			r.blocks = append(r.blocks, markdown.Quote{Blocks: inner})
		}
	case atom.Pre, atom.Textarea, atom.Listing, atom.Xmp:
		r.endParagraph()
		r.blocks = append(r.blocks, codeBlock(n))
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		r.endParagraph()
		r.list(n)
	case atom.Li: // one without a list
		r.endParagraph()
		r.blocks = append(r.blocks, markdown.List{Tight: true, Items: []markdown.Item{{Blocks: r.inner(n)}}})
	case atom.Table:
		r.endParagraph()
		r.table(n)
	default:
		r.inline(n)
	}
}

func (r *reader) children(n *html.Node) {
	for child := range n.ChildNodes() {
		r.node(child)
	}
}

// inner returns the blocks in a node.
func (r *reader) inner(n *html.Node) []markdown.Block {
	inner := reader{}
	inner.children(n)
	inner.endParagraph()
	r.leftOut = append(r.leftOut, inner.leftOut...)
	return inner.blocks
}

// oneLine returns the running text in a node, its blocks one after the other.
func (r *reader) oneLine(n *html.Node) []markdown.Span {
	var l line
	for _, block := range r.inner(n) {
		for _, s := range spansOf(block) {
			if s.IsBreak() {
				s.Text = " "
			}
			l.add(s)
		}
		l.add(markdown.Span{Text: " "})
	}
	if texts := l.paragraphs(); len(texts) > 0 {
		return texts[0]
	}
	return nil
}

// spansOf returns the running text of a block.
func spansOf(block markdown.Block) []markdown.Span {
	switch b := block.(type) {
	case markdown.Paragraph:
		return b.Text
	case markdown.Heading:
		return b.Text
	case markdown.Code:
		return []markdown.Span{{Text: strings.Join(strings.Fields(strings.Join(b.Lines, " ")), " "), Format: markdown.CodeSpan}}
	}
	return plain(markdown.Text([]markdown.Block{block}))
}

// media notes the name of a picture or a sound.
func (r *reader) media(n *html.Node) {
	if name := attribute(n, "src"); name != "" {
		r.leftOut = append(r.leftOut, name)
	}
	r.children(n)
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
