package plan

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/memory"
)

// fresh is a problem with unseen cards of three weights and groups.
func fresh(t testing.TB, often, sometimes, rarely, days, minutes int) Problem {
	p := Problem{
		Days: days, Seconds: []float64{float64(minutes) * 60},
		Model: DefaultModel(), Scheduler: scheduler(t),
	}
	for i, n := range []int{rarely, sometimes, often} {
		for range n {
			p.Cards = append(p.Cards, Card{Weight: float64(int(1) << i), Group: len(p.Cards) % 3})
		}
	}
	return p
}

// midway is a problem in which most cards were seen, each at its own time.
func midway(t testing.TB, cards, days, minutes int) Problem {
	p := fresh(t, cards/5, cards/2, cards-cards/5-cards/2, days, minutes)
	for i := range p.Cards {
		if i%10 == 0 {
			continue
		}
		p.Cards[i].Memory = memory.MemoryState{Stability: 1 + float64(i*7%23), Difficulty: 1 + float64(i*13%90)/10}
		p.Cards[i].Age = i * 11 % 17
	}
	return p
}

func TestSolveUsesTheTimeThereIs(t *testing.T) {
	for _, p := range []Problem{fresh(t, 60, 160, 80, 14, 20), midway(t, 300, 20, 20), fresh(t, 5, 10, 5, 30, 2)} {
		sol := Solve(p, nil)
		e := sol.s.evaluate(sol.prices, sol.s.temperature(logarithms(sol.prices), 0.05), sol.s.newTable())
		use, seconds := 0.0, 0.0
		for u := range e.use {
			use += sol.prices[u] * e.use[u]
			seconds += sol.prices[u] * sol.s.slots[u].seconds
		}
		if math.Abs(use/seconds-1) > 0.05 {
			t.Errorf("%d cards, %d days: use is %.3f of the seconds there are, both at their prices", len(p.Cards), p.Days, use/seconds)
		}
	}
}

// The slope that the search follows is the slope of the function.
func TestUseIsTheSlopeOfTheDualValue(t *testing.T) {
	s := newSolver(midway(t, 40, 12, 10), defaultResolution)
	tb := s.newTable()
	prices := make([]float64, len(s.slots))
	for u := range prices {
		prices[u] = 0.002 + 0.0001*float64(u)
	}
	at := s.evaluate(prices, 0.02, tb)
	for u := range prices {
		const h = 1e-8
		prices[u] += h
		up := s.evaluate(prices, 0.02, tb)
		prices[u] -= 2 * h
		down := s.evaluate(prices, 0.02, tb)
		prices[u] += h
		slope := (up.dual - down.dual) / (2 * h)
		if want := s.slots[u].seconds - at.use[u]; math.Abs(slope-want) > 0.5 {
			t.Errorf("slot %d: slope %.2f, seconds less use %.2f", u, slope, want)
		}
	}
}

func TestForecastAddsUp(t *testing.T) {
	for _, p := range []Problem{fresh(t, 60, 160, 80, 14, 20), midway(t, 100, 20, 10)} {
		sol := Solve(p, nil)
		f := sol.Forecast()
		if v := f.All.Value(); v > sol.Bound() || v < sol.Bound()-0.03 {
			t.Errorf("forecast %.4f, bound %.4f: expected it just below", v, sol.Bound())
		}
		weights := make([]float64, len(f.Groups))
		for _, c := range p.Cards {
			weights[c.Group] += c.Weight
		}
		coverage, value := 0.0, 0.0
		for g, r := range f.Groups {
			coverage += r.Coverage * weights[g] / p.total()
			value += r.Value() * weights[g] / p.total()
		}
		if math.Abs(coverage-f.All.Coverage) > 1e-9 || math.Abs(value-f.All.Value()) > 1e-9 {
			t.Errorf("groups give coverage %.4f and readiness %.4f, all %.4f and %.4f", coverage, value, f.All.Coverage, f.All.Value())
		}
		unseen := 0.0
		for _, i := range f.Unseen {
			if p.Cards[i].Seen() {
				t.Errorf("card %d was seen and is said to stay unseen", i)
			}
			unseen += p.Cards[i].Weight
		}
		if math.Abs(unseen/p.total()-(1-f.All.Coverage)) > 0.01 {
			t.Errorf("cards that stay unseen are %.3f of all, coverage is %.3f", unseen/p.total(), f.All.Coverage)
		}
	}
}

func TestMoreMinutesNeverHurt(t *testing.T) {
	p := midway(t, 60, 15, 6)
	sol := Solve(p, nil)
	half, double := Solve(p.scale(0.5), nil), Solve(p.scale(2), nil)
	none := Solve(p.scale(0), nil).Forecast().All.Value()
	list := []float64{none, half.Forecast().All.Value(), sol.Forecast().All.Value(), double.Forecast().All.Value(), 1}
	for i := range list[1:] {
		if list[i+1] <= list[i] {
			t.Errorf("readiness with none, half, all and double the minutes, and 1: %.4f does not rise", list)
		}
	}
}

