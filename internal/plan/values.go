package plan

import "math"

// table is the value function of one weight under given prices.
type table struct {
	slots, size int
	value       []float64 // [slot][point]: right after a review in that slot
	byPoint     []float64 // [point][slot]: the same
	next        []float64 // [slot][next slot][point]: what asking next in that slot is worth, then its exponential; only when decisions are soft
	share       []float64 // [slot][point]: what makes a fraction of cards of an exponential
	never       []float64 // [slot][point]: when never asked again
	owed        []float64 // [slot]: of a card rated again on its first day, then
	owedNext    []float64 // [slot][next slot]: what asking an owed card next is worth, or the fraction that is
	asked       []float64 // [gap][point]: working space
	sum         []float64 // [point]: working space
}

func (s *solver) newTable() *table {
	n, size := len(s.slots), s.g.size()
	return &table{
		slots: n, size: size,
		value: make([]float64, n*size), byPoint: make([]float64, n*size), never: make([]float64, n*size),
		owed: make([]float64, n), owedNext: make([]float64, n*n),
		asked: make([]float64, len(s.gaps.days)*size),
		sum:   make([]float64, size),
		share: make([]float64, n*size),
	}
}

// between returns what asking next in slot u is worth right after a review in
// slot t; once decisions are soft, its exponential.
func (tb *table) between(t, u int) []float64 {
	i := (t*tb.slots + u) * tb.size
	return tb.next[i : i+tb.size]
}

// fill finds the values of a weight, backwards over slots.
//
// A temperature above zero makes decisions soft: the value of a choice is the
// temperature times the logarithm of the sum of exponentials, and each option
// is taken with its fraction of that sum. Cards of one weight are alike while
// unseen; hard decisions would make the use of a slot jump with its price.
// Soft values are never below hard ones.
func (s *solver) fill(tb *table, weight float64, prices []float64, temperature float64) {
	n, size, earlier := len(s.slots), s.g.size(), weight*s.earlier
	for t := range n {
		never, early := tb.never[t*size:(t+1)*size], s.earlyFrom(t, n)
		for i, r := range s.recall[t*size : (t+1)*size] {
			never[i] = weight * (r + s.earlier*early[i])
		}
	}
	copy(tb.value, tb.never)
	if temperature > 0 && tb.next == nil {
		tb.next = make([]float64, n*n*size)
	}
	for u := n - 1; u >= 0; u-- {
		if temperature > 0 {
			s.soften(tb, u, temperature)
		}
		s.fillOwed(tb, weight, prices, u, temperature)
		if u == 0 || s.closed(u) {
			continue
		}
		s.lookAhead(tb.asked, tb.value[u*size:(u+1)*size], u, prices[u])
		for t := range u {
			lower, upper, f := s.gap(tb.asked, t, u)
			best, next := tb.value[t*size:(t+1)*size], tb.sum
			if temperature > 0 {
				next = tb.between(t, u)
			}
			early := s.earlyFrom(t, u)[:size]
			lower, upper, next = lower[:size], upper[:size], next[:size]
			for i, value := range best[:size] {
				x := mix(lower[i], upper[i], f) + earlier*early[i]
				if next[i] = x; x > value {
					best[i] = x
				}
			}
		}
	}
	for u := range n {
		for i, v := range tb.value[u*size : (u+1)*size] {
			tb.byPoint[i*n+u] = v
		}
	}
}

// lookAhead puts into asked, for each gap that can lead to a slot, what asking
// there is worth, given what it is worth right after.
func (s *solver) lookAhead(asked, after []float64, u int, price float64) {
	maxGap, _ := s.gaps.at(s.slots[u].day - s.slots[0].day)
	for j := range min(maxGap+2, len(s.gaps.days)) * len(after) {
		a := &s.asks[j]
		asked[j] = a.value(after) - price*a.seconds
	}
}

// gap returns the parts of a table over gaps that a review in slot t and the
// next one in slot u lie between.
func (s *solver) gap(asked []float64, t, u int) (lower, upper []float64, fraction float64) {
	size := s.g.size()
	k, f := s.gaps.at(s.slots[u].day - s.slots[t].day)
	lower = asked[k*size : (k+1)*size]
	if f == 0 {
		return lower, lower, 0
	}
	return lower, asked[(k+1)*size : (k+2)*size], f
}

