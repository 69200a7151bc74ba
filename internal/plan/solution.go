package plan

// Solution is day prices and what they lead to.
type Solution struct {
	Prices Prices

	s      *solver
	prices []float64 // [slot]
	tables []*table  // [weight], with hard decisions
}

// Order returns the cards worth asking today, by falling gain a second.
func (sol *Solution) Order() []Candidate {
	var list []Candidate
	s := sol.s
	for k := range s.starts {
		st := &s.starts[k]
		if st.from > 0 {
			continue
		}
		gain, seconds := s.startGains(st, sol.tables[st.weight], sol.prices)[0], st.asks[0].seconds
		if gain > 0 {
			for _, card := range st.cards {
				list = append(list, Candidate{card, gain, seconds})
			}
		}
	}
	s.p.arrange(list)
	return list
}

// solution finds what the logarithms of prices lead to.
func (s *solver) solution(x []float64) *Solution {
	s.debts.worth = s.p.returnWorth(s.meanPrice(x))
	sol := &Solution{s: s, prices: make([]float64, len(x))}
	exp(sol.prices, x)
	for t, price := range sol.prices {
		sol.Prices = append(sol.Prices, Price{s.slots[t].day, price})
	}
	for _, weight := range s.weights {
		tb := s.newTable()
		s.fill(tb, weight, sol.prices, 0)
		sol.tables = append(sol.tables, tb)
	}
	return sol
}

// Bound returns a bound on expected readiness at the interview, 0 to 1: no
// schedule of that many seconds a day on the mean can reach more, under the
// model and but for what interpolation leaves out, at most 0.003. With more than
// 90 days, of which those in the middle are planned in groups, it is an
// estimate. It takes a short search of its own, as it is about the day of the
// interview alone.
func (sol *Solution) Bound() float64 {
	s := *sol.s
	s.bound, s.p.DayAlone = true, true
	s.earlier, s.debts.worth = 0, 0
	total := s.p.total()
	if total == 0 {
		return 0
	}
	x := logarithms(sol.prices)
	if s.needsPrices() {
		x = s.descend(x, []stage{{0.05, 10}, {0.015, 12}}, nil)
	}
	prices := make([]float64, len(x))
	exp(prices, x)
	return min(1, s.evaluate(prices, 0, s.newTable()).dual/total)
}