func TestSolveHandlesEveryProblem(t *testing.T) {
	few := fresh(t, 2, 2, 2, 10, 10)
	today := few
	today.Days = 0
	tomorrow := few
	tomorrow.Days = 1
	none := few
	none.Cards = nil
	zero := few.scale(0)
	done := few
	done.Seconds = []float64{-30, 600}
	weightless := fresh(t, 0, 0, 0, 10, 10)
	weightless.Cards = make([]Card, 3)
	much := fresh(t, 2, 2, 2, 20, 600)
	far := fresh(t, 6, 6, 6, 730, 1)
	for _, test := range []struct {
		name      string
		p         Problem
		order     int // at least
		share     int // exactly, -1 for some
		readiness float64
	}{
		{"today", today, 6, 4, 0.85},
		{"tomorrow", tomorrow, 6, 4, 0.7},
		{"no cards", none, 0, 0, 0},
		{"no minutes", zero, 0, 0, 0},
		{"today's minutes used up", done, 6, 0, 0.8},
		{"cards that do not count", weightless, 0, 0, 0},
		{"more minutes than the cards need", much, 6, 6, 0.98},
		{"two years", far, 6, -1, 0.9},
	} {
		t.Run(test.name, func(t *testing.T) {
			told := 0.0
			sol := Solve(test.p, func(done float64) {
				if done < told || done > 1 {
					t.Errorf("progress went from %v to %v", told, done)
				}
				told = done
			})
			order := sol.Order()
			if len(order) < test.order {
				t.Errorf("%d cards in order, expected %d", len(order), test.order)
			}
			share := test.p.Share(order)
			if test.share >= 0 && len(share) != test.share || test.share < 0 && len(share) == 0 {
				t.Errorf("%d cards in today's share, expected %d", len(share), test.share)
			}
			v := sol.Forecast().All.Value()
			if math.IsNaN(v) || v < test.readiness || v > 1 {
				t.Errorf("readiness %.3f, expected %.3f at least", v, test.readiness)
			}
			if math.IsNaN(sol.Bound()) || sol.Bound() < v-0.005 {
				t.Errorf("bound %.4f, readiness %.4f", sol.Bound(), v)
			}
			for _, price := range sol.Prices {
				if !(price.Second > 0) {
					t.Errorf("price of day %d is %v", price.Day, price.Second)
				}
			}
		})
	}
}

func TestShareStopsWhereNothingIsGained(t *testing.T) {
	p := fresh(t, 2, 2, 2, 3, 600)
	for i := range p.Cards {
		p.Cards[i].Memory = memory.MemoryState{Stability: 5000, Difficulty: 2}
		p.Cards[i].Age = 1
	}
	if share := p.Share(Solve(p, nil).Order()); len(share) > 0 {
		t.Errorf("today's share of cards known for years: %+v", share)
	}
}

func TestOrderLeavesOutBuriedAndReviewedCards(t *testing.T) {
	p := midway(t, 20, 10, 30)
	p.Cards[1].Age = 0
	p.Cards[2].From = 1
	p.Cards[3].From = 99
	for name, order := range map[string][]Candidate{"plan": Solve(p, nil).Order(), "one step": Greedy(p)} {
		for i, c := range order {
			if 1 <= c.Card && c.Card <= 3 {
				t.Errorf("%s: card %d is in today's order", name, c.Card)
			}
			if i > 0 && c.rate() > order[i-1].rate() && p.Cards[c.Card].Seen() && p.Cards[order[i-1].Card].Seen() {
				t.Errorf("%s: choice %d comes after one of a lower rate", name, i)
			}
		}
	}
}

func TestKeptPricesRestoreThePlan(t *testing.T) {
	for name, p := range map[string]Problem{"midway": midway(t, 100, 22, 20), "a year": fresh(t, 4, 4, 4, 365, 1)} {
		sol := Solve(p, nil)
		at := Restore(p, sol.Prices)
		if diff := cmp.Diff(sol.Order(), at.Order()); diff != "" {
			t.Errorf("%s: restored prices give another order:\n%s", name, diff)
		}
		if a, b := sol.Forecast().All, at.Forecast().All; math.Abs(a.Value()-b.Value()) > 1e-9 {
			t.Errorf("%s: %v expected, of restored prices %v", name, a, b)
		}
	}
}

func TestUnusablePricesAreNotRestored(t *testing.T) {
	for _, bad := range []Prices{nil, {{0, 0}}, {{0, -1}}, {{0, math.NaN()}}, {{0, math.Inf(1)}}} {
		if bad.usable() || Restore(Problem{}, bad) != nil {
			t.Errorf("%v is said to be usable", bad)
		}
	}
	p := Prices{{0, 3}, {1, 2}, {5, 1}}
	if got := p.log(3); math.Abs(got-math.Log(math.Sqrt2)) > 1e-12 {
		t.Errorf("price between 2 and 1 is %v, expected the geometric mean", math.Exp(got))
	}
	if p.log(9) != 0 {
		t.Errorf("price after the last day is %v, expected the last", math.Exp(p.log(9)))
	}
}
