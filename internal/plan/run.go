package plan

import (
	"math/rand/v2"
	"slices"

	"djq/internal/memory"
)

// Forecast returns readiness at the interview when the plan is followed: the
// mean over runs in which the model's learner is asked by the order of each
// day, for as long as there is time. The runs are the same for equal problems,
// and as far as they can be for problems that differ in their minutes alone.
func (sol *Solution) Forecast() Forecast {
	r := newRunner(sol)
	seen, recall := make([]float64, len(r.today.Cards)), make([]float64, len(r.today.Cards))
	e := newEstimate(r.today)
	for !e.done() {
		f := newReadinessSums(r.today.Cards)
		for mirror := range 2 {
			r.run(e.pairs, mirror == 1)
			for i, c := range r.cards {
				known := 0.0
				if c.Seen() {
					known = r.today.Scheduler.Retrievability(c.Memory, c.Age)
					seen[i]++
					recall[i] += known
				}
				f.all.add(c.Weight, 1, known)
			}
		}
		e.add(f.all.readiness().Recall)
	}
	f, runs := newReadinessSums(r.today.Cards), float64(2*e.pairs)
	for i := range seen {
		f.add(i, seen[i]/runs, recall[i]/runs)
	}
	return f.forecast()
}

// runner follows a solution from day to day, without looking for better
// prices on the way.
type runner struct {
	sol    *Solution
	today  Problem
	slots  []int       // of each day
	gains  []*gains    // [weight]
	starts [][]float64 // gains of asking a card that was not asked since today, [start][slot]
	start  []int       // of each card
	places []int       // of each card: in which slot it was asked last, -1 for none since today
	terms  [][]term    // of each card asked since today: its memory state on the grid
	weight []int       // of each card: in solver.weights
	chance []rand.PCG  // of each card
	mirror bool        // every chance is its opposite
	cards  []Card      // as they are on a day of a run
	list   []Candidate
	rates  []float64 // working space
}

func newRunner(sol *Solution) *runner {
	s := sol.s
	n := len(s.p.Cards)
	r := &runner{
		sol: sol, today: s.p, slots: make([]int, max(1, s.p.Days)),
		start: make([]int, n), places: make([]int, n), terms: make([][]term, n), weight: make([]int, n),
		chance: make([]rand.PCG, n), cards: make([]Card, n),
	}
	for d := range r.slots {
		for u := range s.slots {
			if s.slots[u].first <= d {
				r.slots[d] = u
			}
		}
	}
	for w, weight := range s.weights {
		r.gains = append(r.gains, s.newGains(sol.tables[w], weight, sol.prices))
	}
	for k := range s.starts {
		st := &s.starts[k]
		r.starts = append(r.starts, s.startGains(st, sol.tables[st.weight], sol.prices))
		for _, i := range st.cards {
			r.start[i], r.weight[i] = k, st.weight
		}
	}
	return r
}

// startGains returns what asking the cards of a start in each slot gains over
// the best of not asking them then.
func (s *solver) startGains(st *start, tb *table, prices []float64) []float64 {
	row := make([]float64, len(s.slots))
	later := s.choices(st, tb, prices, row)
	for u := len(row) - 1; u >= st.from; u-- {
		lower, upper, f := st.ask(s.slots[u].day)
		value := row[u]
		row[u] += prices[u]*mix(lower.seconds, upper.seconds, f) - later
		if !s.closed(u) {
			later = max(later, value)
		}
	}
	return row
}

// run asks cards from today until the interview. It leaves in cards what
// becomes of them by then.
func (r *runner) run(pair int, mirror bool) {
	copy(r.cards, r.today.Cards)
	r.mirror = mirror
	for i := range r.places {
		r.places[i] = -1
		r.chance[i] = *rand.NewPCG(uint64(pair), uint64(i))
	}
	left := 0.0
	for d, u := range r.slots {
		if d > 0 {
			for i := range r.cards {
				r.cards[i].Age++
			}
		}
		day := r.today
		day.Cards, day.Days = r.cards, r.today.Days-d
		day.Seconds = day.Seconds[min(d, max(0, len(day.Seconds)-1)):]
		// What one day takes too much, or leaves because it was too little
		// for a card, another one has less or more.
		left = r.study(day, d, u, left+r.today.seconds(d))
	}
	if r.today.Days > 0 {
		for i := range r.cards {
			r.cards[i].Age++
		}
	}
}

