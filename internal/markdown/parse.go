package markdown

import (
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
	source := []byte(s)
	root := goldmark().Parse(text.NewReader(source))
	return converter{source}.blocks(root)
}

// goldmark is built at first use, because programs that show no Markdown start
// faster without it.
var goldmark = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		// All of CommonMark but HTML blocks: inside them nothing else is read,
		// while a card that begins with <form> means its backticks.
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
})
