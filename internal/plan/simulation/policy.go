package simulation

import "djq/internal/plan"

// Policy decides what to ask.
type Policy struct {
	Name string
	// Begin returns a function that gives the cards to ask on a day, in order;
	// the learner goes on until the time is up.
	Begin func(w *World) func(day int) []int
	// Luck tells that it leaves much to chance and needs no solution: it takes
	// and may have several times as many seeds.
	Luck bool
}

// Policies returns what there is to compare: the plan last, and one step ahead
// before it.
func Policies() []Policy {
	return []Policy{
		{"random", random, true},
		{"weakest first", weakest, true},
		{"Anki's defaults", anki, true},
		{"new first", newFirst, false},
		{"one last pass", lastPass, false},
		{"one step, no weights", greedy(false), false},
		{"one step ahead", greedy(true), false},
		{"day prices", dayPrices, false},
	}
}

// dayPrices solves for prices from nothing on the first day, and from those of
// the day before on each later one.
func dayPrices(w *World) func(int) []int {
	var prices plan.Prices
	solved := 0
	return func(day int) []int {
		sol := plan.Solve(w.problem(day), prices.Shift(day-solved), nil)
		if w.Bound == 0 {
			w.Bound = sol.Bound()
		}
		prices, solved = sol.Prices, day
		return cardsOf(sol.Order())
	}
}

func greedy(weights bool) func(*World) func(int) []int {
	return func(w *World) func(int) []int {
		return func(day int) []int {
			p := w.problem(day)
			for i := range p.Cards {
				if !weights {
					p.Cards[i].Weight = 1
				}
			}
			return cardsOf(plan.Greedy(p))
		}
	}
}

func cardsOf(choices []plan.Candidate) []int {
	list := make([]int, len(choices))
	for i, c := range choices {
		list[i] = c.Card
	}
	return list
}
