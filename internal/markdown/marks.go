package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// opensBlock reports whether a line would begin something other than a
// paragraph: a heading, an item of a list, a quote, fenced code or a rule.
func opensBlock(line string) bool {
	if line == "" {
		return false
	}
	switch c := line[0]; c {
	case '#':
		n := countByte(line, '#')
		return n <= 6 && n < len(line) && line[n] == ' ' && strings.Trim(line[n:], " ") != ""
	case '>':
		return isQuote(line)
	case '-', '+', '*':
		return beginsItem(line[1:]) || c != '+' && isRule(line)
	case '`', '~':
		n := countByte(line, c)
		return n >= 3 && (c == '~' || !strings.Contains(line[n:], "`"))
	}
	n := len(line) - len(strings.TrimLeft(line, "0123456789"))
	return 0 < n && n < len(line) && n <= 9 && (line[n] == '.' || line[n] == ')') && beginsItem(line[n+1:])
}

// endsMark reports whether a mark before rest is a word of its own.
func endsMark(rest string) bool { return rest == "" || rest[0] == ' ' || rest[0] == '\n' }

// beginsItem reports whether a list may begin with rest behind the mark of an
// item. An item without text is none: it is an operator.
func beginsItem(rest string) bool {
	return endsMark(rest) && strings.Trim(rest, " \n") != ""
}

// isQuote reports whether a line is of a quotation. >>> is a prompt, >= an
// operator.
func isQuote(line string) bool { return line != "" && line[0] == '>' && endsMark(line[1:]) }

// isRule reports whether a line is three stars or hyphens or more, and nothing
// else.
func isRule(line string) bool {
	bare := strings.ReplaceAll(strings.TrimRight(line, " \n"), " ", "")
	return len(bare) >= 3 && countByte(bare, line[0]) == len(bare)
}

// The parsers of goldmark, less some of what they take for marks.

// hyphensAndStars reads rules, but not those of underscores: they are where
// something is to be filled in.
type hyphensAndStars struct{ parser.BlockParser }

func (hyphensAndStars) Trigger() []byte { return []byte("-*") }

// spacedQuote reads quotations whose mark is followed by a space.
type spacedQuote struct{ parser.BlockParser }

func (q spacedQuote) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if !nextIsQuote(reader) {
		return nil, parser.NoChildren
	}
	return q.BlockParser.Open(parent, reader, pc)
}

func (q spacedQuote) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if !nextIsQuote(reader) {
		return parser.Close
	}
	return q.BlockParser.Continue(node, reader, pc)
}

func nextIsQuote(reader text.Reader) bool {
	line, _ := reader.PeekLine()
	return isQuote(strings.TrimLeft(string(line), " "))
}

// titledHeading reads headings that say something.
type titledHeading struct{ parser.BlockParser }

func (h titledHeading) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if strings.Trim(strings.TrimLeft(strings.TrimLeft(string(line), " "), "#"), " \n") == "" {
		return nil, parser.NoChildren
	}
	return h.BlockParser.Open(parent, reader, pc)
}

// filledList reads lists that begin with an item that has text.
type filledList struct{ parser.BlockParser }

func (l filledList) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	mark := strings.TrimLeft(string(line), " 0123456789")
	if mark == "" || strings.Trim(mark[1:], " \n") == "" {
		return nil, parser.NoChildren
	}
	return l.BlockParser.Open(parent, reader, pc)
}
