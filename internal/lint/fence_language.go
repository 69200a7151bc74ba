package lint

import (
	"djq/internal/bank"
	"djq/internal/diag"
)

func fenceLanguage() rule {
	return rule{
		Rule: warning("fence-language", "fenced code that does not say its language, and so is not highlighted", "``` without python behind it"),
		card: func(p *pass, c *bank.Card) {
			for _, t := range p.texts(c) {
				for _, fence := range bank.Fences(t.text) {
					if fence.Lang == "" {
						pos, end := p.fenceSpan(t, fence.Open)
						p.report(diag.Finding{
							Pos: pos, End: end, Message: "fenced code without a language",
							Hint: "write it behind the marks: python, html, sh, sql, text, …",
						})
					}
				}
			}
		},
	}
}
