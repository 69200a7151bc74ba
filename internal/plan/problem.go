package plan

import "djq/internal/memory"

// Card is a card as a plan sees it.
type Card struct {
	Weight float64            // how much it counts: how often interviews ask it
	Memory memory.MemoryState // the zero value for a card never reviewed
	Age    int                // study days since its last review
	From   int                // first day, from today, on which it may be asked
	Group  int                // what a forecast is split by: its topic; 0 or more
	Hard   bool               // as its author sees it
	Owed   bool               // rated again on its first day, and not asked on a later one since
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
	Cards     []Card
	Days      int       // until the interview: 0 when it is today
	Seconds   []float64 // of each day from today, of which what is left; the last one holds for all days after it
	Model     Model
	Scheduler *memory.Scheduler
	// DayAlone tells that nothing counts but recall on the day of the interview:
	// neither that on the days before nor what a candidate wants besides.
	DayAlone bool
}

// scale returns the problem with so many times the minutes.
func (p Problem) scale(factor float64) Problem {
	seconds := make([]float64, len(p.Seconds))
	for i, s := range p.Seconds {
		seconds[i] = s * factor
	}
	p.Seconds = seconds
	return p
}

// seconds returns the seconds of a day from today on.
func (p Problem) seconds(day int) float64 {
	if len(p.Seconds) == 0 {
		return 0
	}
	return max(0, p.Seconds[min(day, len(p.Seconds)-1)])
}

// meanWeight returns the weight of a card on the mean.
func (p Problem) meanWeight() float64 { return p.total() / float64(max(1, len(p.Cards))) }

// total returns the weight of all cards.
func (p Problem) total() float64 {
	sum := 0.0
	for _, c := range p.Cards {
		sum += c.Weight
	}
	return sum
}
