package drill

import (
	"slices"

	"djq/internal/bank"
)

// Edit has the card that is asked be as it is written now. It stays where it is in the
// session, and the points that it still has keep their ticks; so do they where
// Undo returns to it.
func (s *Session) Edit(now *bank.Card) error {
	switch {
	case s.state.phase == Done:
		return ErrDone
	case s.inFollowUp():
		return ErrFollowUp
	}
	before, at := s.Card(), s.state.card
	if s.edited == nil {
		s.edited = map[*bank.Card]*bank.Card{}
	}
	s.edited[s.cards[at]] = now
	s.state.edit(before, now)
	for i := range s.past {
		if s.past[i].before.card == at {
			s.past[i].before.edit(before, now)
		}
	}
	return nil
}

// edit has a state be about a card as it is written now.
func (st *state) edit(before, now *bank.Card) {
	was, is := pointsOf(before), pointsOf(now)
	var ticked uint16
	for i, point := range is {
		if old := slices.Index(was, point); old >= 0 && st.ticked>>old&1 == 1 {
			ticked |= 1 << i
		}
	}
	st.ticked = ticked
	st.hinted = st.hinted && now.Hint != ""
	st.followUp = 0
}

// pointsOf returns the points of a card that can be ticked.
func pointsOf(c *bank.Card) []string {
	points := slices.Concat(c.KeyPoints, c.BonusPoints)
	return points[:min(len(points), MaxPoints)]
}
