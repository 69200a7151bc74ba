package plan

import "math"

// stage is a part of a search: so many looks at a temperature, which is given
// as a fraction of the price of one ask.
type stage struct {
	temperature float64
	evaluations int
}

// The search from nothing, and from the prices of an earlier day.
func firstSearch() []stage { return []stage{{0.1, 12}, {0.05, 16}} }
func dailySearch() []stage { return []stage{{0.1, 8}, {0.05, 12}} }

// Solve finds day prices, beginning with those of an earlier solution when
// there are any: from nothing it takes several times as long. When much has
// changed since, the search from there does not settle, and begins anew.
// progress, when not nil, is told the fraction of the work that is done.
func Solve(p Problem, from Prices, progress func(done float64)) *Solution {
	s := newSolver(p, defaultResolution)
	if from.usable() {
		if sol, settled := s.search(from, dailySearch(), progress); settled {
			return sol
		}
	}
	sol, _ := s.search(nil, firstSearch(), progress)
	return sol
}

// Restore returns the solution that kept prices lead to, without looking for
// better ones: the order for today almost at once. Without usable prices it is
// nil.
func Restore(p Problem, prices Prices) *Solution {
	if !prices.usable() {
		return nil
	}
	sol, _ := newSolver(p, defaultResolution).search(prices, nil, nil)
	return sol
}

// search looks for the prices with the least dual value, at falling
// temperatures, and reports whether it settled.
func (s *solver) search(from Prices, stages []stage, progress func(float64)) (sol *Solution, settled bool) {
	x := s.guess(from)
	sol, settled = &Solution{s: s, prices: make([]float64, len(x)), temperature: s.temperature(x, 0.05)}, true
	if len(stages) > 0 && s.needsPrices() {
		x, settled = s.descend(sol, x, stages, progress)
	}
	exp(sol.prices, x)
	sol.finish()
	return sol, settled
}

func (s *solver) descend(sol *Solution, x []float64, stages []stage, progress func(float64)) (prices []float64, settled bool) {
	tb := s.newTable()
	done, looks := 0, 0
	for _, st := range stages {
		looks += st.evaluations
	}
	d := newDescent(x, func(x []float64) (float64, []float64) {
		exp(sol.prices, x)
		e := s.evaluate(sol.prices, sol.temperature, tb)
		for t := range x {
			e.use[t] = sol.prices[t] * (s.slots[t].seconds - e.use[t])
		}
		if done++; progress != nil {
			progress(min(1, float64(done)/float64(looks)))
		}
		return e.dual, e.use
	})
	for _, st := range stages {
		sol.temperature = s.temperature(d.x, st.temperature)
		d.begin(s.inverseCurvature(d.x, st.temperature))
		for k := 1; k < st.evaluations && !s.converged(d); {
			k += d.step()
		}
	}
	return d.x, s.converged(d)
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

// guess returns logarithms of prices to begin with.
func (s *solver) guess(from Prices) []float64 {
	x := make([]float64, len(s.slots))
	seconds := 0.0
	for _, slot := range s.slots {
		seconds += slot.seconds
	}
	for t, slot := range s.slots {
		if from.usable() {
			x[t] = from.log(slot.day)
		} else {
			x[t] = math.Log(max(s.p.total(), 1e-9) / max(seconds, 1) / 5)
		}
	}
	return x
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
	mean := 0.0
	for _, v := range x {
		mean += math.Exp(v) / float64(len(x))
	}
	least := minTemperature
	if s.free {
		least = minBoundTemperature
	}
	least *= s.p.total() / float64(max(1, len(s.p.Cards)))
	return max(mean*s.p.Model.SeenSeconds*fraction, least, 1e-12)
}

func exp(out, x []float64) {
	for t := range x {
		out[t] = math.Exp(x[t])
	}
}

// converged reports whether more steps would change nothing that matters.
func (s *solver) converged(d *descent) bool { return d.fall() < 5e-4*s.p.total() }
