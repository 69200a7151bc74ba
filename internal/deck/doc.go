// Package deck holds the cards in use: filtered, and found by name.
//
// In reading order: deck.go (cards and what they have in common), filter.go
// (the flags that choose cards), state.go (states by which cards are chosen),
// search.go (words in what cards show), find.go (a card by its name, or a part
// of it), meant.go (what a name without a card was meant for).
//
// Packages of level 4 and up may import it.
package deck
