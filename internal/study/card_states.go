package study

import (
	"context"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/memory"
)

// learningStability is the stability, in days, from which on a card that was
// reviewed is no longer being learned.
const learningStability = 7

// CardStates tells in which of deck.States cards are.
type CardStates struct {
	progress *Progress
	missed   map[string]bool // by name
}

// LoadCardStates returns the states of cards. The store is nil without a history.
func (p *Progress) LoadCardStates(ctx context.Context, store *history.Store, cards []*bank.Card) (*CardStates, error) {
	s := &CardStates{progress: p, missed: map[string]bool{}}
	if store == nil {
		return s, nil
	}
	var seen []string
	for _, c := range cards {
		if p.State(c).Seen() {
			seen = append(seen, c.Name())
		}
	}
	last, err := store.LastReviews(ctx, seen)
	for name, review := range last {
		s.missed[name] = review.Rating == memory.Again || len(review.Missed) > 0
	}
	return s, err
}

// Missed reports whether a card, or one of its key points, was not recalled at
// the last review.
func (s *CardStates) Missed(c *bank.Card) bool { return s.missed[c.Name()] }

// Of returns the states of a card: due when it would be asked today, learning
// when it was reviewed and its stability is still under a week, missed when it,
// or one of its key points, was not recalled at the last review; noted when the user
// has a note on it, edited when it is the user's copy of a built-in card.
func (s *CardStates) Of(c *bank.Card) []string {
	state, today := s.progress.State(c), s.progress.Today
	seen := state.Seen()
	var states []string
	for _, is := range []struct {
		state string
		true  bool
	}{
		{deck.StateNew, !seen},
		{deck.StateDue, seen && state.Due <= today && !s.progress.SetAside(c)},
		{deck.StateLearning, seen && state.Stability < learningStability},
		{deck.StateLeech, state.Leech()},
		{deck.StateFlagged, state.Flagged},
		{deck.StateSuspended, state.Suspended},
		{deck.StateBuried, state.Buried != 0 && state.Buried == today},
		{deck.StateNoted, c.Note != ""},
		{deck.StateEdited, c.Replaces != nil},
		{deck.StateMissed, s.missed[c.Name()]},
	} {
		if is.true {
			states = append(states, is.state)
		}
	}
	return states
}
