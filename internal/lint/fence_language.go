package lint

import (
	"djq/internal/bank"
	"djq/internal/diag"
)

func fenceLanguage() rule {
	return rule{
		Rule: warning("fence-language", "a fenced code block without a language, which cannot be highlighted", "``` instead of ```python"),
		card: func(p *pass, c *bank.Card) {
			for _, t := range p.fenced {
				for _, fence := range t.fences {
					if fence.Lang == "" {
						pos, end := p.fenceSpan(t, fence.Open)
						p.report(diag.Finding{
							Pos: pos, End: end, Message: "fenced code block has no language",
							Hint: "add it to the opening fence: python, html, sh, sql, text, …",
						})
					}
				}
			}
		},
	}
}
