package lint

import (
	"bytes"
	"fmt"

	"djq/internal/yaml/scan"

	"djq/internal/diag"
)

func foldedCode() rule {
	return rule{
		Rule: warning("folded-code", "code, a list, a table or an indented line in text whose lines YAML joins: text that is in quotes, follows > or has neither", "answer: > and ```python on a line below"),
		text: func(p *pass, t scan.Text) {
			if t.Style == scan.Literal {
				return
			}
			for line := range scan.Lines(p.file.Source, t) {
				what := lostCode(line)
				if what == "" && line.IsJoined && !isDeeperItem(t, line) {
					what = lostBlock(line)
				}
				if what == "" {
					continue
				}
				pos, end := p.restOfLine(p.sourceLines().Pos(line.At))
				p.report(diag.Finding{
					Pos: pos, End: end, Hint: "write the text on the lines below its key, after |",
					Message: fmt.Sprintf("%s in text whose lines YAML joins", what),
				})
				return
			}
		},
	}
}

// lostCode says that a line is code which is lost when lines are joined, or
// returns nothing.
func lostCode(l scan.TextLine) string {
	switch {
	case l.IsEscaped:
	case bytes.HasPrefix(l.Body, []byte("```")), bytes.HasPrefix(l.Body, []byte("~~~")):
		return "fenced code"
	case l.IsJoined && (bytes.HasPrefix(l.Body, []byte(">>> ")) || bytes.HasPrefix(l.Body, []byte("$ "))):
		return "code"
	case l.IsDeeper:
		return "an indented line"
	}
	return ""
}

// isHeading reports whether a line is a heading of Markdown.
func isHeading(body []byte) bool {
	text := bytes.TrimLeft(body, "#")
	level := len(body) - len(text)
	return level > 0 && level <= 6 && bytes.HasPrefix(text, []byte{' '})
}

// lostBlock names what a line of Markdown begins that must begin a line, or
// returns nothing.
func lostBlock(l scan.TextLine) string {
	switch {
	case isListItem(l.Body):
		return "a list"
	case len(l.Body) > 2 && l.Body[0] == '|' && l.Body[len(l.Body)-1] == '|':
		return "a table"
	case bytes.HasPrefix(l.Body, []byte("> ")):
		return "a quote"
	case isHeading(l.Body):
		return "a heading"
	}
	return ""
}

// isListItem reports whether a line begins an item of a list in Markdown: with a
// dash, an asterisk, or a number of one or two digits and a full stop or bracket.
// A bullet is meant as one.
func isListItem(line []byte) bool {
	marker, rest, found := bytes.Cut(line, []byte{' '})
	if !found || len(bytes.TrimSpace(rest)) == 0 {
		return false
	}
	switch number := bytes.TrimRight(marker, ".)"); {
	case len(marker) == 1:
		return marker[0] == '-' || marker[0] == '*' || marker[0] == '+'
	case len(number) == len(marker)-1 && len(number) <= 2:
		return len(bytes.Trim(number, "0123456789")) == 0 && len(number) > 0
	}
	return string(marker) == "•"
}
