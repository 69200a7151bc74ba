package plan

import "djq/internal/memory"

// Forecast is readiness on a day, as expected.
type Forecast struct {
	All    memory.Readiness
	Groups []memory.Readiness // [Card.Group]
	Unseen []int              // in Problem.Cards: those that will probably never be asked
}

// readinessSums sums readiness up.
type readinessSums struct {
	cards  []Card
	all    sums
	groups []sums
	unseen []int
}

type sums struct{ weight, covered, recalled float64 }

func (s *sums) add(weight, seen, recall float64) {
	s.weight += weight
	s.covered += weight * seen
	s.recalled += weight * recall
}

func (s sums) readiness() memory.Readiness {
	if s.covered <= 0 {
		return memory.Readiness{}
	}
	return memory.Readiness{Coverage: s.covered / s.weight, Recall: min(1, s.recalled/s.covered)}
}

func newReadinessSums(cards []Card) *readinessSums {
	t := &readinessSums{cards: cards}
	for _, c := range cards {
		for len(t.groups) <= c.Group {
			t.groups = append(t.groups, sums{})
		}
	}
	return t
}

// add counts a card that will be seen with one chance and recalled with
// another.
func (t *readinessSums) add(card int, seen, recall float64) {
	c := t.cards[card]
	t.all.add(c.Weight, seen, recall)
	t.groups[c.Group].add(c.Weight, seen, recall)
	if seen < 0.5 {
		t.unseen = append(t.unseen, card)
	}
}

func (t *readinessSums) forecast() Forecast {
	f := Forecast{All: t.all.readiness(), Unseen: t.unseen}
	for _, g := range t.groups {
		f.Groups = append(f.Groups, g.readiness())
	}
	return f
}
