package html_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	parser "golang.org/x/net/html"

	"djq/internal/markdown"
	"djq/internal/markdown/html"
)

// allowed are the elements that there may be, and their attributes.
var allowed = map[string][]string{
	"p": nil, "h3": nil, "h4": nil, "h5": nil, "h6": nil, "hr": nil, "br": nil,
	"strong": nil, "em": nil, "code": {"class"}, "pre": nil, "span": {"class"}, "blockquote": nil,
	"a":  {"href", "target", "rel"},
	"ul": {"class"}, "ol": {"class", "start"}, "li": {"value"},
	"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"class", "scope"}, "td": {"class"},
}

// FuzzRender checks that a browser finds in the HTML the elements that were
// meant, no others, and the text that the terminal shows.
func FuzzRender(f *testing.F) {
	seeds, err := filepath.Glob("../../ui/testdata/markdown/*.md")
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, seed := range append(seeds, "testdata/everything.md") {
		text, err := os.ReadFile(seed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		blocks := markdown.Parse(text)
		written := html.Renderer{Heading: 2}.Blocks(blocks)
		root := parse(t, written)
		var shown strings.Builder
		readNode(t, &shown, root)
		if got, want := letters(shown.String()), letters(markdown.Text(withoutZeros(blocks))); got != want {
			t.Errorf("%q shows\n%s\nwant\n%s", text, got, want)
		}
		if got, want := countTags(root), strings.Count(written, "<")-strings.Count(written, "</"); got != want {
			t.Errorf("%q: %d elements, %d are written in %s", text, got, want, written)
		}
		line := parse(t, html.Renderer{}.Line(text))
		var words strings.Builder
		readNode(t, &words, line)
		if got, want := letters(words.String()), letters(markdown.Line(text)); got != want {
			t.Errorf("the line of %q shows %q, want %q", text, got, want)
		}
	})
}

// parse returns what a browser makes of HTML in the body of a page.
func parse(t *testing.T, text string) *parser.Node {
	t.Helper()
	context := &parser.Node{Type: parser.ElementNode, Data: "body", DataAtom: 0}
	nodes, err := parser.ParseFragment(strings.NewReader(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
		context.AppendChild(n)
	}
	return context
}

// countTags returns how many elements a browser finds, less those that every
// page has.
func countTags(n *parser.Node) int {
	count := 0
	for child := range n.Descendants() {
		if child.Type == parser.ElementNode && !slices.Contains([]string{"html", "head", "body"}, child.Data) {
			count++
		}
	}
	return count
}

// readNode collects the text below a node, with the numbers of items.
func readNode(t *testing.T, b *strings.Builder, parent *parser.Node) {
	next, suffix := -1, "."
	if parent.Data == "ol" {
		next = 1
		if start := attribute(parent, "start"); start != "" {
			next, _ = strconv.Atoi(start)
		}
		if attribute(parent, "class") == "paren" {
			suffix = ")"
		}
	}
	for n := range parent.ChildNodes() {
		switch {
		case n.Type == parser.TextNode:
			b.WriteString(n.Data)
			continue
		case n.Type != parser.ElementNode:
			t.Errorf("a node of type %d: %s", n.Type, n.Data)
			continue
		case slices.Contains([]string{"html", "head", "body"}, n.Data):
			readNode(t, b, n)
			continue
		}
		attributes, ok := allowed[n.Data]
		if !ok {
			t.Errorf("element %s", n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) {
				t.Errorf("attribute %s of %s", a.Key, n.Data)
			}
			if a.Key == "href" && !strings.HasPrefix(strings.ToLower(a.Val), "http") && !strings.HasPrefix(strings.ToLower(a.Val), "mailto:") {
				t.Errorf("a link to %s", a.Val)
			}
		}
		if n.Data == "li" {
			if value := attribute(n, "value"); value != "" {
				next, _ = strconv.Atoi(value)
			}
			switch {
			case next >= 0:
				b.WriteString(strconv.Itoa(next) + suffix)
				next++
			case attribute(parent, "class") == "plus":
				b.WriteString("+")
			}
		}
		readNode(t, b, n)
	}
}

func attribute(n *parser.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// withoutZeros returns blocks whose numbers have no zeros before them, which
// HTML does not show.
func withoutZeros(blocks []markdown.Block) []markdown.Block {
	blocks = slices.Clone(blocks)
	for i, block := range blocks {
		switch block := block.(type) {
		case markdown.Quote:
			blocks[i] = markdown.Quote{Blocks: withoutZeros(block.Blocks)}
		case markdown.List:
			items := slices.Clone(block.Items)
			for j, item := range items {
				if number := strings.TrimRight(item.Marker, ".)"); strings.HasPrefix(number, "0") {
					n, _ := strconv.Atoi(number)
					items[j].Marker = strconv.Itoa(n) + item.Marker[len(number):]
				}
				items[j].Blocks = withoutZeros(item.Blocks)
			}
			blocks[i] = markdown.List{Tight: block.Tight, Items: items}
		}
	}
	return blocks
}

// letters returns s without white space.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }
