package plan

import (
	"math"

	"djq/internal/memory"
)

// OwedDays is from how many days before the interview on a card that is rated
// again on its first day is owed: that it is asked once more on a later day counts
// besides what that gains.
const OwedDays = 3

// returnAsks is how much it counts that an owed card is asked once more: as much as
// the time in which so many seen cards are asked, at the plan's own prices. So what it
// costs stays in proportion whether minutes are few or many: 96 % of owed cards return
// at 12 days of 30 minutes and at 14 of 40.
const returnAsks = 0.52

// leastReturn is how much it counts at least, as a part of a card of the mean weight,
// recalled: with minutes to spare prices are next to nothing.
const leastReturn = 0.01

// returnShare is how much it counts when there are no prices yet, as such a part:
// nearly all return.
const returnShare = 0.2

// debts is what stays the same about owed cards while prices change. They all
// have the same memory state: that after an again and the good that follows it.
type debts struct {
	state  memory.MemoryState
	terms  []term // the state on the grid
	gaps   gaps
	asks   []ask     // [gap]
	recall []float64 // [slot]: at the interview, when never asked again
	early  []float64 // sums of retrievability, [days]
	worth  float64   // see returnWorth
}

// returnWorth returns what counts when an owed card is asked once more, besides what
// that gains, when a second is worth a price.
func (p Problem) returnWorth(price float64) float64 {
	if p.DayAlone {
		return 0
	}
	return max(returnAsks*price*p.Model.SeenSeconds, leastReturn*p.meanWeight())
}

func (s *solver) newDebts(growth float64) debts {
	p := s.p
	d := debts{
		state: p.Scheduler.NextState(p.Scheduler.NextState(memory.MemoryState{}, 0, memory.Again), 0, memory.Good),
	}
	d.terms = s.g.spread(nil, d.state, 1)
	d.gaps = newGaps(1, s.slots[len(s.slots)-1].day, growth)
	for _, days := range d.gaps.days {
		_, a := s.g.newAsk(nil, p.Model, p.Scheduler, d.state, days)
		d.asks = append(d.asks, a)
	}
	for _, slot := range s.slots {
		d.recall = append(d.recall, p.Scheduler.Retrievability(d.state, p.Days-slot.day))
	}
	d.early = p.recallSums(d.state, 0)
	return d
}

// owes reports whether a card rated again on its first day, in a slot, is owed.
func (s *solver) owes(t int) bool {
	return !s.p.DayAlone && s.p.Days-s.slots[t].day >= OwedDays && s.openAfter(t)
}

// owed returns what asking an owed card of a weight in slot u takes and gains,
// when its first day was in slot t, under the values right after slot u.
func (s *solver) owed(after []float64, weight float64, t, u int) (value, seconds float64) {
	days := s.slots[u].day - s.slots[t].day
	k, f := s.debts.gaps.at(days)
	lower, upper := &s.debts.asks[k], &s.debts.asks[k]
	if f > 0 {
		upper = &s.debts.asks[k+1]
	}
	value = mix(lower.value(after), upper.value(after), f) + weight*s.earlier*s.debts.early[days]
	return value, mix(lower.seconds, upper.seconds, f)
}

// neverOwed returns what an owed card of a weight is worth that is never asked again,
// when its first day was in slot t.
func (s *solver) neverOwed(weight float64, t int) float64 {
	early := s.debts.early[len(s.debts.early)-1-s.slots[t].day]
	return weight*(s.debts.recall[t]+s.earlier*early) - s.debts.worth
}

// fillOwed finds the value of a card that was rated again on its first day in
// slot t, and the fractions of such cards that are asked next in each slot.
func (s *solver) fillOwed(tb *table, weight float64, prices []float64, t int, temperature float64) {
	row := tb.owedNext[t*tb.slots : (t+1)*tb.slots]
	clear(row)
	if !s.owes(t) {
		tb.owed[t] = 0
		for _, term := range s.debts.terms {
			tb.owed[t] += term.fraction * tb.value[t*tb.size+int(term.point)]
		}
		return
	}
	never := s.neverOwed(weight, t)
	best := never
	for u := t + 1; u < tb.slots; u++ {
		if s.closed(u) {
			continue
		}
		value, seconds := s.owed(tb.value[u*tb.size:(u+1)*tb.size], weight, t, u)
		row[u] = value - prices[u]*seconds
		best = max(best, row[u])
	}
	if tb.owed[t] = best; temperature > 0 {
		tb.owed[t] = s.softChoice(row, t+1, best, math.Exp((never-best)/temperature), temperature)
	}
}

// flowOwed follows owed cards to the slots in which they are asked next.
func (s *solver) flowOwed(tb *table, owed, use, mass []float64, u int) {
	to := mass[u*tb.size : (u+1)*tb.size]
	for t := range u {
		m := owed[t] * tb.owedNext[t*tb.slots+u]
		if m <= minMass {
			continue
		}
		k, f := s.debts.gaps.at(s.slots[u].day - s.slots[t].day)
		s.debts.asks[k].pay(m*(1-f), &use[u], to)
		if f > 0 {
			s.debts.asks[k+1].pay(m*f, &use[u], to)
		}
	}
}

func (a *ask) pay(asked float64, use *float64, mass []float64) {
	*use += asked * a.seconds
	a.follow(asked, mass)
}
