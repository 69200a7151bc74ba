package lint

import (
	"bytes"

	"djq/internal/diag"
	"djq/internal/yaml"
)

func strayQuote() rule {
	return rule{
		Rule: warning("stray-quote", "a text that ends in a quote which nothing opens", `question: What is MTV?"`),
		text: func(p *pass, t yaml.ScalarText) {
			text := p.file.Source[t.Start:t.End]
			if t.Style != yaml.Plain || text[len(text)-1] != '"' || bytes.Count(text, []byte{'"'})%2 == 0 {
				return
			}
			p.report(diag.Finding{
				Pos: p.sourceLines().Pos(t.End - 1), Message: "a quote that nothing opens",
				Hint: "remove it, or put one before the text too",
			})
		},
	}
}
