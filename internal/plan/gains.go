package plan

// gains is what asking a card gains on each later day, [last slot][slot][point],
// over the best of not asking it then: for cards of one weight that were
// reviewed in an earlier slot.
type gains struct {
	slots, size int
	gain        []float32
	owed        []float32 // of owed cards, [last slot][slot]
}

// at returns the gains of asking in slot u after a review in slot t.
func (g *gains) at(t, u int) []float32 {
	i := (t*g.slots + u) * g.size
	return g.gain[i : i+g.size]
}

// newGains finds the gains under the values of a table, [weight].
func (s *solver) newGains(tb *table, weight float64, prices []float64) *gains {
	n, size := len(s.slots), s.g.size()
	g := &gains{n, size, make([]float32, n*n*size), make([]float32, n*n)}
	later := make([]float64, n*size) // best of what is left after the slots looked at
	copy(later, tb.never)
	price := make([]float64, size)
	for u := n - 1; u > 0; u-- {
		if s.closed(u) {
			continue
		}
		s.lookAhead(tb.asked, tb.value[u*size:(u+1)*size], u, 0)
		for t := range u {
			lower, upper, f := s.gap(tb.asked, t, u)
			s.seconds(price, t, u)
			early, gain := s.earlyFrom(t, u), g.at(t, u)
			best := later[t*size : (t+1)*size]
			for i := range best {
				value := mix(lower[i], upper[i], f) + weight*s.earlier*early[i]
				gain[i] = float32(value - best[i])
				best[i] = max(best[i], value-prices[u]*price[i])
			}
		}
	}
	for t := range n {
		if !s.owes(t) {
			continue
		}
		later := s.neverOwed(weight, t)
		for u := n - 1; u > t; u-- {
			if s.closed(u) {
				continue
			}
			value, seconds := s.owed(tb.value[u*size:(u+1)*size], weight, t, u)
			g.owed[t*n+u] = float32(value - later)
			later = max(later, value-prices[u]*seconds)
		}
	}
	return g
}

// seconds puts the seconds that asking in slot u takes after a review in slot t
// into out, [point].
func (s *solver) seconds(out []float64, t, u int) {
	size := len(out)
	k, f := s.gaps.at(s.slots[u].day - s.slots[t].day)
	lower, upper := s.asks[k*size:], s.asks[k*size:]
	if f > 0 {
		upper = s.asks[(k+1)*size:]
	}
	for i := range out {
		out[i] = mix(lower[i].seconds, upper[i].seconds, f)
	}
}

// interpolate returns a table's value at a memory state.
func (g grid) interpolate(table []float32, terms []term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += t.fraction * float64(table[t.point])
	}
	return sum
}
