package plan

import "djq/internal/memory"

// The interview may come earlier, so readiness on each day before it counts a little
// beside readiness on its day: earlyDay, with which readiness half-way is within 0.005
// of that of one step ahead, or above, over 12, 14 and 30 days. A fixed sum that all
// days share would count most on the last ones, when nothing is gained by it.
//
// With more than 30 days they share less and less, down to earlyLong: more would double
// the time of a search over a year.
const (
	earlyDay  = 0.02
	earlyLong = 0.3
)

// earlier is how much each day before the interview counts.
func (p Problem) earlier() float64 {
	if p.DayAlone {
		return 0
	}
	days := float64(max(1, p.Days-1))
	return min(earlyDay, max(earlyLong, 30*30*earlyDay/days)/days)
}

// recallSums sums the retrievability of a card over the days from tomorrow on,
// when it is not asked and its last review was so many days ago: [days], for none
// to the last before the interview.
func (p Problem) recallSums(m memory.MemoryState, age int) []float64 {
	sums := make([]float64, max(1, p.Days))
	for d := 1; d < len(sums); d++ {
		sums[d] = sums[d-1] + p.Scheduler.Retrievability(m, age+d)
	}
	return sums
}

// newEarly returns the sums of recallSums right after a review, at the points of
// the grid: [days][point].
func (s *solver) newEarly() [][]float64 {
	sums := make([][]float64, max(1, s.p.Days))
	for d := range sums {
		sums[d] = make([]float64, s.g.size())
	}
	for i := range s.g.size() {
		for d, sum := range s.p.recallSums(s.g.at(i), 0) {
			sums[d][i] = sum
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

// startEarly returns the sums of recallSums of a card until each slot and, last,
// until the interview: 0 for a card never reviewed.
func (s *solver) startEarly(m memory.MemoryState, age int) []float64 {
	days := s.p.recallSums(m, age)
	sums := make([]float64, 0, len(s.slots)+1)
	for _, slot := range s.slots {
		sums = append(sums, days[min(slot.day, len(days)-1)])
	}
	return append(sums, days[len(days)-1])
}
