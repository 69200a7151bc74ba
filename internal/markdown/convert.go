package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// converter turns goldmark's tree over a source into ours.
type converter struct {
	source string
	eaten  []Loss // of the source: see Eaten
}

func (c *converter) blocks(parent ast.Node) []Block {
	var blocks []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			c.hanging(n)
			blocks = c.paragraph(blocks, c.textOf(n))
		case *ast.Heading:
			// From the source: to goldmark, number signs at the end are marks too.
			at := n.Pos() + n.Level
			line, _, _ := strings.Cut(c.source[at:], "\n")
			at += len(line) - len(strings.TrimLeft(line, " "))
			blocks = append(blocks, Heading{Level: n.Level, Text: c.inline(inline{text: strings.Trim(line, " ")}, blockText{at: at})})
		case *ast.FencedCodeBlock:
			blocks = append(blocks, Code{Lang: c.lang(n), Lines: c.lines(n)})
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

func (c *converter) list(n *ast.List) List {
	l := List{Tight: n.IsTight}
	last := -1
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := ""
		switch {
		case n.IsOrdered():
			digits := c.source[item.Pos():]
			digits = digits[:len(digits)-len(strings.TrimLeft(digits, "0123456789"))]
			number, _ := strconv.Atoi(digits)
			if number <= last {
				number = last + 1
				digits = strconv.Itoa(number)
			}
			last = number
			marker = digits + string(n.Marker)
		case n.Marker == '+':
			marker = "+"
		}
		l.Items = append(l.Items, Item{Marker: marker, Blocks: c.blocks(item)})
	}
	return l
}

// lang returns the first word behind a fence. Any others are eaten.
func (c *converter) lang(n *ast.FencedCodeBlock) string {
	if n.Info == nil {
		return ""
	}
	info := n.Info.Segment
	text := c.source[info.Start:info.Stop]
	lang, rest, _ := strings.Cut(text, " ")
	if words := strings.TrimSpace(rest); words != "" {
		at := info.Start + strings.LastIndex(text, words)
		c.eaten = append(c.eaten, Loss{at, at + len(words), Info})
	}
	return strings.ToLower(lang)
}

// lines returns the lines of a block as they stand in the source, without the
// indentation of what they stand in.
func (c *converter) lines(n ast.Node) []string {
	segments := n.Lines()
	lines := make([]string, 0, segments.Len())
	for i := range segments.Len() {
		segment := segments.At(i)
		line := strings.TrimSuffix(c.source[segment.Start:segment.Stop], "\n")
		lines = append(lines, strings.Repeat(" ", segment.Padding)+line)
	}
	return lines
}

// blockText is the text of a block and where it stands in the source.
type blockText struct {
	text string
	at   int   // of the text, if it is in one piece
	line []int // where each line begins in the text and in the source, if it is not
}

// source returns where byte i of the text stands in the source.
func (b *blockText) source(i int) int {
	at := b.at + i
	for n := 0; n < len(b.line) && b.line[n] <= i; n += 2 {
		at = b.line[n+1] + i - b.line[n]
	}
	return at
}

// textOf returns the text of a paragraph without what its lines begin with.
func (c *converter) textOf(n ast.Node) blockText {
	segments := n.Lines()
	first, last := segments.At(0), segments.At(segments.Len()-1)
	contiguous := true
	for i := 1; i < segments.Len(); i++ {
		contiguous = contiguous && segments.At(i).Start == segments.At(i-1).Stop
	}
	if contiguous {
		return blockText{text: c.source[first.Start:last.Stop], at: first.Start}
	}
	var b strings.Builder
	var line []int
	for i := range segments.Len() {
		segment := segments.At(i)
		line = append(line, b.Len(), segment.Start)
		b.WriteString(c.source[segment.Start:segment.Stop])
	}
	return blockText{text: b.String(), line: line}
}

// paragraph adds a paragraph, or a table with what is above and below it.
func (c *converter) paragraph(blocks []Block, b blockText) []Block {
	if above, table, below, ok := c.table(b); ok {
		if above.text != "" {
			blocks = c.paragraph(blocks, above)
		}
		blocks = append(blocks, table)
		if below.text == "" {
			return blocks
		}
		return c.paragraph(blocks, below)
	}
	if spans := c.inline(inline{text: b.text, first: true}, b); len(spans) > 0 {
		blocks = append(blocks, Paragraph{Text: spans})
	}
	return blocks
}

// inline reads the text of a block.
func (c *converter) inline(p inline, b blockText) []Span {
	spans := p.spans()
	for _, l := range p.eaten {
		c.eaten = append(c.eaten, Loss{b.source(l.Start), b.source(l.End-1) + 1, l.Kind})
	}
	return spans
}