// study asks cards on a day for so many seconds, and returns those left when
// there was a card but no time for half of it.
func (r *runner) study(day Problem, d, u int, left float64) float64 {
	r.candidates(d, u, left)
	if day.Days > 1 {
		r.keepBest(int(left/day.Model.SeenSeconds) + 2)
	}
	day.arrange(r.list)
	for _, c := range r.list {
		begins := left >= c.Seconds/2
		if day.Days <= 1 { // nothing makes up for what it takes too much
			begins = left > 0 && r.uniform(c.Card)*c.Seconds < left
		}
		if !begins {
			return left
		}
		left -= r.review(c.Card, u)
	}
	return min(left, 0)
}

// candidates lists what is worth asking on a day, of unseen cards alike no more
// than there is time for.
func (r *runner) candidates(d, u int, left float64) {
	r.list = r.list[:0]
	room := int(left/r.today.Model.NewSeconds) + 2
	fresh := make([]int, len(r.starts))
	for i := range r.cards {
		c := &r.cards[i]
		if d < c.From || c.Seen() && c.Age == 0 {
			continue
		}
		gain, seconds := 0.0, r.today.Model.newSeconds()
		switch t := r.places[i]; {
		case t < 0:
			if !r.sol.s.closed(u) {
				gain = r.starts[r.start[i]][u]
			}
		case t == u: // within a slot of several days
			continue
		case c.Owed:
			gain = float64(r.gains[r.weight[i]].owed[t*len(r.sol.s.slots)+u])
		default:
			gain = r.sol.s.g.interpolate(r.gains[r.weight[i]].at(t, u), r.terms[i])
		}
		if gain <= 0 {
			continue
		}
		switch {
		case !c.Seen():
			if fresh[r.start[i]]++; fresh[r.start[i]] > room {
				continue
			}
		case gain < minGain*c.Weight:
			continue
		default:
			seconds = r.today.Model.seenSeconds(r.today.Scheduler.Retrievability(c.Memory, c.Age))
		}
		r.list = append(r.list, Candidate{i, gain, seconds})
	}
}

// keepBest leaves out the seen cards that come after so many others by their
// rate: there is no time for them, and sorting them would take most of a run's.
func (r *runner) keepBest(n int) {
	seen := func(c Candidate) bool { return r.cards[c.Card].Seen() }
	r.rates = r.rates[:0]
	for _, c := range r.list {
		if seen(c) {
			r.rates = append(r.rates, c.rate())
		}
	}
	if len(r.rates) <= n {
		return
	}
	least := greatest(r.rates, n)
	r.list = slices.DeleteFunc(r.list, func(c Candidate) bool { return seen(c) && c.rate() < least })
}

// greatest returns the nth greatest number of a list, which it reorders.
func greatest(list []float64, n int) float64 {
	low, high := 0, len(list)-1
	for low < high {
		pivot := list[(low+high)/2]
		i, j := low, high
		for i <= j {
			for list[i] > pivot {
				i++
			}
			for list[j] < pivot {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case n-1 <= j:
			high = j
		case n-1 >= i:
			low = i
		default:
			return list[n-1]
		}
	}
	return list[n-1]
}

// review lets the learner answer a card in a slot, and returns the seconds that
// it took.
func (r *runner) review(i, u int) float64 {
	c, m := &r.cards[i], &r.today.Model
	chances, seconds := m.New, m.NewSeconds
	if c.Seen() {
		chances, seconds = m.chances(r.today.Scheduler.Retrievability(c.Memory, c.Age)), m.SeenSeconds
	}
	rating := r.draw(i, chances)
	c.Owed = rating == memory.Again && !c.Seen() && r.sol.s.owes(u)
	c.Memory = r.today.Scheduler.NextState(c.Memory, c.Age, rating)
	if rating == memory.Again {
		seconds += m.AgainSeconds
		c.Memory = r.today.Scheduler.NextState(c.Memory, 0, memory.Good)
	}
	c.Age = 0
	r.places[i] = u
	r.terms[i] = r.sol.s.g.spread(r.terms[i][:0], c.Memory, 1)
	return seconds
}

// uniform returns a number from 0 to 1 by the chance of a card.
func (r *runner) uniform(i int) float64 {
	x := float64(r.chance[i].Uint64()>>11) / (1 << 53)
	if r.mirror {
		x = 1 - x
	}
	return x
}

// draw returns a rating of a card by chance.
func (r *runner) draw(i int, chances [4]float64) memory.Rating {
	x := r.uniform(i)
	for k, p := range chances[:3] {
		if x < p {
			return memory.Rating(k + 1)
		}
		x -= p
	}
	return memory.Easy
}
