package fit

import (
	"math"

	"djq/internal/memory"
)

// review is one review on the way of a card. It is scored when it lies on a
// later study day than the one before and is among those that are looked at.
type review struct {
	elapsed int
	rating  memory.Rating
	scored  bool
}

// leastChance is the least chance that a prediction leaves to what happened,
// so that its logarithm stays finite.
const leastChance = 1e-6

// losses sums log losses over cards.
type losses struct {
	cards [][]review
	steps []step // room for the longest card
}

func newLosses(cards [][]review) *losses {
	longest := 0
	for _, c := range cards {
		longest = max(longest, len(c))
	}
	return &losses{cards, make([]step, longest)}
}

// sum returns the log loss of the scored reviews, in nats, under parameters,
// and adds its derivatives to g unless that is nil.
func (l *losses) sum(w, g *memory.Parameters) float64 {
	c := newCurve(w)
	var sum float64
	for _, reviews := range l.cards {
		var s, d float64
		for i, r := range reviews {
			t := &l.steps[i]
			*t = step{elapsed: float64(r.elapsed), rating: float64(r.rating), stability: s, difficulty: d}
			s, d = t.forward(w, c)
			if r.scored {
				sum -= math.Log(t.chance())
			}
		}
		if g == nil {
			continue
		}
		var byStability, byDifficulty float64
		for i := len(reviews) - 1; i >= 0; i-- {
			t, byRecall := &l.steps[i], 0.0
			if reviews[i].scored {
				byRecall = -1 / t.chance()
				if reviews[i].rating == memory.Again {
					byRecall = -byRecall
				}
			}
			byStability, byDifficulty = t.backward(w, g, c, byStability, byDifficulty, byRecall)
		}
	}
	return sum
}

// chance returns the predicted chance of what happened: that the card was
// recalled, or that it was not.
func (t *step) chance() float64 {
	p := t.recall
	if memory.Rating(t.rating) == memory.Again {
		p = 1 - p
	}
	return max(p, leastChance)
}
