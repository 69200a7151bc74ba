package markdown

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parse returns the blocks of a text. It never fails: what is no Markdown is
// text, and a text that would take the parser very long (see tame) keeps its
// lines and its fenced code and is otherwise taken literally.
func Parse(s string) []Block {
	s = Clean(s)
	if !tame(s) {
		return literal(s)
	}
	blocks, _ := parse(s)
	return blocks
}

// parse returns the blocks of a clean text, and what is eaten of it.
func parse(s string) ([]Block, []Loss) {
	c := converter{source: s}
	if isProse(s) {
		return c.prose(), c.eaten
	}
	root := goldmark().Parse(text.NewReader([]byte(s)))
	return c.blocks(root), c.eaten
}

// isProse reports whether a text is paragraphs alone, as most are: they need
// no parser of blocks.
func isProse(s string) bool {
	for line := range strings.Lines(s) {
		n := countByte(line, ' ')
		rest := strings.TrimSuffix(line[n:], "\n")
		if n > 3 || opensBlock(rest) || rest != "" && strings.Trim(rest, "|:- ") == "" {
			return false
		}
	}
	return true
}

// prose returns the paragraphs of a text.
func (c *converter) prose() []Block {
	var blocks []Block
	from, at := -1, 0
	for line := range strings.Lines(c.source) {
		if strings.Trim(line, " \n") == "" {
			blocks, from = c.between(blocks, from, at), -1
		} else if from < 0 {
			from = at
		}
		at += len(line)
	}
	return c.between(blocks, from, at)
}

// between adds the paragraph in a part of the source, if there is one.
func (c *converter) between(blocks []Block, from, to int) []Block {
	if from < 0 {
		return blocks
	}
	return c.paragraph(blocks, blockText{text: c.source[from:to], at: from})
}

// goldmark is built at first use, because programs that show no Markdown start
// faster without it. It reads blocks only. Those of CommonMark that would take
// away or hide what was written are left out: HTML blocks, underlined headings
// and definitions of links.
var goldmark = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(hyphensAndStars{parser.NewThematicBreakParser()}, 200),
			util.Prioritized(filledList{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(titledHeading{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(spacedQuote{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
	)
})
