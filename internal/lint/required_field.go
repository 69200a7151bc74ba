package lint

import (
	"fmt"

	"djq/internal/bank"
	"djq/internal/diag"
)

func requiredField() rule {
	return rule{
		Rule: house("required-field", "a card or file that lacks a field listed in the require: setting of its bank", "a card without refs under require: [refs]"),
		file: func(p *pass) {
			for _, field := range p.config.require {
				if !field.IsOfCard() && !p.file.Has(field) {
					p.report(diag.Finding{
						Pos:     diag.Pos{Line: 1, Col: 1},
						Message: "file without " + field.String(), Hint: fmt.Sprintf("add %s: before cards:", field),
					})
				}
			}
		},
		card: func(p *pass, c *bank.Card) {
			for _, field := range p.config.require {
				if !field.IsOfCard() || c.Has(field) {
					continue
				}
				// Another rule reports cards without an id.
				if field != bank.FieldID || p.config.disables("missing-id") {
					p.report(diag.Finding{Pos: c.Pos, Message: "card without " + field.String(), Hint: fmt.Sprintf("add %s:", field)})
				}
			}
		},
	}
}
