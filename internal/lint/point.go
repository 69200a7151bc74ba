package lint

import "djq/internal/bank"

// point is a key or bonus point of a card and its place there.
type point struct {
	text  string
	name  string // "key point", "bonus point"
	field bank.Field
	index int
}

// points returns the key points of a card, and the bonus points after them.
func points(c *bank.Card) []point {
	all := make([]point, 0, len(c.KeyPoints)+len(c.BonusPoints))
	for i, text := range c.KeyPoints {
		all = append(all, point{text, "key point", bank.FieldKeyPoints, i})
	}
	for i, text := range c.BonusPoints {
		all = append(all, point{text, "bonus point", bank.FieldBonusPoints, i})
	}
	return all
}
