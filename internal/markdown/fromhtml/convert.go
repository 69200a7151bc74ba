package fromhtml

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"djq/internal/markdown"
)

// Result is HTML as Markdown.
type Result struct {
	Text string
	// LeftOut names what Markdown has no place for: the sources of pictures and
	// sounds, in order.
	LeftOut []string
}

// Convert returns HTML as Markdown. It never fails: what cannot be read is text.
func Convert(source string) Result {
	blocks, leftOut := Blocks(source)
	return Result{Text: Write(blocks), LeftOut: leftOut}
}

// Blocks returns HTML as the blocks of Markdown, and the names of what they leave
// out.
func Blocks(source string) (blocks []markdown.Block, leftOut []string) {
	nodes, err := Parse(source)
	if err != nil {
		return []markdown.Block{markdown.Paragraph{Text: plain(source)}}, nil
	}
	r := reader{}
	for _, n := range nodes {
		r.node(n)
	}
	r.endParagraph()
	return r.blocks, r.leftOut
}

// Parse returns the nodes of HTML that stands in the body of a page.
func Parse(source string) ([]*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	return html.ParseFragment(strings.NewReader(source), body)
}

// plain returns text on one line as a span.
func plain(text string) []markdown.Span {
	text = strings.Join(strings.Fields(markdown.Clean(text)), " ")
	if text == "" {
		return nil
	}
	return []markdown.Span{{Text: text}}
}
