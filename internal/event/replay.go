package event

import (
	"slices"

	"djq/internal/memory"
)

// Replay adds what follows from all events of one card, in whatever order they
// are given; card is its name today, undone tells which events were undone.
func (d Derived) Replay(s *memory.Scheduler, card string, events []Event, undone func(uid string) bool) {
	slices.SortFunc(events, Event.Compare)
	state := CardState{}
	for _, e := range events {
		if undone(e.UID) {
			state.LatestDay, state.LatestAt = max(state.LatestDay, e.Day), e.At
			continue
		}
		state = d.step(s, card, state, e)
	}
	d.States[card] = state
}

// Step adds what follows from one more event of a card, after all that its
// state before follows from.
func (d Derived) Step(s *memory.Scheduler, card string, before CardState, e Event) {
	d.States[card] = d.step(s, card, before, e)
}

func (d Derived) step(s *memory.Scheduler, card string, before CardState, e Event) CardState {
	e.Card = card
	after, f := apply(s, before, e)
	d.add(f)
	return after
}

// apply returns the state after an event that comes after all before it, and
// what the event adds to the sums.
func apply(s *memory.Scheduler, c CardState, e Event) (CardState, effect) {
	c.LatestDay, c.LatestAt = max(c.LatestDay, e.Day), e.At
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
	case Unflag:
		c.Flagged = false
	}
	return c, f
}
