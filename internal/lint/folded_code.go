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
			for line := range textLines(p.file.Source, t) {
				what := line.code()
				if what == "" && line.isJoined && !isDeeperItem(t, line) {
					what = line.block()
				}
				if what == "" {
					continue
				}
				pos, end := p.restOfLine(p.sourceLines().Pos(line.at))
				p.report(diag.Finding{
					Pos: pos, End: end, Hint: "write the text on the lines below its key, after |",
					Message: fmt.Sprintf("%s in text whose lines YAML joins", what),
				})
				return
			}
		},
	}
}

// code says that a line is code which is lost when lines are joined, or
// returns nothing.
func (l textLine) code() string {
	switch {
	case l.isEscaped:
	case bytes.HasPrefix(l.body, []byte("```")), bytes.HasPrefix(l.body, []byte("~~~")):
		return "fenced code"
	case l.isJoined && bytes.HasPrefix(l.body, []byte(">>> ")):
		return "code"
	case l.isDeeper:
		return "an indented line"
	}
	return ""
}

// block names what a line of Markdown begins that must begin a line, or
// returns nothing.
func (l textLine) block() string {
	switch {
	case l.isItem():
		return "a list"
	case len(l.body) > 2 && l.body[0] == '|' && l.body[len(l.body)-1] == '|':
		return "a table"
	}
	return ""
}
