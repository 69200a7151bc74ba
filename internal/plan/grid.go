package plan

import (
	"math"
	"slices"

	"djq/internal/memory"
)

// resolution is how finely values are known.
type resolution struct {
	stabilities   int     // points
	betweenLevels int     // points between two levels of difficulty
	growth        float64 // between tabled gaps
}

// defaultResolution is the resolution of every plan; TestResolution shows that a finer
// one changes nothing that matters.
var defaultResolution = resolution{stabilities: 24, betweenLevels: 0, growth: 1.25}

// grid is the memory states at which values are known. Between them values are
// interpolated, linearly in difficulty and in the logarithm of stability.
type grid struct {
	stabilities     int
	logMin, logStep float64   // of the logarithm of stability
	difficulties    []float64 // rising
}

// The range of stabilities: below the least a card is forgotten by the next
// day, and what lasts maxStabilityFactor times the days left is as good as known
// for ever.
const (
	minStability       = 0.1
	maxStabilityFactor = 30
)

func newGrid(s *memory.Scheduler, days int, r resolution) grid {
	low, high := math.Log(minStability), math.Log(maxStabilityFactor*float64(max(days, 10)))
	return grid{r.stabilities, low, (high - low) / float64(r.stabilities-1), levels(s, r.betweenLevels)}
}

// levels returns the difficulties at which most cards are: FSRS hardly moves
// the difficulty of a card rated good, so that they stay where their first
// rating put them, or where forgetting once took them from there.
func levels(s *memory.Scheduler, between int) []float64 {
	list := []float64{1, 10}
	for _, r := range memory.Ratings() {
		list = append(list, s.NextState(memory.MemoryState{}, 0, r).Difficulty)
	}
	lapsed := s.NextState(s.NextState(memory.MemoryState{}, 0, memory.Hard), 1, memory.Again)
	list = append(list, lapsed.Difficulty)
	slices.Sort(list)
	list = slices.CompactFunc(list, func(a, b float64) bool { return math.Abs(a-b) < 0.1 })
	for _, low := range list[:len(list)-1] {
		high := list[slices.Index(list, low)+1]
		for k := range between {
			list = append(list, low+(high-low)*float64(k+1)/float64(between+1))
		}
	}
	slices.Sort(list)
	return list
}

func (g grid) size() int { return g.stabilities * len(g.difficulties) }

// at returns the memory state of a point.
func (g grid) at(i int) memory.MemoryState {
	n := len(g.difficulties)
	return memory.MemoryState{
		Stability:  math.Exp(g.logMin + float64(i/n)*g.logStep),
		Difficulty: g.difficulties[i%n],
	}
}

// term is a part of an interpolated value.
type term struct {
	point    int32
	fraction float64
}

// spread adds a memory state's interpolation between its four neighbours, times a
// chance, to terms; a point that is there already grows.
func (g grid) spread(terms []term, m memory.MemoryState, chance float64) []term {
	n := len(g.difficulties)
	x := min(max((math.Log(m.Stability)-g.logMin)/g.logStep, 0), float64(g.stabilities-1))
	i, j := min(int(x), g.stabilities-2), 0
	for j+2 < n && m.Difficulty >= g.difficulties[j+1] {
		j++
	}
	low, high := g.difficulties[j], g.difficulties[j+1]
	fx, fy := x-float64(i), min(max((m.Difficulty-low)/(high-low), 0), 1)
	terms = addTerm(terms, i*n+j, chance*(1-fx)*(1-fy))
	terms = addTerm(terms, i*n+j+1, chance*(1-fx)*fy)
	terms = addTerm(terms, (i+1)*n+j, chance*fx*(1-fy))
	return addTerm(terms, (i+1)*n+j+1, chance*fx*fy)
}

func addTerm(terms []term, point int, fraction float64) []term {
	if fraction == 0 {
		return terms
	}
	for k := range terms {
		if terms[k].point == int32(point) {
			terms[k].fraction += fraction
			return terms
		}
	}
	return append(terms, term{int32(point), fraction})
}

// ask is what asking a card does: where its memory state goes on the grid, and
// how many seconds it takes on average.
type ask struct {
	terms   []term
	seconds float64
	again   float64 // chance that a card never seen is rated again, which is in no term
}

// newAsk puts the terms of an ask at the end of room.
func (g grid) newAsk(room []term, m Model, s *memory.Scheduler, before memory.MemoryState, elapsed int) ([]term, ask) {
	var few [16]term
	terms := few[:0]
	out, seconds := m.ask(s, before, elapsed)
	again := 0.0
	for i, o := range out {
		if i == 0 && before.Stability <= 0 {
			again = o.chance
			continue
		}
		terms = g.spread(terms, o.after, o.chance)
	}
	first := len(room)
	room = append(room, terms...)
	return room, ask{room[first:len(room):len(room)], seconds, again}
}

// value returns the mean of a table over where the ask leads.
func (a *ask) value(table []float64) float64 {
	sum := 0.0
	for _, t := range a.terms {
		sum += t.fraction * table[t.point]
	}
	return sum
}

// follow adds to mass where asking that many cards leads.
func (a *ask) follow(asked float64, mass []float64) {
	for _, t := range a.terms {
		mass[t.point] += asked * t.fraction
	}
}
