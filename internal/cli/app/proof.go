package app

import (
	"slices"

	"djq/internal/bank"
	"djq/questions"
)

// HasProof reports whether a card is a built-in one with a proof, or the
// user's own copy of it. Where the built-in bank is not in use, a card of the
// same name is another card.
func (b *Banks) HasProof(c *bank.Card) (bool, error) {
	sources, err := b.Sources()
	if err != nil {
		return false, err
	}
	inUse := slices.ContainsFunc(sources, func(s bank.Source) bool { return s.Builtin })
	return inUse && questions.HasProof(c.Name()), nil
}