// negligible is how many temperatures below the best a choice no longer
// counts.
const negligible = 12

// soften turns the best values of a slot into soft ones, and the values of
// asking next into exponentials.
func (s *solver) soften(tb *table, t int, temperature float64) {
	best, never := tb.value[t*tb.size:(t+1)*tb.size], tb.never[t*tb.size:(t+1)*tb.size]
	scale := 1 / temperature
	for i := range best {
		tb.sum[i] = math.Exp((never[i] - best[i]) * scale)
	}
	for u := t + 1; u < tb.slots; u++ {
		if s.closed(u) {
			continue
		}
		next := tb.between(t, u)
		for i, q := range next {
			x := (q - best[i]) * scale
			if next[i] = 0; x > -negligible {
				next[i] = exponential(x)
				tb.sum[i] += next[i]
			}
		}
	}
	for i := range best {
		best[i] += temperature * math.Log(tb.sum[i])
		tb.share[t*tb.size+i] = 1 / tb.sum[i]
	}
}

// closed reports whether there is no time at all in a slot.
func (s *solver) closed(u int) bool { return s.slots[u].seconds <= 0 }

// openAfter reports whether there is time in any slot after one.
func (s *solver) openAfter(t int) bool {
	for u := t + 1; u < len(s.slots); u++ {
		if !s.closed(u) {
			return true
		}
	}
	return false
}

// afterAsks puts what cards of a start are worth right after they are asked in each
// slot into lower and upper, which are all 0: after the two tabled asks of that slot.
func (s *solver) afterAsks(st *start, tb *table, lower, upper []float64) {
	last := len(st.asks) - 1
	for u := st.from; u < len(s.slots); {
		k := 0
		if last > 0 {
			k, _ = st.gaps.at(st.age + s.slots[u].day)
		}
		next := u + 1 // slot that does not lie between the same gaps
		for next < len(s.slots) && (k == last || st.age+s.slots[next].day < st.gaps.days[k+1]) {
			next++
		}
		st.asks[k].values(tb, u, lower[u:next])
		if k < last {
			st.asks[k+1].values(tb, u, upper[u:next])
		}
		u = next
	}
}

// values adds the mean values over where the ask leads, in each slot from one on, to
// sums. Four terms at once take half of the time.
func (a *ask) values(tb *table, from int, sums []float64) {
	column := func(t term) []float64 {
		i := int(t.point)*tb.slots + from
		return tb.byPoint[i : i+len(sums)]
	}
	terms := a.terms
	for ; len(terms) >= 4; terms = terms[4:] {
		a, b, c, d := terms[0].fraction, terms[1].fraction, terms[2].fraction, terms[3].fraction
		as, bs, cs, ds := column(terms[0]), column(terms[1]), column(terms[2]), column(terms[3])
		for i := range sums {
			sums[i] = sums[i] + a*as[i] + b*bs[i] + c*cs[i] + d*ds[i]
		}
	}
	for _, t := range terms {
		for i, v := range column(t) {
			sums[i] += t.fraction * v
		}
	}
}

// choices puts the value of asking in each slot into row, for the cards of a
// start, and returns the value of never asking.
func (s *solver) choices(st *start, tb *table, prices, row []float64) (never float64) {
	var room [2][maxSingle]float64
	after, afterNext := room[0][:len(row)], room[1][:len(row)]
	s.afterAsks(st, tb, after, afterNext)
	earlier := s.weights[st.weight] * s.earlier
	for u := range row {
		row[u] = 0
		if u < st.from {
			continue
		}
		lower, upper, f := st.ask(s.slots[u].day)
		row[u] = after[u] - prices[u]*lower.seconds + lower.again*tb.owed[u]
		if f > 0 {
			row[u] = mix(row[u], afterNext[u]-prices[u]*upper.seconds, f)
		}
		row[u] += earlier * st.early[u]
	}
	never = s.weights[st.weight] * (st.recall + s.earlier*st.early[len(row)])
	if st.owed {
		never -= s.debts.worth
	}
	return never
}
