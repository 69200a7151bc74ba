package plan

import "math"

// evaluation is what prices lead to.
type evaluation struct {
	dual float64   // value of all cards plus the worth of all time
	use  []float64 // expected seconds in each slot, when decisions are soft
}

// minMass is the mass of cards below which it is no longer followed.
const minMass = 1e-7

// evaluate finds the dual value of prices: with temperature 0 an upper bound
// on expected weighted recall summed over cards; above it a smooth function
// that is a little higher, whose slope in the price of a slot is the seconds
// there less their use.
func (s *solver) evaluate(prices []float64, temperature float64, tb *table) evaluation {
	n, size := len(s.slots), s.g.size()
	e := evaluation{use: make([]float64, n)}
	for t, price := range prices {
		e.dual += price * s.slots[t].seconds
	}
	row := make([]float64, n)
	mass, owed := make([]float64, n*size), make([]float64, n)
	for w, weight := range s.weights {
		s.fill(tb, weight, prices, temperature)
		for k := range s.starts {
			st := &s.starts[k]
			if st.weight != w {
				continue
			}
			never := s.choices(st, tb, prices, row)
			value := s.decide(st, row, never, temperature)
			e.dual += value * float64(len(st.cards))
			s.begin(st, row, e.use, mass, owed)
		}
		if temperature > 0 {
			s.flow(tb, e.use, mass, owed)
			clear(mass)
			clear(owed)
		}
	}
	return e
}

// decide turns the values of asking in each slot into the fractions of cards
// that are first asked there, and returns the value of the decision. With
// temperature 0 the fractions are 0.
func (s *solver) decide(st *start, row []float64, never, temperature float64) (value float64) {
	best := never
	for u := st.from; u < len(row); u++ {
		if !s.closed(u) {
			best = max(best, row[u])
		}
	}
	if temperature == 0 {
		clear(row)
		return best
	}
	return s.softChoice(row, st.from, best, math.Exp((never-best)/temperature), temperature)
}

// softChoice turns the values of asking in each slot, from one on, into the
// fractions of cards that are asked there, and returns the soft value of the
// choice. The best value and the weight of not asking at all, relative to it, are
// given.
func (s *solver) softChoice(row []float64, from int, best, never, temperature float64) (value float64) {
	sum := never
	for u := from; u < len(row); u++ {
		x := (row[u] - best) / temperature
		if row[u] = 0; x > -negligible && !s.closed(u) {
			row[u] = exponential(x)
			sum += row[u]
		}
	}
	for u := from; u < len(row); u++ {
		row[u] /= sum
	}
	return best + temperature*math.Log(sum)
}

// begin follows the first review of the cards of a start.
func (s *solver) begin(st *start, fractions, use, mass, owed []float64) {
	size := s.g.size()
	for u := st.from; u < len(fractions); u++ {
		asked := fractions[u] * float64(len(st.cards))
		if asked <= minMass {
			continue
		}
		lower, upper, f := st.ask(s.slots[u].day)
		use[u] += asked * mix(lower.seconds, upper.seconds, f)
		owed[u] += asked * lower.again
		lower.follow(asked*(1-f), mass[u*size:])
		if f > 0 {
			upper.follow(asked*f, mass[u*size:])
		}
	}
}

// flow follows cards from review to review, forwards over slots.
func (s *solver) flow(tb *table, use, mass, owed []float64) {
	size := tb.size
	asked := tb.asked
	for u := range tb.slots {
		if !s.owes(u) {
			for _, term := range s.debts.terms {
				mass[u*size+int(term.point)] += owed[u] * term.fraction
			}
			owed[u] = 0
		}
		if u == 0 {
			continue
		}
		for i := (u - 1) * size; i < u*size; i++ {
			mass[i] *= tb.share[i] // all that is asked there has been
		}
		if s.closed(u) {
			continue
		}
		s.flowOwed(tb, owed, use, mass, u)
		clear(asked)
		for t := range u {
			lower, upper, f := s.gap(asked, t, u)
			next := tb.between(t, u)
			for i, m := range mass[t*size : (t+1)*size] {
				if m *= next[i]; m > minMass {
					lower[i] += m * (1 - f)
					upper[i] += m * f
				}
			}
		}
		to := mass[u*size : (u+1)*size]
		for j, m := range asked {
			if m > minMass {
				use[u] += m * s.asks[j].seconds
				s.asks[j].follow(m, to)
			}
		}
	}
}
