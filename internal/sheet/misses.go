package sheet

import (
	"cmp"
	"math"
	"slices"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

const (
	// halfLife is after how many days a miss counts half.
	halfLife = 14
	// recovered is what is left of the misses of a point once it was not missed.
	recovered = 0.5
)

// missedPoints returns the cards of which points were missed, those with the worst
// point first. Points that their cards no longer have are left out.
func missedPoints(in Input) []MissedCard {
	if in.Reviews == nil {
		return nil
	}
	var cards []MissedCard
	for _, c := range in.Cards {
		if points := missedOf(c, in.Reviews(c), in.Today); len(points) > 0 {
			cards = append(cards, MissedCard{c, points})
		}
	}
	slices.SortStableFunc(cards, func(a, b MissedCard) int {
		return cmp.Or(cmp.Compare(b.Points[0].score, a.Points[0].score), cmp.Compare(len(b.Points), len(a.Points)))
	})
	return cards
}

func missedOf(c *bank.Card, reviews []event.Event, today memory.Day) []MissedPoint {
	var points []MissedPoint
	for _, text := range c.KeyPoints {
		p := MissedPoint{Text: text}
		for _, r := range reviews {
			switch {
			case slices.Contains(r.Missed, text):
				p.Times++
				p.Last = r.Day
				p.score += math.Exp2(-float64(max(0, today-r.Day)) / halfLife)
			case r.Rating.Passed():
				p.score *= recovered
			}
		}
		if p.Times > 0 {
			points = append(points, p)
		}
	}
	slices.SortStableFunc(points, func(a, b MissedPoint) int { return cmp.Compare(b.score, a.score) })
	return points
}
