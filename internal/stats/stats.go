package stats

import (
	"cmp"
	"slices"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

// Input is what the figures are computed from.
type Input struct {
	Cards     []*bank.Card // those that the figures are about
	State     func(*bank.Card) event.CardState
	Readiness func([]*bank.Card) memory.Readiness // today
	Uncounted int                                 // of Cards, those that Readiness leaves out
	Days      []event.DaySum                      // of all cards, in order
	Ratings   []event.RatingSum                   // of all cards; those not in Cards are left out
	Today     memory.Day
}

// Figures is what the history says of the chosen cards; what concerns days is
// about all cards, because a day's sums know no card.
type Figures struct {
	Today        memory.Day
	All          Group      // without a name
	Topics       []Group    // by name
	Difficulties []Group    // easiest first
	Due          []DueCount // from today, DueDays of them
	Leeches      []Leech    // the worst first
	Flagged      []string   // names of the cards marked for a later edit
	Suspended    int
	Uncounted    int // in the readiness of All
	Streak       Streak
	Days         []event.DaySum // of the last HeatDays
}

// Fraction is a part of a whole.
type Fraction struct {
	Part, Of int
}

// Value returns the share, 0 to 1; 0 of nothing.
func (s Fraction) Value() float64 {
	if s.Of == 0 {
		return 0
	}
	return float64(s.Part) / float64(s.Of)
}

// Group is the figures of cards that have something in common. Its reviews are of
// suspended cards too.
type Group struct {
	Name      string
	Cards     int // without suspended ones
	Seen      int // of them, reviewed at least once
	Readiness memory.Readiness
	Reviews   int
	MS        int      // milliseconds from question to rating, of all reviews
	Passed    Fraction // reviews not rated again, of all
	Recalled  Fraction // the same of reviews on a later study day than the one before
	Predicted float64  // the recall that was predicted, 0 to 1
}

// MSPerCard returns the milliseconds from question to rating, on average; 0
// without reviews.
func (g Group) MSPerCard() float64 {
	return Fraction{g.MS, g.Reviews}.Value()
}

// DueCount is how many cards are due on a day.
type DueCount struct {
	Day   memory.Day
	Cards int
}

// Leech is a card that keeps being forgotten.
type Leech struct {
	Card      string
	Lapses    int
	Suspended bool
}

// DueDays is for how many days from today cards due are counted.
const DueDays = 30

// HeatDays is for how many days up to today reviews are kept for the heat
// map: a year.
const HeatDays = 365

// Compute makes the figures.
func Compute(in Input) Figures {
	f := Figures{Today: in.Today, Uncounted: in.Uncounted, Due: due(in), Streak: StreakOf(in.Days, in.Today)}
	for _, d := range in.Days {
		if d.Day > in.Today-HeatDays && d.Day <= in.Today {
			f.Days = append(f.Days, d)
		}
	}
	var all groupSums
	topics, difficulties := map[string]*groupSums{}, map[string]*groupSums{}
	chosen := make(map[string]*bank.Card, len(in.Cards))
	for _, c := range in.Cards {
		chosen[c.Name()] = c
		s := in.State(c)
		f.card(c, s)
		for _, g := range []*groupSums{&all, groupSumsOf(topics, c.Topic), groupSumsOf(difficulties, c.Difficulty.String())} {
			g.card(c, s)
		}
	}
	for _, r := range in.Ratings {
		if c, ok := chosen[r.Card]; ok {
			all.rating(r)
			groupSumsOf(topics, c.Topic).rating(r)
			groupSumsOf(difficulties, c.Difficulty.String()).rating(r)
		}
	}
	f.All = all.group(in.Readiness)
	f.Topics = groups(topics, in.Readiness, cmp.Compare)
	f.Difficulties = groups(difficulties, in.Readiness, func(a, b string) int {
		return cmp.Compare(slices.Index(bank.Difficulties(), a), slices.Index(bank.Difficulties(), b))
	})
	slices.SortFunc(f.Leeches, func(a, b Leech) int {
		return cmp.Or(cmp.Compare(b.Lapses, a.Lapses), cmp.Compare(a.Card, b.Card))
	})
	return f
}

// card counts what is listed by name.
func (f *Figures) card(c *bank.Card, s event.CardState) {
	if s.Leech() {
		f.Leeches = append(f.Leeches, Leech{c.Name(), s.Lapses, s.Suspended})
	}
	if s.Suspended {
		f.Suspended++
	}
	if s.Flagged {
		f.Flagged = append(f.Flagged, c.Name())
	}
}

// due counts the cards due on each day; what is overdue is due today.
func due(in Input) []DueCount {
	loads := make([]DueCount, DueDays)
	for i := range loads {
		loads[i].Day = in.Today + memory.Day(i)
	}
	for _, c := range in.Cards {
		s := in.State(c)
		if !s.Seen() || s.Suspended {
			continue
		}
		day := s.Due
		if s.Buried == in.Today && s.Buried != 0 {
			day = max(day, in.Today+1)
		}
		if i := max(0, int(day-in.Today)); i < len(loads) {
			loads[i].Cards++
		}
	}
	return loads
}
