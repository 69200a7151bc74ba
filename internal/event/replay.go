package event

import (
	"slices"

	"djq/internal/memory"
)

// Replay adds what follows on a day from all events of one card. They may be
// given in any order, and are changed; card is its name today, undone tells
// which events were undone.
//
// Events take effect in Event.Compare's order, each at its own moment, or at
// that which a Redate names. Those ahead of now are set aside: see Ahead. So a
// clock that was wrong, and events that come late, change nothing for others.
func (d Derived) Replay(s *memory.Scheduler, card string, events []Event, undone func(uid string) bool, now memory.Moment) {
	redate(events, undone)
	slices.SortFunc(events, Event.Compare)
	state := CardState{}
	for _, e := range events {
		switch {
		case Ahead(e.Moment(), now):
			d.Aside[e.UID] = e.Moment()
		case undone(e.UID):
			state.LatestDay, state.LatestAt = e.Day, e.At
		default:
			state = d.step(s, card, state, e)
		}
	}
	d.States[card] = state
}

// redate gives events the moments that others name. Of several the one with the
// greatest uid counts, which was written last.
func redate(events []Event, undone func(uid string) bool) {
	names := map[string]Event{} // by the uid of the event that they are about
	for _, e := range events {
		if other, again := names[e.Of]; e.Kind == Redate && !undone(e.UID) && (!again || other.UID < e.UID) {
			names[e.Of] = e
		}
	}
	if len(names) == 0 {
		return
	}
	for i, e := range events {
		if named, ok := names[e.UID]; ok && e.Kind != Redate {
			events[i].At, events[i].Day = named.At, named.Day
		}
	}
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
	c.LatestDay, c.LatestAt = e.Day, e.At
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
