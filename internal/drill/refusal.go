package drill

import "errors"

// Why a session refuses an action. A refused action changes nothing.
var (
	ErrDone   = errors.New("the session is over")
	ErrHidden = errors.New("the answer is not shown yet")
	ErrShown  = errors.New("the answer is already shown")
	ErrNoHint = errors.New("this card has no hint")
	ErrHinted = errors.New("the hint is already shown")
	// ErrNoPoint: the letter names no key point of the card.
	ErrNoPoint = errors.New("no such point")
	// ErrNoRating: the value is none of the four ratings.
	ErrNoRating = errors.New("expected a rating from 1 to 4")
	ErrNoUndo   = errors.New("nothing to undo")

	ErrNoFollowUps = errors.New("this card has no follow-ups")
	// ErrFollowUp: a follow-up is being asked, and the card has to wait.
	ErrFollowUp = errors.New("this is a follow-up: F returns to the card")
	// ErrNoFollowUp: no follow-up is being asked.
	ErrNoFollowUp = errors.New("no follow-up is being asked")
)
