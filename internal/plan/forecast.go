package plan

import (
	"math"

	"djq/internal/memory"
)

// Forecast is readiness on a day, as expected.
type Forecast struct {
	All    memory.Readiness
	Groups []memory.Readiness // [Card.Group]
	Unseen []int              // in Problem.Cards: those that will probably never be asked
}

// Now returns readiness on a day, from today on, when nothing is asked until
// then.
func (p Problem) Now(day int) Forecast {
	f := newReadinessSums(p.Cards)
	for i, c := range p.Cards {
		if c.Seen() {
			f.add(i, 1, p.Scheduler.Retrievability(c.Memory, c.Age+day))
		} else {
			f.add(i, 0, 0)
		}
	}
	return f.forecast()
}

// Forecast returns readiness at the interview, when the plan is followed.
func (sol *Solution) Forecast() Forecast {
	s := sol.s
	f := newReadinessSums(s.p.Cards)
	row := make([]float64, len(s.slots))
	tb := s.newTable()
	e := s.evaluate(sol.prices, sol.temperature, tb)
	for w, weight := range s.weights {
		s.fill(tb, weight, sol.prices, sol.temperature)
		recall := s.expect(tb, sol.temperature)
		for k := range s.starts {
			st := &s.starts[k]
			if st.weight != w {
				continue
			}
			never := s.choices(st, tb, sol.prices, row)
			_, unasked := s.decide(st, row, never, sol.temperature)
			total := unasked * never
			for u := st.from; u < len(row); u++ {
				if row[u] == 0 {
					continue
				}
				lower, upper, fraction := st.ask(s.slots[u].day)
				after := recall[u*tb.size : (u+1)*tb.size]
				total += row[u] * mix(lower.value(after), upper.value(after), fraction)
			}
			f.addStart(st, s.p.Cards[st.cards[0]].Seen(), 1-unasked, total/max(weight, math.SmallestNonzeroFloat64))
		}
	}
	// Prices are never exact. What is used beyond the time that there is, or
	// left over of it, counts at its price.
	excess := 0.0
	for u, price := range sol.prices {
		excess += price * (e.use[u] - s.slots[u].seconds)
	}
	f.scale(1 - excess/max(f.all.recalled, excess, math.SmallestNonzeroFloat64))
	return f.forecast()
}

// expect returns the expected weighted recall at the interview right after a
// review, [slot][point], with the soft decisions of a filled table.
func (s *solver) expect(tb *table, temperature float64) []float64 {
	recall := make([]float64, len(tb.never))
	for j, never := range tb.never {
		recall[j] = never * math.Exp((never-tb.value[j])/temperature)
	}
	for u := len(s.slots) - 1; u > 0; u-- {
		if s.closed(u) {
			continue
		}
		s.lookAhead(tb.asked, recall[u*tb.size:(u+1)*tb.size], u, 0)
		for t := range u {
			lower, upper, f := s.gap(tb.asked, t, u)
			fractions, sum := tb.between(t, u), recall[t*tb.size:(t+1)*tb.size]
			for i, fraction := range fractions {
				sum[i] += fraction * mix(lower[i], upper[i], f)
			}
		}
	}
	return recall
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

// addStart counts equal cards. Of unseen ones of which only a fraction will be
// asked it is the first, as Order has them.
func (t *readinessSums) addStart(st *start, seen bool, asked, recall float64) {
	if seen {
		for _, card := range st.cards {
			t.add(card, 1, recall)
		}
		return
	}
	left := asked * float64(len(st.cards))
	for _, card := range st.cards {
		covered := min(1, left)
		left -= covered
		part := 0.0
		if covered > 0 {
			part = recall / asked * covered
		}
		t.add(card, covered, part)
	}
}

// scale multiplies the cards recalled.
func (t *readinessSums) scale(factor float64) {
	t.all.recalled *= factor
	for i := range t.groups {
		t.groups[i].recalled *= factor
	}
}

func (t *readinessSums) forecast() Forecast {
	f := Forecast{All: t.all.readiness(), Unseen: t.unseen}
	for _, g := range t.groups {
		f.Groups = append(f.Groups, g.readiness())
	}
	return f
}
