package drill

import "djq/internal/memory"

// Suggest returns the rating that fits how many of a card's key points were
// said: all Good, all but one Hard, fewer Again. Nothing said is Again, also
// of a single point. Easy is for the learner alone to give.
func Suggest(said, of int) memory.Rating {
	switch {
	case said <= 0:
		return memory.Again
	case said >= of:
		return memory.Good
	case said == of-1:
		return memory.Hard
	}
	return memory.Again
}

// Suggestion returns the rating that the ticks of the card suggest, and false
// while nothing is ticked.
func (s *Session) Suggestion() (memory.Rating, bool) {
	if s.state.phase != Answer || s.state.ticked == 0 {
		return 0, false
	}
	return Suggest(s.SaidCount(), s.Points()), true
}
