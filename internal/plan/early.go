package plan

import "djq/internal/memory"

// earlyShare is how much mean readiness on the days before the interview
// counts, beside readiness on its day: the interview may come earlier. With
// 0.3 readiness half-way comes within about 0.01 of that of one step ahead, for
// up to 0.01 less on the day.
const earlyShare = 0.3

// earlier is how much each day before the interview counts.
func (p Problem) earlier() float64 {
	if p.Days < 2 {
		return 0
	}
	return earlyShare / float64(p.Days-1)
}

// newEarly sums retrievability at the points of the grid over the days after a
// review: [days][point], for none to the last before the interview.
func (s *solver) newEarly() [][]float64 {
	sums := make([][]float64, max(1, s.p.Days))
	sums[0] = make([]float64, s.g.size())
	for d := 1; d < len(sums); d++ {
		sums[d] = make([]float64, s.g.size())
		for i := range sums[d] {
			sums[d][i] = sums[d-1][i] + s.p.Scheduler.Retrievability(s.g.at(i), d)
		}
	}
	return sums
}

// earlyFrom returns the sums of newEarly for the days from a review in slot t
// until slot u, and until the interview when u is the number of slots.
func (s *solver) earlyFrom(t, u int) []float64 {
	until := s.p.Days - 1
	if u < len(s.slots) {
		until = s.slots[u].day
	}
	return s.early[max(0, until-s.slots[t].day)]
}

// startEarly sums the retrievability of a seen card that is not asked over the
// days from tomorrow to each slot, and to the interview.
func (s *solver) startEarly(m memory.MemoryState, age int) []float64 {
	sums := make([]float64, len(s.slots)+1)
	if m.Stability <= 0 {
		return sums
	}
	sum, u := 0.0, 0
	for d := range max(1, s.p.Days) {
		if d > 0 {
			sum += s.p.Scheduler.Retrievability(m, age+d)
		}
		for u < len(s.slots) && s.slots[u].day == d {
			sums[u] = sum
			u++
		}
	}
	for ; u <= len(s.slots); u++ {
		sums[u] = sum
	}
	return sums
}
