package fromhtml

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"djq/internal/markdown"
)

// list reads a list with the numbers of its items.
func (r *reader) list(n *html.Node) {
	list := markdown.List{Tight: true}
	next, suffix := 1, "."
	if start, err := strconv.Atoi(attribute(n, "start")); err == nil && start >= 0 {
		next = start
	}
	class := attribute(n, "class")
	if class == "paren" {
		suffix = ")"
	}
	for child := range n.ChildNodes() {
		if child.Type == html.TextNode && isBlank(child.Data) || child.Type == html.CommentNode {
			continue
		}
		if child.DataAtom != atom.Li && len(list.Items) > 0 { // a list in a list, say
			last := &list.Items[len(list.Items)-1]
			last.Blocks = append(last.Blocks, r.innerOf(child)...)
			continue
		}
		var item markdown.Item
		if child.DataAtom == atom.Li {
			item.Blocks = r.inner(child)
			if hasParagraphs(child) {
				list.Tight = false
			}
		} else {
			item.Blocks = r.innerOf(child)
		}
		switch {
		case n.DataAtom == atom.Ol:
			if value, err := strconv.Atoi(attribute(child, "value")); err == nil && value >= next {
				next = value
			}
			item.Marker = strconv.Itoa(next) + suffix
			next++
		case class == "plus":
			item.Marker = "+"
		}
		list.Items = append(list.Items, item)
	}
	list.Items = slices.DeleteFunc(list.Items, func(i markdown.Item) bool { return len(i.Blocks) == 0 })
	if len(list.Items) > 0 {
		r.blocks = append(r.blocks, list)
	}
}

// innerOf returns a node itself as blocks.
func (r *reader) innerOf(n *html.Node) []markdown.Block {
	inner := reader{}
	inner.node(n)
	inner.endParagraph()
	r.leftOut = append(r.leftOut, inner.leftOut...)
	return inner.blocks
}

// hasParagraphs reports whether an item begins with a paragraph of its own.
func hasParagraphs(item *html.Node) bool {
	for child := range item.ChildNodes() {
		if child.Type == html.TextNode && isBlank(child.Data) {
			continue
		}
		return child.DataAtom == atom.P
	}
	return false
}

func isBlank(text string) bool { return len(plain(text)) == 0 }
