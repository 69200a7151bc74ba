package lint

import (
	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/markdown"
	"djq/internal/yaml/scan"
)

func eatenText() rule {
	return rule{
		Rule: warning("eaten-text", "what Markdown takes away and is likely meant: stars beside an operator, the title of a link, words behind the language of code, the lines of code without a fence directly below text", "n=*args* shows as n=args"),
		card: func(p *pass, c *bank.Card) {
			for t := range c.Texts() {
				for _, loss := range markdown.Eaten(t.Text) {
					pos, end := keySpan(c, t.Field)
					if s, ok := p.scalarOf(c, t); ok {
						if loss.Kind == markdown.Info && s.Style != scan.Literal {
							continue // YAML joined the lines, which is another rule's
						}
						pos, end = p.spanIn(s, t.Text, loss.Start, loss.End)
					}
					message, hint := describeLoss(loss.Kind)
					p.report(diag.Finding{Pos: pos, End: end, Message: message, Hint: hint})
				}
			}
		},
	}
}

// describeLoss says what takes text away and what to do.
func describeLoss(kind markdown.LossKind) (message, hint string) {
	switch kind {
	case markdown.Title:
		return "the title of a link is not shown", "write it outside the link"
	case markdown.Joined:
		return "this indented line becomes part of the paragraph above", "put code between two lines of ```, or leave a blank line above it"
	case markdown.Info:
		return "words behind the language of fenced code are not shown", "write them above the code"
	}
	return "stars beside an operator are taken for emphasis and not shown", "put it in back-ticks"
}
