package plan

import (
	"testing"
)

// The daily solution: 60 days, 300 cards, most of them seen, each at its own time.
func BenchmarkDaily(b *testing.B) {
	p := midway(b, 300, 60, 20)
	for b.Loop() {
		Solve(p, nil)
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
				sol := Solve(first.p, nil)
				sol.Forecast()
				sol.Bound()
				for _, part := range []float64{0.5, 2, 0.7} {
					sol.Scaled(part, nil).Forecast()
				}
			}
		})
	}
}

// The order for today from stored prices: what the first question waits for
// at most.
func BenchmarkRestore(b *testing.B) {
	p := midway(b, 300, 60, 20)
	prices := Solve(p, nil).Prices
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
