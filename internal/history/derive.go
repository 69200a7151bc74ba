package history

import (
	"slices"
	"time"

	"djq/internal/memory"
)

// CardState is what follows from all events of a card.
type CardState struct {
	memory.CardMemory
	Buried    memory.Day // the study day until whose end the card is buried, 0 for none
	Suspended bool
	Flagged   bool

	// latestDay and latestAt are those of the card's last event of any kind:
	// a new event must come after it in Event.Compare's order.
	latestDay memory.Day
	latestAt  time.Time
}

// place returns the study day and the moment of a new event, moved past the
// card's last one where a clock was set back.
func (c CardState) place(day memory.Day, at time.Time) (memory.Day, time.Time) {
	if c.latestAt.IsZero() {
		return day, at
	}
	return memory.NotBefore(day, at, c.latestDay, c.latestAt)
}

// DaySum is what was reviewed on a study day.
type DaySum struct {
	Day    memory.Day
	N      int // reviews
	Passed int // of them, not rated again
	New    int // of them, the first of their card
	MS     int // milliseconds spent
}

// RatingSum is how often a card got a rating.
type RatingSum struct {
	Card      string
	Rating    memory.Rating
	N         int
	MS        int
	Recalls   int     // reviews on a later study day than the one before
	Predicted float64 // sum of the retrievability predicted for them
}

// effect is what one event adds to the sums; zero for all but reviews.
type effect struct {
	day    DaySum
	rating RatingSum
}

// apply returns the state after an event that comes after all before it, and
// what the event adds to the sums.
func apply(s *memory.Scheduler, c CardState, e Event) (CardState, effect) {
	c.latestDay, c.latestAt = max(c.latestDay, e.Day), e.At
	var f effect
	switch e.Kind {
	case Review:
		f.day = DaySum{Day: e.Day, N: 1, MS: e.MS}
		f.rating = RatingSum{Card: e.Card, Rating: e.Rating, N: 1, MS: e.MS}
		if e.Rating.Passed() {
			f.day.Passed = 1
		}
		if !c.Seen() {
			f.day.New = 1
		} else if e.Day > c.Last {
			f.rating.Recalls = 1
			f.rating.Predicted = s.RetrievabilityOn(c.CardMemory, e.Day)
		}
		c.CardMemory = s.Next(c.CardMemory, e.Rating, e.Day, e.At)
	case Reset:
		c.CardMemory = memory.CardMemory{}
	case Bury:
		c.Buried = e.Day
	case Suspend:
		c.Suspended = true
	case Unsuspend:
		c.Suspended = false
	case Flag:
		c.Flagged = true
	}
	return c, f
}

// derived is what follows from the events of some cards.
type derived struct {
	states  map[string]CardState
	days    map[memory.Day]DaySum
	ratings map[ratingKey]RatingSum
}

type ratingKey struct {
	card   string
	rating memory.Rating
}

func newDerived() derived {
	return derived{map[string]CardState{}, map[memory.Day]DaySum{}, map[ratingKey]RatingSum{}}
}

// replay adds all events of one card, in whatever order they are given; card
// is its name today, undone tells which events were undone.
func (d derived) replay(s *memory.Scheduler, card string, events []Event, undone func(uid string) bool) {
	slices.SortFunc(events, Event.Compare)
	state := CardState{}
	for _, e := range events {
		if undone(e.UID) {
			state.latestDay, state.latestAt = max(state.latestDay, e.Day), e.At
			continue
		}
		e.Card = card
		var f effect
		state, f = apply(s, state, e)
		d.add(f)
	}
	d.states[card] = state
}

func (d derived) add(f effect) {
	if f.day.N == 0 {
		return
	}
	day := d.days[f.day.Day]
	d.days[f.day.Day] = DaySum{f.day.Day, day.N + f.day.N, day.Passed + f.day.Passed, day.New + f.day.New, day.MS + f.day.MS}
	key := ratingKey{f.rating.Card, f.rating.Rating}
	r := d.ratings[key]
	d.ratings[key] = RatingSum{
		key.card, key.rating, r.N + f.rating.N, r.MS + f.rating.MS,
		r.Recalls + f.rating.Recalls, r.Predicted + f.rating.Predicted,
	}
}
