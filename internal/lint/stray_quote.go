package lint

import (
	"bytes"

	"djq/internal/yaml/scan"

	"djq/internal/diag"
)

func strayQuote() rule {
	return rule{
		Rule: warning("stray-quote", "text that ends with a quote that was never opened", `question: What is MTV?"`),
		text: func(p *pass, t scan.Text) {
			text := p.file.Source[t.Start:t.End]
			if t.Style != scan.Plain || text[len(text)-1] != '"' || bytes.Count(text, []byte{'"'})%2 == 0 {
				return
			}
			p.report(diag.Finding{
				Pos: p.sourceLines().Pos(t.End - 1), Message: "closing quote without an opening one",
				Hint: "remove it, or add one before the text",
			})
		},
	}
}
