package lint

import (
	"bytes"

	"djq/internal/yaml/scan"

	"djq/internal/diag"
)

func literalNewline() rule {
	return rule{
		Rule: warning("literal-newline", "a \\n in single quotes, where it is a backslash and an n", `answer: 'One line\nand another'`),
		text: func(p *pass, t scan.Text) {
			if t.Style != scan.SingleQuoted {
				return
			}
			at := newlineEscape(p.file.Source[t.Start:t.End])
			if at < 0 {
				return
			}
			pos := p.sourceLines().Pos(t.Start + at)
			p.report(diag.Finding{
				Pos: pos, End: diag.Pos{Line: pos.Line, Col: pos.Col + 2},
				Message: `\n in single quotes is a backslash and an n, and no new line`,
				Hint:    "write the text on the lines below its key, after |, or put it in double quotes",
			})
		},
	}
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
