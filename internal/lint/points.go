package lint

import (
	"djq/internal/bank"
	"djq/internal/humanize"
)

func pointCount() rule {
	return rule{
		Rule: house("points", "a card whose number of key points is outside the range of the points: setting of its bank", "two key points under points: 3-6"),
		card: func(p *pass, c *bank.Card) {
			want, n := p.config.points, len(c.KeyPoints)
			if want == (numberRange{}) || want.holds(n) || n == 0 && p.config.requires(bank.FieldKeyPoints) {
				return
			}
			p.reportKey(c, bank.FieldKeyPoints, "", "card has %s: expected %s", humanize.Count(n, "key point"), want)
		},
	}
}
