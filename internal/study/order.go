// Package study puts the cards of a deck in the order in which a session asks
// them.
package study

import (
	"cmp"
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"djq/internal/bank"
)

// Order is how a session's cards are chosen and ordered.
type Order string

// The orders.
const (
	Random Order = "random" // shuffled by a seed
	Bank   Order = "bank"   // as the bank has them
)

// Orders returns the names of the orders.
func Orders() []string { return []string{string(Random), string(Bank)} }

// Queue returns the first n of the cards in that order, or all of them when
// there are fewer. The seed matters to Random only.
func Queue(cards []*bank.Card, order Order, seed uint64, n int) []*bank.Card {
	if order == Random {
		cards = shuffle(cards, seed)
	}
	return slices.Clone(cards[:min(n, len(cards))])
}

// shuffle orders cards by a number drawn for each from its name and the seed
// alone. So one seed gives one order on every platform, wherever the cards
// come from and in whatever order; and a card more or less in the bank leaves
// the order of all others as it was.
func shuffle(cards []*bank.Card, seed uint64) []*bank.Card {
	type drawn struct {
		card   *bank.Card
		name   string
		number uint64
	}
	var source rand.PCG
	draws := make([]drawn, len(cards))
	for i, c := range cards {
		name := c.Name()
		hash := fnv.New64a()
		hash.Write([]byte(name))
		source.Seed(seed, hash.Sum64())
		draws[i] = drawn{c, name, source.Uint64()}
	}
	slices.SortFunc(draws, func(a, b drawn) int {
		return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.name, b.name))
	})
	shuffled := make([]*bank.Card, len(draws))
	for i, d := range draws {
		shuffled[i] = d.card
	}
	return shuffled
}
