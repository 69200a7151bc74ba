package plan

// Solution is day prices and what they lead to.
type Solution struct {
	Prices Prices
	// Bound is on expected readiness at the interview, 0 to 1: no schedule of
	// that many seconds a day on the mean can reach more, under the model and
	// but for what interpolation leaves out, at most 0.003. With more than 90
	// days, of which those in the middle are planned in groups, it is an
	// estimate.
	Bound float64

	s           *solver
	prices      []float64 // [slot]
	tables      []*table  // [weight], with hard decisions
	temperature float64   // of the last soft decisions
}

// Order returns the cards worth asking today, by falling gain a second.
func (sol *Solution) Order() []Candidate {
	var list []Candidate
	s := sol.s
	row := make([]float64, len(s.slots))
	for k := range s.starts {
		st := &s.starts[k]
		if st.from > 0 {
			continue
		}
		later := s.choices(st, sol.tables[st.weight], sol.prices, row)
		for u := 1; u < len(row); u++ {
			if !s.closed(u) {
				later = max(later, row[u])
			}
		}
		seconds := st.asks[0].seconds
		if gain := row[0] + sol.prices[0]*seconds - later; gain > 0 {
			for _, card := range st.cards {
				list = append(list, Candidate{card, gain, seconds})
			}
		}
	}
	sortCandidates(list)
	return list
}

// finish finds the values and the bound that the prices lead to.
func (sol *Solution) finish() {
	s := sol.s
	bound := 0.0
	for t, price := range sol.prices {
		sol.Prices = append(sol.Prices, Price{s.slots[t].day, price})
		bound += price * s.slots[t].seconds
	}
	for _, weight := range s.weights {
		tb := s.newTable()
		s.fill(tb, weight, sol.prices, 0)
		sol.tables = append(sol.tables, tb)
	}
	row := make([]float64, len(s.slots))
	for k := range s.starts {
		st := &s.starts[k]
		never := s.choices(st, sol.tables[st.weight], sol.prices, row)
		value, _ := s.decide(st, row, never, 0)
		bound += value * float64(len(st.cards))
	}
	if total := s.p.total(); total > 0 {
		sol.Bound = bound / total
	}
}
