package drill

import (
	"slices"
	"time"

	"djq/internal/bank"
)

// Requeue replaces the cards that were never asked so far. Cards that were,
// or that stand among the new ones twice, are left out of them. A session that
// had asked everything goes on with the first new one.
func (s *Session) Requeue(cards []*bank.Card, at time.Duration) {
	asked := s.reached()
	queue := slices.Clone(s.cards[:asked])
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

// reached returns how many cards were ever asked, also such as Undo has gone
// back behind since.
func (s *Session) reached() int {
	s.most = max(s.most, s.state.next)
	return s.most
}
