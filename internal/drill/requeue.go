package drill

import (
	"slices"
	"time"

	"djq/internal/bank"
)

// Requeue replaces the cards that were never asked so far. Cards that were,
// or that are among the new ones twice, are left out of them. A session that
// had asked everything goes on with the first new one.
func (s *Session) Requeue(cards []*bank.Card, at time.Duration) {
	queue := slices.Clone(s.Reached())
	for _, c := range cards {
		if !slices.Contains(queue, c) {
			queue = append(queue, c)
		}
	}
	s.cards = queue
	if s.state.phase == Done && !s.over(at) && s.state.next < len(s.cards) {
		s.advance(at)
	}
}

// Reached returns the cards that were ever asked, in order, also such as Undo
// has gone back past since.
func (s *Session) Reached() []*bank.Card {
	s.reached = max(s.reached, s.state.next)
	return s.cards[:s.reached:s.reached]
}
