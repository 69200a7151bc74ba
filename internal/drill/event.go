package drill

import (
	"time"

	"djq/internal/bank"
	"djq/internal/memory"
)

// Action is what happened to a card.
type Action uint8

// The kinds of events.
const (
	Reviewed  Action = iota + 1
	Skipped          // left out of this session
	Buried           // left out until tomorrow
	Suspended        // left out until further notice
	Flagged          // marked for a later edit
	Undone           // an earlier event is undone
)

// Event is something that happened in a session, for the caller to record.
type Event struct {
	N      int // its number in the session, from 1
	Action Action
	Card   *bank.Card
	Of     int // of Undone: the number of the event undone

	// Of Reviewed only.
	Rating  memory.Rating
	Open    time.Duration // from the question to the rating
	Counted time.Duration // of it, at most 300 s after each key
	Variant int           // the wording shown, see bank.Card.Variant; set by who shows it
	Missed  []int         // key points not said, from 0; see Session.Rate
	Bonus   []int         // bonus points said, from 0
	Hinted  bool          // the hint was shown
	Written string        // the answer as it was written, see Session.Write
	Returns bool          // the card will be asked once more
}

func (s *Session) emit(e Event) Event {
	s.events++
	e.N = s.events
	return e
}
