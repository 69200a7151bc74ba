package plan

import "math"

// stage is a part of a search: so many looks at a temperature, which is given
// as a fraction of the price of one ask.
type stage struct {
	temperature float64
	evaluations int
}

// stages returns those of a search. What the return of owed cards counts follows from
// the prices with which each begins, so that the last one begins near its own.
func stages() []stage { return []stage{{0.1, 12}, {0.05, 8}, {0.05, 8}} }

// Solve finds day prices. They follow from the problem alone, so that equal
// problems show equal numbers: prices kept from another day would save little and
// lead to others. progress, when not nil, is told the fraction of the work that is
// done.
func Solve(p Problem, progress func(done float64)) *Solution {
	return newSolver(p, defaultResolution).search(progress)
}

// Scaled finds the solution of the same problem with so many times the minutes, for
// which most of what Solve prepares stays as it is.
func (sol *Solution) Scaled(factor float64, progress func(done float64)) *Solution {
	s := *sol.s
	s.p = s.p.scale(factor)
	s.slots = s.p.calendar()
	return s.search(progress)
}

// Restore returns the solution that kept prices lead to, almost at once. Without
// usable prices it is nil.
func Restore(p Problem, prices Prices) *Solution {
	if !prices.usable() {
		return nil
	}
	s := newSolver(p, defaultResolution)
	x := make([]float64, len(s.slots))
	for t, slot := range s.slots {
		x[t] = prices.log(slot.day)
	}
	return s.solution(x)
}

// search looks for the prices with the least dual value.
func (s *solver) search(progress func(float64)) *Solution {
	seconds := 0.0
	for _, slot := range s.slots {
		seconds += slot.seconds
	}
	x := make([]float64, len(s.slots))
	for t := range x {
		x[t] = math.Log(max(s.p.total(), 1e-9) / max(seconds, 1) / 5)
	}
	if s.needsPrices() {
		x = s.descend(x, stages(), progress)
	}
	return s.solution(x)
}

// descend looks for the logarithms of prices with the least dual value, at falling
// temperatures.
func (s *solver) descend(x []float64, stages []stage, progress func(float64)) []float64 {
	tb, prices := s.newTable(), make([]float64, len(x))
	temperature := 0.0
	done, looks := 0, 0
	for _, st := range stages {
		looks += st.evaluations
	}
	d := newDescent(x, func(x []float64) (float64, []float64) {
		exp(prices, x)
		e := s.evaluate(prices, temperature, tb)
		for t := range x {
			e.use[t] = prices[t] * (s.slots[t].seconds - e.use[t])
		}
		if done++; progress != nil {
			progress(min(1, float64(done)/float64(looks)))
		}
		return e.dual, e.use
	})
	for _, st := range stages {
		temperature = s.temperature(d.x, st.temperature)
		s.debts.worth = s.p.returnWorth(s.meanPrice(d.x))
		d.begin(s.inverseCurvature(d.x, st.temperature))
		for k := 1; k < st.evaluations && !s.converged(d); {
			k += d.step()
		}
	}
	return d.x
}

// needsPrices reports whether there is anything to share out: cards that
// count, and time.
func (s *solver) needsPrices() bool {
	for u := range s.slots {
		if !s.closed(u) {
			return s.p.total() > 0
		}
	}
	return false
}

// The least temperatures, as fractions of the mean weight of a card. With minutes
// to spare prices are next to nothing, and so would be what tells the last days
// from those before: the order would leave all to them. The bound has no order.
const (
	minTemperature      = 1e-3
	minBoundTemperature = 1e-5
)

// temperature returns a fraction of the price of one ask, but no less than what
// matters for a card.
func (s *solver) temperature(x []float64, fraction float64) float64 {
	least := minTemperature
	if s.bound {
		least = minBoundTemperature
	}
	least *= s.p.meanWeight()
	return max(s.meanPrice(x)*s.p.Model.SeenSeconds*fraction, least, 1e-12)
}

// meanPrice returns the mean price of the slots in which there is time: prices are
// given as logarithms.
func (s *solver) meanPrice(x []float64) float64 {
	sum, open := 0.0, 0
	for t, v := range x {
		if !s.closed(t) {
			sum += math.Exp(v)
			open++
		}
	}
	return sum / float64(max(1, open))
}

func logarithms(prices []float64) []float64 {
	x := make([]float64, len(prices))
	for t, price := range prices {
		x[t] = math.Log(price)
	}
	return x
}

func exp(out, x []float64) {
	for t := range x {
		out[t] = math.Exp(x[t])
	}
}

// converged reports whether more steps would change nothing that matters.
func (s *solver) converged(d *descent) bool { return d.fall() < 5e-4*s.p.total() }
