package lint

import "djq/internal/bank"

func changedOriginal() rule {
	return rule{
		Rule: warning("changed-original", "a copy of a built-in card that has changed since it was copied; only in the folder of your own cards", "your cards/orm.n-plus-one.yaml, after a new version of djq corrected that card"),
		card: func(p *pass, c *bank.Card) {
			if p.hasChanged != nil && p.hasChanged(p.file.Name, c) {
				p.reportKey(c, bank.FieldID, "djq edit --diff "+c.Name()+" shows what changed; saving your copy again, or --revert, settles it",
					"the built-in card has changed since you copied it")
			}
		},
	}
}
