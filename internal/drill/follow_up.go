package drill

import "djq/internal/bank"

// AskedFollowUp is a follow-up that is being asked.
type AskedFollowUp struct {
	bank.FollowUp
	N, Of int  // it is the Nth, from 1, of so many
	Shown bool // its answer is shown
}

// AskFollowUps asks the follow-ups of the card whose answer is shown, the first
// one first. None is rated, and until all are asked or left the card itself cannot
// be rated either.
func (s *Session) AskFollowUps() error {
	switch {
	case s.state.phase == Done:
		return ErrDone
	case s.state.phase == Question:
		return ErrHidden
	case s.inFollowUp():
		return ErrFollowUp
	case len(s.Card().FollowUps) == 0:
		return ErrNoFollowUps
	}
	s.state.followUp = 1
	return nil
}

// FollowUp returns the follow-up that is being asked, and false when none is.
func (s *Session) FollowUp() (f AskedFollowUp, ok bool) {
	if !s.inFollowUp() {
		return f, false
	}
	list := s.Card().FollowUps
	i := (s.state.followUp - 1) / 2
	return AskedFollowUp{FollowUp: list[i], N: i + 1, Of: len(list), Shown: s.state.followUp%2 == 0}, true
}

// NextFollowUp shows the answer of the follow-up that is being asked or, once that
// is shown, asks the next one; after the last one it returns to the card.
func (s *Session) NextFollowUp() error {
	if !s.inFollowUp() {
		return ErrNoFollowUp
	}
	s.state.followUp++
	if s.state.followUp > 2*len(s.Card().FollowUps) {
		s.state.followUp = 0
	}
	return nil
}

// LeaveFollowUps returns to the card.
func (s *Session) LeaveFollowUps() error {
	if !s.inFollowUp() {
		return ErrNoFollowUp
	}
	s.state.followUp = 0
	return nil
}

func (s *Session) inFollowUp() bool { return s.state.phase == Answer && s.state.followUp > 0 }

// followUpIs returns whether a binding is offered: at a follow-up whose answer is
// shown or not, and that is the last one or not where that matters.
func followUpIs(match func(AskedFollowUp) bool) func(*Session, Mode) bool {
	return func(s *Session, m Mode) bool {
		f, ok := s.FollowUp()
		return ok && !m.Pages && match(f)
	}
}
