package simulation

import (
	"math"

	"djq/internal/plan"
)

// Policy decides what to ask.
type Policy struct {
	Name string
	// Begin returns a function that gives the cards to ask on a day, in order;
	// the learner goes on until the time is up.
	Begin func(w *World) func(day int) []int
	// Luck tells that it leaves much to chance and needs no solution: it takes
	// and may have several times as many seeds.
	Luck bool
	// Ahead is by how much readiness it may be ahead of the plan, on purpose: for what a
	// candidate wants besides.
	Ahead float64
}

// Policies returns what there is to compare: the plan last, and one step ahead
// before it.
func Policies() []Policy {
	return []Policy{
		{"Anki's deck order", deckOrder, true, 0},
		{"once more in the last days", onceMore, false, 0},
		{"capped intervals", capped, false, 0},
		{"djq without a plan", withoutPlan, true, 0},
		{"the day alone", forTheDayAlone, false, 0.02},
		{"one step ahead", oneStep, false, 0},
		{"djq's plan", withPlan, false, 0},
	}
}

// withPlan does what djq does with a plan: it solves for prices every day.
func withPlan(w *World) func(int) []int {
	return func(day int) []int {
		p := w.problem(day)
		sol := plan.Solve(p, nil)
		if day == 0 {
			w.bound = sol.Bound()
		}
		if day == 0 || day == w.missed.after() {
			w.forecasts[day] = sol.Forecast().All.Value()
		}
		return worth(p, sol.Order())
	}
}

// forTheDayAlone plans for nothing but readiness on the day of the interview.
func forTheDayAlone(w *World) func(int) []int {
	return func(day int) []int {
		p := w.problem(day)
		p.DayAlone = true
		return worth(p, plan.Solve(p, nil).Order())
	}
}

func oneStep(w *World) func(int) []int {
	return func(day int) []int {
		p := w.problem(day)
		return worth(p, plan.Greedy(p))
	}
}

// worth returns the cards of an order that are worth their time.
func worth(p plan.Problem, order []plan.Candidate) []int {
	p.Seconds = []float64{math.Inf(1)}
	share := p.Share(order)
	list := make([]int, len(share))
	for i, c := range share {
		list[i] = c.Card
	}
	return list
}
