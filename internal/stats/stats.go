// Package stats makes figures of what is remembered and what was reviewed.
package stats

import (
	"cmp"
	"slices"

	"djq/internal/bank"
	"djq/internal/history"
	"djq/internal/memory"
)

// Input is what the figures are made of.
type Input struct {
	Cards     []*bank.Card // those that the figures are about
	State     func(*bank.Card) history.CardState
	Days      []history.DaySum    // of all cards, in order
	Ratings   []history.RatingSum // of all cards; those not in Cards are left out
	Today     memory.Day
	Scheduler *memory.Scheduler
}

// Figures is what the history says of the chosen cards; what concerns days is
// about all cards, because a day's sums know no card.
type Figures struct {
	Cards   int // chosen
	Seen    int // of them, reviewed at least once
	Reviews int // of the chosen cards
	Recall  Share
	// Predicted is the retrievability foretold for the reviews behind Recall,
	// on average.
	Predicted    float64
	MSPerCard    float64 // milliseconds from question to rating, on average
	Topics       []Group // by name
	Difficulties []Group // easiest first
	Due          []Load  // from today, DueDays of them
	Leeches      []Leech // the worst first
	Suspended    int
	Flagged      []string // names of the cards marked for a later edit
	Streak       Streak
	Days         []history.DaySum // of the last HeatDays
}

// Share is a part of a whole.
type Share struct {
	Part, Of int
}

// Value returns the share, 0 to 1; 0 of nothing.
func (s Share) Value() float64 {
	if s.Of == 0 {
		return 0
	}
	return float64(s.Part) / float64(s.Of)
}

// Group is the figures of one topic or difficulty.
type Group struct {
	Name      string
	Cards     int
	Seen      int
	Reviews   int
	Passed    Share   // ratings other than Again, of all ratings
	Recall    Share   // of cards seen on an earlier day, those recalled
	MSPerCard float64 // milliseconds, on average
	// Retrievability is the mean over the cards seen, today.
	Retrievability float64
}

// Load is how many cards are due on a day.
type Load struct {
	Day   memory.Day
	Cards int
}

// Leech is a card that keeps being forgotten.
type Leech struct {
	Card   string
	Lapses int
}

// Streak is the number of study days in a row with a review.
type Streak struct {
	Days    int  // up to today, or up to yesterday while today has none yet
	Longest int  // ever
	Today   bool // whether today has a review
	Studied int  // days with a review, ever
}

// DueDays is for how many days from today cards due are counted.
const DueDays = 30

// HeatDays is for how many days up to today reviews are kept for the heat
// map: a year.
const HeatDays = 365

// Make makes the figures.
func Make(in Input) Figures {
	f := Figures{
		Cards:  len(in.Cards),
		Due:    due(in),
		Streak: StreakOf(in.Days, in.Today),
	}
	for _, d := range in.Days {
		if d.Day > in.Today-HeatDays && d.Day <= in.Today {
			f.Days = append(f.Days, d)
		}
	}
	topics, difficulties := map[string]*tally{}, map[string]*tally{}
	chosen := make(map[string]*bank.Card, len(in.Cards))
	for _, c := range in.Cards {
		chosen[c.Name()] = c
		s := in.State(c)
		r := in.Scheduler.Retrievability(s.State, in.Today)
		tallyOf(topics, c.Topic).card(s, r)
		tallyOf(difficulties, c.Difficulty.String()).card(s, r)
		f.card(c, s)
	}
	all := tally{}
	for _, r := range in.Ratings {
		if c, ok := chosen[r.Card]; ok {
			tallyOf(topics, c.Topic).rating(r)
			tallyOf(difficulties, c.Difficulty.String()).rating(r)
			all.rating(r)
		}
	}
	f.Reviews, f.Recall, f.MSPerCard = all.group.Reviews, all.group.Recall, all.perCard()
	if all.group.Recall.Of > 0 {
		f.Predicted = all.predicted / float64(all.group.Recall.Of)
	}
	f.Topics = groups(topics)
	slices.SortFunc(f.Topics, func(a, b Group) int { return cmp.Compare(a.Name, b.Name) })
	f.Difficulties = groups(difficulties)
	slices.SortFunc(f.Difficulties, func(a, b Group) int {
		return cmp.Compare(slices.Index(bank.Difficulties(), a.Name), slices.Index(bank.Difficulties(), b.Name))
	})
	slices.SortFunc(f.Leeches, func(a, b Leech) int {
		return cmp.Or(cmp.Compare(b.Lapses, a.Lapses), cmp.Compare(a.Card, b.Card))
	})
	return f
}

// card counts what is listed by name.
func (f *Figures) card(c *bank.Card, s history.CardState) {
	if s.Seen() {
		f.Seen++
	}
	if s.Leech() {
		f.Leeches = append(f.Leeches, Leech{c.Name(), s.Lapses})
	}
	if s.Suspended {
		f.Suspended++
	}
	if s.Flagged {
		f.Flagged = append(f.Flagged, c.Name())
	}
}

// due counts the cards due on each day; what is overdue is due today.
func due(in Input) []Load {
	loads := make([]Load, DueDays)
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

// StreakOf returns the streak that days with reviews make, given in order.
func StreakOf(days []history.DaySum, today memory.Day) Streak {
	var s Streak
	run, last := 0, memory.Day(0)
	for _, d := range days {
		if d.N == 0 || d.Day > today {
			continue
		}
		if run > 0 && d.Day == last+1 {
			run++
		} else {
			run = 1
		}
		last = d.Day
		s.Studied++
		s.Longest = max(s.Longest, run)
	}
	s.Today = run > 0 && last == today
	if run > 0 && last >= today-1 {
		s.Days = run
	}
	return s
}
