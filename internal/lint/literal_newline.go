package lint

import (
	"bytes"
	"iter"

	"djq/internal/yaml/scan"

	"djq/internal/diag"
)

func literalNewline() rule {
	return rule{
		Rule: warning("literal-newline", "a \\n outside double quotes, where it is a backslash and an n", `answer: 'One line\nand another'`),
		text: func(p *pass, t scan.Text) {
			if t.Style == scan.DoubleQuoted || t.Style == scan.Literal {
				return
			}
			text := p.file.Source[t.Start:t.End]
			for at := range newlineEscapes(text) {
				if t.Style != scan.SingleQuoted && !endsSentence(text[:at]) && !bytes.HasPrefix(text[at+2:], []byte(`\n`)) {
					continue
				}
				pos := p.sourceLines().Pos(t.Start + at)
				p.report(diag.Finding{
					Pos: pos, End: diag.Pos{Line: pos.Line, Col: pos.Col + 2},
					Message: `\n outside double quotes is a backslash and an n, and no new line`,
					Hint:    "write the text on the lines below its key, after |, or put it in double quotes",
				})
				return
			}
		},
	}
}

// endsSentence reports whether a sentence or a clause ends before what was most
// likely meant as a line break. In text without quotes a \n may also be of a path,
// or what the text is about.
func endsSentence(text []byte) bool {
	return len(text) > 1 && bytes.IndexByte([]byte(".,;!?)"), text[len(text)-1]) >= 0 && text[len(text)-2] != ' '
}

// newlineEscapes yields where each \n stands in a text outside back-ticks. One
// whose backslash is escaped is none.
func newlineEscapes(text []byte) iter.Seq[int] {
	return func(yield func(int) bool) {
		if !bytes.Contains(text, []byte(`\n`)) {
			return
		}
		code := false
		for i := 0; i < len(text); i++ {
			switch {
			case text[i] == '`':
				code = !code
			case text[i] == '\\' && !code && i+1 < len(text):
				if text[i+1] == 'n' && !yield(i) {
					return
				}
				i++
			}
		}
	}
}
