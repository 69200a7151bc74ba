package lint

import (
	"djq/internal/bank"
	"djq/internal/diag"
)

func fenceLanguage() rule {
	return rule{
		Rule: warning("fence-language", "fenced code that does not say its language, and so is not highlighted", "``` without python behind it"),
		card: func(p *pass, c *bank.Card) {
			for _, t := range p.fenced {
				for _, fence := range t.fences {
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
