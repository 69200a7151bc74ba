package plan

import (
	"math"
	"math/rand/v2"
	"testing"

	"djq/internal/memory"
)

// game is a problem small enough that the best schedule can be found by trying
// them all: each day cards are asked one by one until the seconds are up, or
// earlier, and each answer is seen before the next card is chosen.
type game struct {
	p     Problem
	known map[position]outlook
	asked map[question]answer
}

// question is a card asked on a day, and answer what that does.
type question struct {
	card held
	day  int
}

type answer struct {
	out     [4]outcome
	seconds float64
}

func (g *game) look(at position, i int) answer {
	q := question{at.cards[i], at.day}
	a, ok := g.asked[q]
	if !ok {
		a.out, a.seconds = g.p.Model.ask(g.p.Scheduler, q.card.state, q.day-q.card.last)
		g.asked[q] = a
	}
	return a
}

// position is the state of a game.
type position struct {
	day   int
	left  float64 // seconds today
	cards [3]held // sorted by nothing: cards differ in weight
}

// held is a card in a game.
type held struct {
	state memory.MemoryState
	last  int // day of the last review
}

// outlook is what a position comes to.
type outlook struct {
	recall float64    // expected, weighted
	use    [5]float64 // expected seconds on each day
}

// search returns the outlook of the best schedule from a position.
func (g *game) search(at position) outlook {
	if at.day == g.p.Days {
		return g.end(at)
	}
	if o, ok := g.known[at]; ok {
		return o
	}
	best := g.search(g.nextDay(at))
	for i := range g.p.Cards {
		if !g.open(at, i) {
			continue
		}
		if o := g.ask(at, i, g.search); o.recall > best.recall+1e-12 {
			best = o
		}
	}
	g.known[at] = best
	return best
}

// follow returns the outlook of a policy that puts the cards of each day in
// order when the day begins.
func (g *game) follow(at position, policy func(Problem) []Candidate) outlook {
	if at.day == g.p.Days {
		return g.end(at)
	}
	if o, ok := g.known[at]; ok {
		return o
	}
	order := policy(g.problem(at))
	var goOn func(at position, order []Candidate) outlook
	goOn = func(at position, order []Candidate) outlook {
		if len(order) == 0 || !g.open(at, order[0].Card) {
			return g.follow(g.nextDay(at), policy)
		}
		return g.ask(at, order[0].Card, func(next position) outlook { return goOn(next, order[1:]) })
	}
	o := goOn(at, order)
	g.known[at] = o
	return o
}

func (g *game) end(at position) outlook {
	sum := 0.0
	for i, c := range g.p.Cards {
		sum += c.Weight * g.p.Scheduler.Retrievability(at.cards[i].state, at.day-at.cards[i].last)
	}
	return outlook{recall: sum}
}

func (g *game) nextDay(at position) position {
	at.day++
	at.left = g.p.seconds(1)
	return at
}

// open reports whether a card may be asked: once a day, as long as there is
// time for half of it.
func (g *game) open(at position, i int) bool {
	c := at.cards[i]
	if c.state.Stability > 0 && c.last == at.day {
		return false
	}
	return at.left >= g.look(at, i).seconds/2
}

func (g *game) ask(at position, i int, then func(position) outlook) outlook {
	m := g.p.Model
	c := at.cards[i]
	seconds := m.NewSeconds
	if c.state.Stability > 0 {
		seconds = m.SeenSeconds
	}
	var sum outlook
	for k, o := range g.look(at, i).out {
		if o.chance == 0 {
			continue
		}
		took := seconds
		if k == 0 {
			took += m.AgainSeconds
		}
		next := at
		next.left -= took
		next.cards[i] = held{o.after, at.day}
		rest := then(next)
		sum.recall += o.chance * rest.recall
		for d, use := range rest.use {
			sum.use[d] += o.chance * use
		}
		sum.use[at.day] += o.chance * took
	}
	return sum
}

// problem returns what is left to plan in a position.
func (g *game) problem(at position) Problem {
	p := g.p
	p.Cards = append([]Card(nil), g.p.Cards...)
	for i, c := range at.cards[:len(p.Cards)] {
		p.Cards[i].Memory = c.state
		p.Cards[i].Age = at.day - c.last
	}
	p.Days, p.Seconds = g.p.Days-at.day, []float64{at.left, g.p.seconds(1)}
	return p
}

func (g *game) begin() position {
	at := position{left: g.p.seconds(0)}
	for i, c := range g.p.Cards {
		at.cards[i] = held{c.Memory, -c.Age}
	}
	return at
}

// games returns small problems: 2 cards for 5 days or 3 for 4, some of them
// seen before.
func games(t *testing.T, n int) []*game {
	chance := rand.New(rand.NewPCG(3, 9))
	var list []*game
	for k := range n {
		cards, days := 2, 5
		if k%2 == 1 {
			cards, days = 3, 4
		}
		seconds := 75 + 75*chance.Float64()
		p := Problem{Days: days, Seconds: []float64{seconds}, Model: DefaultModel(), Scheduler: scheduler(t)}
		// Two outcomes an ask keep the search small.
		p.Model.New, p.Model.Pass = [4]float64{0.45, 0, 0.55, 0}, [3]float64{0, 1, 0}
		for range cards {
			c := Card{Weight: float64(int(1) << chance.IntN(3))}
			if chance.IntN(2) == 0 {
				c.Memory = memory.MemoryState{Stability: math.Exp(3 * chance.Float64()), Difficulty: 1 + 9*chance.Float64()}
				c.Age = 1 + chance.IntN(9)
			}
			p.Cards = append(p.Cards, c)
		}
		list = append(list, &game{p: p, asked: map[question]answer{}})
	}
	return list
}

func TestPlanIsNearExhaustiveSearch(t *testing.T) {
	var search, plan, step float64
	positions := 0
	for k, g := range games(t, 20) {
		g.known = map[position]outlook{}
		best := g.search(g.begin())
		positions += len(g.known)
		search += best.recall

		// The bound at the seconds that the search itself uses. Values between
		// the points of a grid are not exact; on a finer one hardly anything
		// is missing.
		for _, grid := range []struct {
			resolution
			slack float64
		}{{defaultResolution, 1e-3}, {resolution{64, 1, 1}, 2e-4}} {
			s := newSolver(g.p, grid.resolution)
			for d := range s.slots {
				s.slots[d].seconds = best.use[d]
			}
			bound := s.search(nil).Bound()
			if found := best.recall / g.p.total(); found > bound+grid.slack {
				t.Errorf("game %d: search finds %.5f, beyond the bound %.5f", k, found, bound)
			}
		}

		g.known = map[position]outlook{}
		plan += g.follow(g.begin(), func(p Problem) []Candidate { return Solve(p, nil).Order() }).recall
		g.known = map[position]outlook{}
		step += g.follow(g.begin(), Greedy).recall
	}
	t.Logf("search %.4f, plan %.4f, one step ahead %.4f, %d positions", search, plan, step, positions)
	if plan < 0.99*search {
		t.Errorf("plan reaches %.4f of what search finds, expected 0.99", plan/search)
	}
}
