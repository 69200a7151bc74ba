package plan

import (
	"testing"

	"djq/internal/memory"
)

// The daily solution, from the prices of the day before: 60 days, 300 cards,
// most of them seen, each at its own time.
func BenchmarkDaily(b *testing.B) {
	p := midway(b, 300, 61, 20)
	sol := Solve(p, nil, nil)
	for _, c := range p.Share(sol.Order()) {
		card := &p.Cards[c.Card]
		*card = Card{Weight: card.Weight, Memory: p.Scheduler.NextState(card.Memory, card.Age, memory.Good)}
	}
	for i := range p.Cards {
		p.Cards[i].Age++
	}
	p.Days--
	prices := sol.Prices.Shift(1)
	for b.Loop() {
		Solve(p, prices, nil)
	}
}

// All that a first look at a plan shows: the solution from nothing, the forecasts
// for the minutes named, half and twice as many and those at a pace, and the bound.
// They are to take at most 3 s of one core.
func BenchmarkFirst(b *testing.B) {
	for _, first := range []struct {
		name string
		p    Problem
	}{
		{"300 cards, 60 days", fresh(b, 60, 160, 80, 60, 20)},
		{"300 cards, 365 days", fresh(b, 60, 160, 80, 365, 20)},
		{"5,000 cards, 60 days", fresh(b, 1000, 2667, 1333, 60, 20)},
		{"5,000 seen cards, 60 days", midway(b, 5000, 60, 20)},
	} {
		b.Run(first.name, func(b *testing.B) {
			for b.Loop() {
				sol := Solve(first.p, nil, nil)
				sol.Forecast()
				sol.Bound()
				for _, part := range []float64{0.5, 2, 0.7} {
					Solve(first.p.Scale(part), sol.Prices, nil).Forecast()
				}
			}
		})
	}
}

// The order for today from stored prices: what the first question waits for
// at most.
func BenchmarkRestore(b *testing.B) {
	p := midway(b, 300, 60, 20)
	prices := Solve(p, nil, nil).Prices
	for b.Loop() {
		Restore(p, prices).Order()
	}
}

// One step ahead, for the first question when there are no prices.
func BenchmarkGreedy(b *testing.B) {
	p := midway(b, 300, 60, 20)
	for b.Loop() {
		Greedy(p)
	}
}
