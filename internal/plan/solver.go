package plan

// solver holds what stays the same while prices change.
type solver struct {
	p       Problem
	g       grid
	slots   []slot
	gaps    gaps
	asks    []ask       // [gap][point]
	recall  []float64   // [slot][point]: retrievability at the interview
	bound   bool        // what is looked for is a bound: there is no order
	earlier float64     // how much a day before the interview counts
	early   [][]float64 // see newEarly
	debts   debts
	weights []float64 // of the cards, each once
	starts  []start
}

func newSolver(p Problem, r resolution) *solver {
	s := &solver{p: p, g: newGrid(p.Scheduler, p.Days, r), slots: p.calendar()}
	size, last := s.g.size(), s.slots[len(s.slots)-1].day
	s.gaps = newGaps(1, last, r.growth)
	s.asks = make([]ask, len(s.gaps.days)*size)
	room := make([]term, 0, len(s.asks)*12)
	for k, days := range s.gaps.days {
		for i := range size {
			room, s.asks[k*size+i] = s.g.newAsk(room, p.Model, p.Scheduler, s.g.at(i), days)
		}
	}
	s.recall = make([]float64, len(s.slots)*size)
	for t, slot := range s.slots {
		for i := range size {
			s.recall[t*size+i] = p.Scheduler.Retrievability(s.g.at(i), p.Days-slot.day)
		}
	}
	s.earlier, s.early = p.earlier(), s.newEarly()
	s.debts = s.newDebts(r.growth)
	s.makeStarts(r)
	return s
}

// makeStarts groups equal cards: above all the unseen ones of one weight.
func (s *solver) makeStarts(r resolution) {
	starts, weights := map[Card]int{}, map[float64]int{}
	for i, c := range s.p.Cards {
		c.Group, c.Hard = 0, false // which change no value
		if !c.Seen() {
			c.Age, c.Memory.Difficulty = 0, 0
		}
		if _, ok := weights[c.Weight]; !ok {
			weights[c.Weight] = len(s.weights)
			s.weights = append(s.weights, c.Weight)
		}
		if _, ok := starts[c]; !ok {
			starts[c] = len(s.starts)
			st := s.newStart(c, r.growth*r.growth)
			st.weight = weights[c.Weight]
			s.starts = append(s.starts, st)
		}
		st := &s.starts[starts[c]]
		st.cards = append(st.cards, i)
	}
}

// start is a group of equal cards: their memory today, what asking one of
// them in each slot does, and what each is worth when it is never asked.
type start struct {
	cards  []int // in Problem.Cards
	weight int   // in solver.weights
	from   int   // first slot in which the cards may be asked
	owed   bool
	recall float64
	early  []float64 // see startEarly
	age    int
	gaps   gaps  // days since the last review
	asks   []ask // [gap], or one for unseen cards, which do not age
}

func (s *solver) newStart(c Card, growth float64) start {
	st := start{age: c.Age, owed: c.Owed, recall: s.p.Scheduler.Retrievability(c.Memory, c.Age+s.p.Days), early: s.startEarly(c.Memory, c.Age)}
	for st.from < len(s.slots) && !c.open(s.slots[st.from].day) {
		st.from++
	}
	if st.from == len(s.slots) {
		return st
	}
	days := []int{0}
	if c.Seen() {
		st.gaps = newGaps(c.Age+s.slots[st.from].day, c.Age+s.slots[len(s.slots)-1].day, growth)
		days = st.gaps.days
	}
	room := make([]term, 0, len(days)*12)
	st.asks = make([]ask, len(days))
	for k, d := range days {
		room, st.asks[k] = s.g.newAsk(room, s.p.Model, s.p.Scheduler, c.Memory, d)
	}
	return st
}

// ask returns what asking on a day does: a mix of two tabled asks, the second
// with the fraction upper.
func (st *start) ask(day int) (lower, upper *ask, fraction float64) {
	if len(st.asks) == 1 {
		return &st.asks[0], &st.asks[0], 0
	}
	k, f := st.gaps.at(st.age + day)
	return &st.asks[k], &st.asks[k+1], f
}
