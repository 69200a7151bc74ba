package plan

import (
	"fmt"
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

// The first solution, from nothing, for two months, a year and two.
func BenchmarkFirst(b *testing.B) {
	for _, days := range []int{60, 365, 730} {
		b.Run(fmt.Sprint(days), func(b *testing.B) {
			p := fresh(b, 60, 160, 80, days, 20)
			for b.Loop() {
				Solve(p, nil, nil)
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
