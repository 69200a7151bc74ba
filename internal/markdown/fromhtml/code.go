package fromhtml

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"djq/internal/markdown"
)

// codeBlock returns preformatted text, each line as it is.
func codeBlock(n *html.Node) markdown.Code {
	var b strings.Builder
	writeCode(&b, n)
	text := strings.ReplaceAll(b.String(), "\u00a0", " ")
	text = strings.TrimSuffix(markdown.Clean(text), "\n")
	lang := language(n)
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode && child.DataAtom == atom.Code && lang == "" {
			lang = language(child)
		}
	}
	c := markdown.Code{Lang: lang, Lines: strings.Split(text, "\n")}
	if text == "" {
		c.Lines = nil
	}
	return c
}

func writeCode(b *strings.Builder, n *html.Node) {
	for child := range n.ChildNodes() {
		switch {
		case child.Type == html.TextNode:
			b.WriteString(child.Data)
		case child.DataAtom == atom.Br:
			b.WriteByte('\n')
		case child.DataAtom == atom.Div || child.DataAtom == atom.P:
			if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte('\n')
			}
			writeCode(b, child)
			if !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte('\n')
			}
		default:
			writeCode(b, child)
		}
	}
}

// language returns the language that the class of an element names, as HTML
// proposes: language-python; "" without one.
func language(n *html.Node) string {
	for _, class := range strings.Fields(strings.ToLower(attribute(n, "class"))) {
		for _, prefix := range []string{"language-", "lang-", "highlight-", "brush:"} {
			if lang, ok := strings.CutPrefix(class, prefix); ok && strings.Trim(lang, "abcdefghijklmnopqrstuvwxyz0123456789+-_#") == "" {
				return lang
			}
		}
	}
	return ""
}
