package plan

// gaps are the numbers of days between two reviews for which it is tabled
// what asking does. Between them it is mixed from its neighbours, so that
// every day stays a choice at a cost that hardly grows with the days left.
type gaps struct {
	first int
	days  []int     // rising
	lower []int32   // [gap-first]: index of the tabled gap below it
	upper []float64 // [gap-first]: fraction of the tabled gap above it
}

// newGaps tables gaps from first to last, both included, that grow by a
// factor once that is more than a day.
func newGaps(first, last int, growth float64) gaps {
	last = max(first, last)
	g := gaps{first: first, lower: make([]int32, last-first+1), upper: make([]float64, last-first+1)}
	for d := first; ; d = min(last, max(d+1, int(growth*float64(d)))) {
		g.days = append(g.days, d)
		if d == last {
			break
		}
	}
	k := 0
	for d := first; d < last; d++ {
		if g.days[k+1] == d {
			k++
		}
		g.lower[d-first] = int32(k)
		g.upper[d-first] = float64(d-g.days[k]) / float64(g.days[k+1]-g.days[k])
	}
	if last > first {
		g.lower[last-first], g.upper[last-first] = int32(len(g.days)-2), 1
	}
	return g
}

// at returns the tabled gap below a number of days, and the fraction of the next
// one; with a fraction of 0 there may be no next one.
func (g *gaps) at(days int) (lower int, upper float64) {
	i := days - g.first
	return int(g.lower[i]), g.upper[i]
}
