package app

import (
	"context"
	"errors"

	"djq/internal/deck"
)

// Choose returns the cards that fit a filter. It reads the history only where
// the filter names states.
func (h *History) Choose(ctx context.Context, b *Banks, f deck.Filter) (chosen *deck.Deck, err error) {
	d, err := b.Deck(f)
	if err != nil || len(f.States) == 0 {
		return d, err
	}
	progress, store, err := h.Load(ctx, d.Cards())
	if err != nil {
		return nil, err
	}
	if store != nil {
		defer func() { err = errors.Join(err, store.Close()) }()
	}
	states, err := progress.LoadCardStates(ctx, store, d.Cards())
	if err != nil {
		return nil, err
	}
	return d.InStates(f, states.Of)
}
