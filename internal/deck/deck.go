package deck

import (
	"slices"

	"djq/internal/bank"
)

// Deck is cards in the order of their bank.
type Deck struct {
	cards []*bank.Card
}

// New returns a deck of the cards.
func New(cards []*bank.Card) *Deck { return &Deck{cards: cards} }

// Cards returns the cards, in order. The caller must not change the list.
func (d *Deck) Cards() []*bank.Card { return d.cards }

// Len returns the number of cards.
func (d *Deck) Len() int { return len(d.cards) }

// Count returns how many cards are of a difficulty.
func (d *Deck) Count(difficulty bank.Difficulty) int {
	n := 0
	for _, c := range d.cards {
		if c.Difficulty == difficulty {
			n++
		}
	}
	return n
}

// Topics returns the topics of the cards, sorted.
func (d *Deck) Topics() []string {
	return d.distinct(func(c *bank.Card, add func(string)) { add(c.Topic) })
}

// Tags returns the tags of the cards, sorted.
func (d *Deck) Tags() []string {
	return d.distinct(func(c *bank.Card, add func(string)) {
		for _, t := range c.Tags {
			add(t)
		}
	})
}

func (d *Deck) distinct(values func(*bank.Card, func(string))) []string {
	seen := map[string]bool{}
	var list []string
	for _, c := range d.cards {
		values(c, func(v string) {
			if !seen[v] {
				seen[v] = true
				list = append(list, v)
			}
		})
	}
	slices.Sort(list)
	return list
}
