package lint

import (
	"bytes"

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
			at := newlineEscape(text)
			if at < 0 || t.Style != scan.SingleQuoted && !endsSentence(text[:at]) && !bytes.HasPrefix(text[at+2:], []byte(`\n`)) {
				return
			}
			pos := p.sourceLines().Pos(t.Start + at)
			p.report(diag.Finding{
				Pos: pos, End: diag.Pos{Line: pos.Line, Col: pos.Col + 2},
				Message: `\n outside double quotes is a backslash and an n, and no new line`,
				Hint:    "write the text on the lines below its key, after |, or put it in double quotes",
			})
		},
	}
}

// endsSentence reports whether a sentence or a clause ends before what was most
// likely meant as a line break. In text without quotes a \n may also be of a path,
// or what the text is about.
func endsSentence(text []byte) bool {
	return len(text) > 1 && bytes.IndexByte([]byte(".,;!?)"), text[len(text)-1]) >= 0 && text[len(text)-2] != ' '
}

// newlineEscape returns where a \n stands in a text outside back-ticks, or -1.
func newlineEscape(text []byte) int {
	if !bytes.Contains(text, []byte(`\n`)) {
		return -1
	}
	code := false
	for i, c := range text {
		switch {
		case c == '`':
			code = !code
		case c == '\\' && !code && i+1 < len(text) && text[i+1] == 'n' && text[i-1] != '\\':
			return i
		}
	}
	return -1
}
