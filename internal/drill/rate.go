package drill

import (
	"slices"
	"time"

	"djq/internal/bank"
	"djq/internal/memory"
)

// undoable is an action that Undo takes back.
type undoable struct {
	before state
	at     time.Duration
	event  int
}

// review is a rating that has not been undone.
type review struct {
	card, ask int
	as        *bank.Card // as it was written then
	rating    memory.Rating
	missed    []int
}

// flag is a card marked for a later edit, and the event that did it.
type flag struct{ card, event int }

// Rate rates the card whose answer is shown and goes to the next one. After
// Again the card returns when three others have been shown, or at once when
// none is left, at most three times and as far as the budget allows it.
//
// The event's key points missed are those not ticked, once one is ticked or
// the rating is Again; without a tick a better rating says nothing of them.
func (s *Session) Rate(r memory.Rating, at time.Duration) (Event, error) {
	switch {
	case s.state.phase == Done:
		return Event{}, ErrDone
	case s.state.phase == Question:
		return Event{}, ErrHidden
	case s.inFollowUp():
		return Event{}, ErrFollowUp
	case r < memory.Again || r > memory.Easy:
		return Event{}, ErrNoRating
	}
	st := &s.state
	e := s.emit(Event{
		Action: Reviewed, Card: s.Card(), Rating: r,
		Open: max(0, at-st.since), Counted: st.countedUntil(at), Missed: s.missed(r), Bonus: s.bonus(), Hinted: st.hinted, Written: st.written,
		Returns: r == memory.Again && s.Returns() && !s.over(at),
	})
	s.past = append(s.past, undoable{*st, at, e.N})
	s.reviews = append(s.reviews[:st.reviews], review{st.card, st.ask, s.Card(), r, e.Missed})
	st.reviews++
	st.used += e.Counted
	st.asked += s.expected()
	if e.Returns {
		// Clipped, because states to be restored share the array.
		st.back = append(slices.Clip(st.back), returning{st.card, st.ask + 1, st.asks + returnAfter})
	}
	s.advance(at)
	return e, nil
}

// Returns reports whether the card that is asked would be asked once more
// after Again. While its answer is shown, that stays as it is.
func (s *Session) Returns() bool {
	return s.state.phase != Done && s.state.ask <= maxReturns && s.state.room
}

func (s *Session) missed(r memory.Rating) []int {
	if s.state.ticked == 0 && r != memory.Again {
		return nil
	}
	var missed []int
	for i := range s.KeyPoints() {
		if !s.Said(i) {
			missed = append(missed, i)
		}
	}
	return missed
}

// bonus returns the bonus points that are ticked.
func (s *Session) bonus() []int {
	var said []int
	for i := s.KeyPoints(); i < s.Points(); i++ {
		if s.Said(i) {
			said = append(said, i-s.KeyPoints())
		}
	}
	return said
}

// Skip leaves the card out of the rest of the session, unrated.
func (s *Session) Skip(at time.Duration) (Event, error) { return s.leave(Skipped, at) }

// Bury leaves the card out like Skip and says that tomorrow is soon enough.
func (s *Session) Bury(at time.Duration) (Event, error) { return s.leave(Buried, at) }

// Suspend leaves the card out like Skip and says that it is not to be asked
// until further notice.
func (s *Session) Suspend(at time.Duration) (Event, error) { return s.leave(Suspended, at) }

func (s *Session) leave(k Action, at time.Duration) (Event, error) {
	switch {
	case s.state.phase == Done:
		return Event{}, ErrDone
	case s.inFollowUp():
		return Event{}, ErrFollowUp
	}
	e := s.emit(Event{Action: k, Card: s.Card()})
	s.past = append(s.past, undoable{s.state, at, e.N})
	if s.state.ask == 1 {
		s.state.skipped++
	}
	s.advance(at)
	return e, nil
}

// Flag marks the card for a later edit, or takes the mark back. Undo leaves
// marks alone.
func (s *Session) Flag() (Event, error) {
	if s.state.phase == Done {
		return Event{}, ErrDone
	}
	if i := s.flagOf(s.state.card); i >= 0 {
		of := s.flags[i].event
		s.flags = slices.Delete(s.flags, i, i+1)
		return s.emit(Event{Action: Undone, Card: s.Card(), Of: of}), nil
	}
	e := s.emit(Event{Action: Flagged, Card: s.Card()})
	s.flags = append(s.flags, flag{s.state.card, e.N})
	return e, nil
}

// Undo takes back the latest rating, skip, bury or suspension not undone yet and
// returns to its card as it was: a rated one with its answer shown and its
// ticks. It works any number of times, and at the end too. The time spent
// since does not count for the card.
func (s *Session) Undo(at time.Duration) (Event, error) {
	last := len(s.past) - 1
	if last < 0 {
		return Event{}, ErrNoUndo
	}
	taken := s.past[last]
	s.Reached()
	s.past = s.past[:last]
	s.state = taken.before
	s.state.since += at - taken.at
	s.state.touched += at - taken.at
	s.reviews = s.reviews[:s.state.reviews]
	return s.emit(Event{Action: Undone, Card: s.Card(), Of: taken.event}), nil
}
