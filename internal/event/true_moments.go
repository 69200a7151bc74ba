package event

import (
	"time"

	"djq/internal/memory"
)

// maxGap is the longest time between two events of a clock that was ahead that
// is taken as it stands. A longer one comes of setting the clock.
const maxGap = 90 * 24 * time.Hour

// TrueMoments returns when those events happened, by uid, that are much ahead
// of now, as far as the order tells in which they were written: each machine's
// last before its next event that has a sound date, or now, and the others as
// long before that as they were apart, but after the event before them. The
// events are given in that order, with the moments they count at; starts is how
// long after midnight a study day begins.
func TrueMoments(events []Event, now memory.Moment, starts time.Duration) map[string]memory.Moment {
	found := map[string]memory.Moment{}
	byMachine := map[string][]Event{}
	for _, e := range events {
		byMachine[e.Machine] = append(byMachine[e.Machine], e)
	}
	for _, list := range byMachine {
		addTrueMoments(found, list, now, starts)
	}
	return found
}

// addTrueMoments is TrueMoments for one machine. It goes from the last event
// back: next is when the event after the one at hand happened.
func addTrueMoments(found map[string]memory.Moment, events []Event, now memory.Moment, starts time.Duration) {
	sound := make([]time.Time, len(events)) // the moment of the last sound event before
	for i := 1; i < len(events); i++ {
		sound[i] = sound[i-1]
		if before := events[i-1]; !MuchAhead(before.Moment(), now) && !before.At.After(now.At) {
			sound[i] = before.At
		}
	}
	next, gap := now.At, time.Duration(0)
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		if !MuchAhead(e.Moment(), now) {
			if e.At.Before(next) {
				next = e.At
			}
			gap = time.Millisecond
			continue
		}
		at := next.Add(-gap)
		if earliest := sound[i].Add(time.Millisecond); at.Before(earliest) && !earliest.After(next) {
			at = earliest
		}
		at = at.Truncate(time.Millisecond).In(e.At.Location())
		found[e.UID] = memory.Moment{At: at, Day: min(memory.DayOf(at, starts), now.Day)}
		next, gap = at, time.Millisecond
		if i > 0 && MuchAhead(events[i-1].Moment(), now) {
			if apart := e.At.Sub(events[i-1].At); apart > 0 && apart <= maxGap {
				gap = apart
			}
		}
	}
}
