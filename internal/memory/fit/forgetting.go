package fit

import "djq/internal/memory"

// monthDays is the month of RecallAfterMonth.
const monthDays = 30

// RecallAfterMonth returns the chance of recalling a card 30 days after its last
// review, on average over the cards of the first weeks: rated good once, twice and
// three times, and good on the day after again. It tells learners apart by one
// number.
func RecallAfterMonth(p memory.Parameters) float64 {
	c := newCurve(&p)
	cards := [][]review{
		{{0, memory.Good, false}},
		{{0, memory.Good, false}, {3, memory.Good, false}},
		{{0, memory.Good, false}, {3, memory.Good, false}, {10, memory.Good, false}},
		{{0, memory.Again, false}, {1, memory.Good, false}},
	}
	var sum float64
	for _, reviews := range cards {
		var s, d float64
		for _, r := range append(reviews, review{elapsed: monthDays, rating: memory.Good}) {
			t := step{elapsed: float64(r.elapsed), rating: float64(r.rating), stability: s, difficulty: d}
			s, d = t.forward(&p, c)
			if r.elapsed == monthDays {
				sum += t.recall
			}
		}
	}
	return sum / float64(len(cards))
}
