package plan

import "djq/internal/memory"

// Card is a card as a plan sees it.
type Card struct {
	Weight float64            // how much it counts: how often interviews ask it
	Memory memory.MemoryState // the zero value for a card never reviewed
	Age    int                // study days since its last review
	From   int                // first day, from today, on which it may be asked
	Group  int                // what a forecast is split by: its topic; 0 or more
}

// Seen reports whether the card was ever reviewed.
func (c Card) Seen() bool { return c.Memory.Stability > 0 }

// open reports whether the card may be asked on a day from today on: once a
// day is enough.
func (c Card) open(day int) bool {
	return day >= c.From && !(c.Seen() && c.Age+day == 0)
}

// Problem is what there is to plan. Days count from today, 0.
//
// Cards that gain the same are asked in the order in which they are given:
// shuffle them with a seed to mix topics.
type Problem struct {
	Cards        []Card
	Days         int     // until the interview: 0 when it is today
	SecondsToday float64 // seconds left today
	SecondsDaily float64 // seconds on each later day
	Model        Model
	Scheduler    *memory.Scheduler
}

// Scale returns the problem with so many times the minutes.
func (p Problem) Scale(factor float64) Problem {
	p.SecondsToday *= factor
	p.SecondsDaily *= factor
	return p
}

// total returns the weight of all cards.
func (p Problem) total() float64 {
	sum := 0.0
	for _, c := range p.Cards {
		sum += c.Weight
	}
	return sum
}
