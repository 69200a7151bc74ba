package simulation

import "djq/internal/bank"

// Result is what a simulation comes to.
type Result struct {
	Readiness float64 // on the day of the interview, as it truly is
	Believed  float64 // then, as djq knows it
	HalfTime  float64 // half-way, as it truly is
	Bound     float64 // on the mean of Readiness, when the policy knows one and the learner fits the model
	Use       float64 // of the time that the learner had

	Forecasts map[int]float64 // of readiness, by the day on which the policy made them

	// Of cards rated again at first sight, three days or more before the
	// interview: how many there are, and how many were asked on a later day.
	Again, Returned int
	// Often is how many often asked cards were not yet seen when the first rarely
	// asked one was asked.
	Often int
}

// result sums up a world on the day of the interview.
func (w *World) result(halfTime, use float64) Result {
	r := Result{HalfTime: halfTime, Use: use, Bound: w.bound, Forecasts: w.forecasts}
	r.Readiness = w.readiness(func(c *card) float64 { return w.recall(c, w.Days) })
	r.Believed = w.readiness(func(c *card) float64 { return w.believed(c, w.Days) })
	firstRare := w.Days
	for i := range w.cards {
		c := &w.cards[i]
		if c.Seen() && c.bank.Asked == bank.Rarely {
			firstRare = min(firstRare, int(c.First-firstDay))
		}
		if c.again && w.Days-int(c.First-firstDay) >= 3 {
			r.Again++
			if c.returned {
				r.Returned++
			}
		}
	}
	for i := range w.cards {
		if c := &w.cards[i]; c.bank.Asked == bank.Often && firstRare < w.Days && (!c.Seen() || int(c.First-firstDay) > firstRare) {
			r.Often++
		}
	}
	return r
}
