package stats

import (
	"slices"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

// groupSums adds up the figures of a group.
type groupSums struct {
	figures   Group
	cards     []*bank.Card
	predicted float64 // for all reviews of sums.Recall together
}

func groupSumsOf(tallies map[string]*groupSums, name string) *groupSums {
	t := tallies[name]
	if t == nil {
		t = &groupSums{figures: Group{Name: name}}
		tallies[name] = t
	}
	return t
}

// card counts a card, unless it is suspended.
func (t *groupSums) card(c *bank.Card, s event.CardState) {
	if s.Suspended {
		return
	}
	t.cards = append(t.cards, c)
	t.figures.Cards++
	if s.Seen() {
		t.figures.Seen++
	}
}

func (t *groupSums) rating(r event.RatingSum) {
	t.figures.Reviews += r.N
	t.figures.MS += r.MS
	t.figures.Passed.Of += r.N
	t.figures.Recalled.Of += r.Recalls
	if r.Rating.Passed() {
		t.figures.Passed.Part += r.N
		t.figures.Recalled.Part += r.Recalls
	}
	t.predicted += r.Predicted
}

func (t *groupSums) group(readiness func([]*bank.Card) memory.Readiness) Group {
	g := t.figures
	g.Readiness = readiness(t.cards)
	if g.Recalled.Of > 0 {
		g.Predicted = t.predicted / float64(g.Recalled.Of)
	}
	return g
}

func groups(tallies map[string]*groupSums, readiness func([]*bank.Card) memory.Readiness, byName func(a, b string) int) []Group {
	list := make([]Group, 0, len(tallies))
	for _, t := range tallies {
		list = append(list, t.group(readiness))
	}
	slices.SortFunc(list, func(a, b Group) int { return byName(a.Name, b.Name) })
	return list
}

// RecalledOf returns how often a card that is asked again on a later study day
// was known then, from all its ratings.
func RecalledOf(ratings []event.RatingSum) Fraction {
	var t groupSums
	for _, r := range ratings {
		t.rating(r)
	}
	return t.figures.Recalled
}
