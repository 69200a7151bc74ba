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
			if t.Style != scan.Plain || !endsInStrayQuote(p.file.Source[t.Start:t.End]) {
				return
			}
			p.report(diag.Finding{
				Pos: p.sourceLines().Pos(t.End - 1), Message: "closing quote without an opening one",
				Hint: "remove it, or add one before the text",
			})
		},
	}
}

// endsInStrayQuote reports whether a text ends with a quote that was never opened.
// A single one may be an apostrophe, but not behind the end of a sentence.
func endsInStrayQuote(text []byte) bool {
	body, quote := text[:len(text)-1], text[len(text)-1]
	switch {
	case quote == '"':
		return bytes.Count(body, []byte{'"'})%2 == 0
	case quote != '\'' || len(body) == 0 || bytes.IndexByte([]byte(".?!"), body[len(body)-1]) < 0:
		return false
	}
	for i, c := range body {
		if c == '\'' && (i == 0 || bytes.IndexByte([]byte(" ([{\n"), body[i-1]) >= 0) {
			return false
		}
	}
	return true
}
