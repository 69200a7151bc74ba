package drill

import "djq/internal/memory"

// Suggest returns the rating that fits how many of a card's key points and
// bonus points were said: all key points Good, at least half of them Hard,
// fewer Again. All of both is Easy on a card that has bonus points; on others
// Easy is for the learner alone to give.
func Suggest(key, keyOf, bonus, bonusOf int) memory.Rating {
	switch {
	case key >= keyOf && bonus >= bonusOf && bonusOf > 0:
		return memory.Easy
	case key >= keyOf && key+bonus > 0:
		return memory.Good
	case key > 0 && 2*key >= keyOf:
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
	key, bonus := s.SaidCount()
	return Suggest(key, s.KeyPoints(), bonus, s.Points()-s.KeyPoints()), true
}
