package lint

import (
	"djq/internal/bank"
	"djq/internal/humanize"
)

func pointCount() rule {
	return rule{
		Rule: house("points", "a card with fewer or more key points than its bank asks for with points:", "points: 3-6 and a card with two key points"),
		card: func(p *pass, c *bank.Card) {
			want, n := p.config.points, len(c.KeyPoints)
			if want == (numberRange{}) || want.holds(n) || n == 0 && p.config.requires(bank.FieldKeyPoints) {
				return
			}
			p.reportKey(c, bank.FieldKeyPoints, "", "the card has %s: expected %s", humanize.Count(n, "key point"), want)
		},
	}
}
