package study

import (
	"cmp"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"djq/internal/bank"
	"djq/internal/memory"
)

// Order is how a session's cards are chosen and ordered.
type Order string

// The orders.
const (
	Due     Order = "due"     // due cards, the least likely to be recalled first, with new ones spread in
	Weakest Order = "weakest" // seen cards by retrievability, then unseen ones
	Random  Order = "random"  // shuffled by a seed
	Bank    Order = "bank"    // as the bank has them
)

// Orders returns the names of the orders.
func Orders() []string {
	return []string{string(Due), string(Weakest), string(Random), string(Bank)}
}

// DefaultOrder returns the order that fits when none is asked for: what is due
// once there is a history, the weakest first when cramming, random before that
// and with a seed.
func (p *Progress) DefaultOrder(seeded, cram bool) Order {
	switch {
	case seeded || !p.Seen():
		return Random
	case cram:
		return Weakest
	}
	return Due
}

// DefaultNewPerDay is how many new cards are asked a study day unless the user says
// otherwise.
const DefaultNewPerDay = 20

// QueueOptions says which cards a session asks.
type QueueOptions struct {
	Order Order
	Seed  uint64 // of Random
	Count int    // at most so many cards
	New   int    // of Due: at most so many new cards today, over all sessions
}

// Queue returns the cards of a session, in order. Random and Bank do not look
// at the history: with one seed they are the same on every machine.
func (p *Progress) Queue(cards []*bank.Card, c QueueOptions) []*bank.Card {
	switch c.Order {
	case Due:
		cards = p.due(cards, max(0, c.New-p.newToday), c.Count)
	case Weakest:
		cards = p.weakest(cards)
	default:
		return Queue(cards, c.Order, c.Seed, c.Count)
	}
	return slices.Clone(cards[:min(c.Count, len(cards))])
}

// Queue returns the first n of the cards in one of the orders that need no
// history, Random and Bank, or all of them when there are fewer. The seed
// matters to Random only.
func Queue(cards []*bank.Card, order Order, seed uint64, n int) []*bank.Card {
	if order == Random {
		cards = shuffle(cards, seed)
	}
	return slices.Clone(cards[:min(n, len(cards))])
}

// due returns the due cards by rising retrievability, with at most newCards new
// ones, the most asked first, spread evenly over the first count.
func (p *Progress) due(cards []*bank.Card, newCards, count int) []*bank.Card {
	var due, unseen []*bank.Card
	for _, c := range cards {
		switch s := p.State(c); {
		case p.SetAside(c):
		case !s.Seen():
			unseen = append(unseen, c)
		case s.Due <= p.Today:
			due = append(due, c)
		}
	}
	p.byRetrievability(due)
	byWeight(unseen)
	unseen = unseen[:min(newCards, len(unseen))]
	// Where not all fit, both kinds keep their share.
	if total := len(due) + len(unseen); total > count {
		unseen = unseen[:len(unseen)*count/total]
		due = due[:min(count-len(unseen), len(due))]
	}
	return spread(due, unseen)
}

// spread puts the cards of b evenly between those of a.
func spread(a, b []*bank.Card) []*bank.Card {
	mixed := make([]*bank.Card, 0, len(a)+len(b))
	for i, j := 0, 0; i < len(a) || j < len(b); {
		// The next of b is at its place once its share of a has been asked.
		if j < len(b) && (i == len(a) || i*(len(b)+1) >= (j+1)*len(a)) {
			mixed = append(mixed, b[j])
			j++
			continue
		}
		mixed = append(mixed, a[i])
		i++
	}
	return mixed
}

func (p *Progress) weakest(cards []*bank.Card) []*bank.Card {
	var seen, unseen []*bank.Card
	for _, c := range cards {
		switch {
		case p.SetAside(c):
		case p.State(c).Seen():
			seen = append(seen, c)
		default:
			unseen = append(unseen, c)
		}
	}
	p.byRetrievability(seen)
	byWeight(unseen)
	return append(seen, unseen...)
}

func (p *Progress) byRetrievability(cards []*bank.Card) {
	r := make(map[*bank.Card]float64, len(cards))
	for _, c := range cards {
		r[c] = p.Retrievability(c, p.Today)
	}
	slices.SortStableFunc(cards, func(a, b *bank.Card) int { return cmp.Compare(r[a], r[b]) })
}

// byWeight puts the most asked first and otherwise leaves the order alone.
func byWeight(cards []*bank.Card) {
	slices.SortStableFunc(cards, func(a, b *bank.Card) int { return cmp.Compare(b.Asked.Weight(), a.Asked.Weight()) })
}

// Remaining returns how many of the cards are left to ask today: those due, and
// new ones, of which newPerDay are asked a study day.
func (p *Progress) Remaining(cards []*bank.Card, newPerDay int) (due, unseen int) {
	for _, c := range p.Queue(cards, QueueOptions{Order: Due, Count: len(cards), New: newPerDay}) {
		if p.State(c).Seen() {
			due++
		} else {
			unseen++
		}
	}
	return due, unseen
}

// NextDue says what there is to ask when a session has nothing to ask.
type NextDue struct {
	Due    memory.Day // the first day on which a card is due, 0 when none ever is
	Cards  int        // how many are due on it
	Unseen int        // new cards that wait for another day
}

// NextDue returns when the next of the cards is due.
func (p *Progress) NextDue(cards []*bank.Card) NextDue {
	var n NextDue
	for _, c := range cards {
		s := p.State(c)
		if s.Suspended {
			continue
		}
		if !s.Seen() {
			n.Unseen++
			continue
		}
		due := s.Due
		if s.Buried == p.Today && due <= p.Today {
			due = p.Today + 1
		}
		switch {
		case n.Due == 0 || due < n.Due:
			n.Due, n.Cards = due, 1
		case due == n.Due:
			n.Cards++
		}
	}
	return n
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
	draws := make([]drawn, len(cards))
	for i, c := range cards {
		name := c.Name()
		draws[i] = drawn{c, name, drawNumber(name, seed)}
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

// First returns which of the cards of these names is the first in the order Random.
func First(names []string, seed uint64) int {
	first, least := 0, uint64(math.MaxUint64)
	for i, name := range names {
		n := drawNumber(name, seed)
		if n < least || n == least && name < names[first] {
			first, least = i, n
		}
	}
	return first
}

// drawNumber draws the number that shuffle puts a card in order by.
func drawNumber(name string, seed uint64) uint64 {
	hash := fnv.New64a()
	hash.Write([]byte(name))
	var source rand.PCG
	source.Seed(seed, hash.Sum64())
	return source.Uint64()
}
