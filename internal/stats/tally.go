package stats

import (
	"slices"

	"djq/internal/bank"
	"djq/internal/history"
	"djq/internal/memory"
)

// tally adds up the figures of a group.
type tally struct {
	sums      Group
	cards     []*bank.Card
	predicted float64 // for all reviews of sums.Recall together
}

func tallyOf(tallies map[string]*tally, name string) *tally {
	t := tallies[name]
	if t == nil {
		t = &tally{sums: Group{Name: name}}
		tallies[name] = t
	}
	return t
}

func (t *tally) card(c *bank.Card, seen bool) {
	t.cards = append(t.cards, c)
	t.sums.Cards++
	if seen {
		t.sums.Seen++
	}
}

func (t *tally) rating(r history.RatingSum) {
	t.sums.Reviews += r.N
	t.sums.MS += r.MS
	t.sums.Passed.Of += r.N
	t.sums.Recall.Of += r.Recalls
	if r.Rating.Passed() {
		t.sums.Passed.Part += r.N
		t.sums.Recall.Part += r.Recalls
	}
	t.predicted += r.Predicted
}

func (t *tally) group(readiness func([]*bank.Card) memory.Readiness) Group {
	g := t.sums
	g.Readiness = readiness(t.cards)
	if g.Recall.Of > 0 {
		g.Predicted = t.predicted / float64(g.Recall.Of)
	}
	return g
}

func groups(tallies map[string]*tally, readiness func([]*bank.Card) memory.Readiness, byName func(a, b string) int) []Group {
	list := make([]Group, 0, len(tallies))
	for _, t := range tallies {
		list = append(list, t.group(readiness))
	}
	slices.SortFunc(list, func(a, b Group) int { return byName(a.Name, b.Name) })
	return list
}

// RecallOf returns how often a card that is asked again on a later study day
// was known then, from all its ratings.
func RecallOf(ratings []history.RatingSum) Share {
	var t tally
	for _, r := range ratings {
		t.rating(r)
	}
	return t.sums.Recall
}
