package incoming

import (
	"fmt"

	"djq/internal/bank"
)

// yours returns the card that a card found is or changes. Where there is none,
// it returns nil, and the card has a name that no other has.
func (d *decider) yours(c *bank.Card, key string) *bank.Card {
	if c.ID != "" {
		if known := d.known[c.Name()]; known != nil {
			return known
		}
		if !d.taken[c.Name()] {
			return nil
		}
	}
	if known := d.byText[key]; known != nil {
		return known
	}
	base := bank.GenerateID(c.Question)
	c.GeneratedID = true
	next := c.Topic + "/" + base
	for n := d.next[next] + 1; ; n++ {
		d.next[next] = n // so that many cards of one question take no longer
		c.ID = base
		if n > 1 {
			c.ID = fmt.Sprintf("%s-%d", base, n)
		}
		known := d.known[c.Name()]
		switch {
		case known == nil && !d.taken[c.Name()]:
			return nil
		case known == nil || d.matched[known] || !sameText(known.Question, c.Question):
		default:
			// The question is known, and no other card found has its answer.
			d.matched[known] = true
			return known
		}
	}
}
