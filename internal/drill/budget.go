package drill

import (
	"time"

	"djq/internal/bank"
)

// Budget is the counted time that a study day has for asking cards, and how
// long asks are expected to take.
type Budget struct {
	Total time.Duration // of the day
	Used  time.Duration // of it, before the session
	Asked time.Duration // what the asks of that time were expected to take

	Cost  func(*bank.Card) Cost
	Again time.Duration // expected of asking a card again on the same day
	// Trust is how much expected time counts for the expectation itself when it
	// is compared with the time that asks really took, see pace. Above 0.
	Trust time.Duration
}

// Cost is how long a card is expected to take.
type Cost struct {
	Once  time.Duration // for asking it
	Whole time.Duration // with asking it again after Again, on average
}

// maxOverrun is how much of a budget's total may be used when the last card is
// expected to end, or a card is asked again.
const maxOverrun = 1.10

// spending is how a budget stands.
type spending struct {
	used    time.Duration // counted time of the day
	asked   time.Duration // that this time was expected to take
	pending int           // cards that will be asked again
}

// pace returns how many times as long as expected asks take: what they took so
// far by what was expected of them, both with the expectation that is trusted.
func (b *Budget) pace(s spending) float64 {
	return float64(s.used+b.Trust) / float64(s.asked+b.Trust)
}

// left returns the time that is left, in expected time, when all cards that are
// to be asked again have been.
func (b *Budget) left(s spending) time.Duration {
	return time.Duration(float64(b.Total-s.used)/b.pace(s)) - time.Duration(s.pending)*b.Again
}

// fits reports whether there is time to ask a card that was not asked today:
// for at least half of what it is expected to take, without overrunning the
// total by much. A day with any minutes has time for one card.
func (b *Budget) fits(c *bank.Card, s spending) bool {
	if s.used == 0 && s.asked == 0 {
		return b.Total > 0
	}
	cost, left := b.Cost(c), b.left(s)
	return left > 0 && left >= cost.Whole/2 && cost.Once <= left+b.overrun(s)
}

// fitsAgain reports whether there is time to ask one more card again.
func (b *Budget) fitsAgain(s spending) bool {
	return b.Again <= b.left(s)+b.overrun(s)
}

func (b *Budget) overrun(s spending) time.Duration {
	return time.Duration((maxOverrun - 1) * float64(b.Total) / b.pace(s))
}

// after returns how the budget stands, as expected, once a card was asked.
func (b *Budget) after(c *bank.Card, s spending) spending {
	whole := b.Cost(c).Whole
	s.used += time.Duration(float64(whole) * b.pace(s))
	s.asked += whole
	return s
}

// Share returns those of the cards that a session within the budget is expected
// to ask, in their order, and how long that takes.
func (b *Budget) Share(cards []*bank.Card) (share []*bank.Card, takes time.Duration) {
	return b.share(cards, spending{used: b.Used, asked: b.Asked})
}

func (b *Budget) share(cards []*bank.Card, s spending) (share []*bank.Card, takes time.Duration) {
	before := s.used
	for _, c := range cards {
		if b.fits(c, s) {
			share = append(share, c)
			s = b.after(c, s)
		}
	}
	return share, s.used - before
}

// Within returns a session that asks the cards in their order as long as the
// budget has time for them, leaving out those that take too long for what is
// left of it.
func Within(cards []*bank.Card, b *Budget) *Session {
	s := &Session{cards: cards, budget: b}
	s.advance(0)
	return s
}

// SetBudget replaces the session's budget, from the next card on; with nil it
// asks all that it has.
func (s *Session) SetBudget(b *Budget) { s.budget = b }

// spent returns how the budget stood when so much time of the session had been
// used.
func (s *Session) spent(used time.Duration) spending {
	return spending{used: s.budget.Used + used, asked: s.budget.Asked + s.state.asked, pending: len(s.state.back)}
}

// expected returns how long the present ask was expected to take.
func (s *Session) expected() time.Duration {
	switch {
	case s.budget == nil:
		return 0
	case s.state.ask > 1:
		return s.budget.Again
	}
	return s.budget.Cost(s.cards[s.state.card]).Once
}

// nextFitting returns the place of the next card never asked so far, -1 when
// there is none or no time for any.
func (s *Session) nextFitting() int {
	for i := s.state.next; i < len(s.cards); i++ {
		if s.budget == nil || s.budget.fits(s.cards[i], s.spent(s.state.used)) {
			return i
		}
	}
	return -1
}

// roomForAgain reports whether there is time to ask the present card again, as
// far as the latest key tells: it will take no less than expected.
func (s *Session) roomForAgain() bool {
	if s.budget == nil {
		return true
	}
	now := s.spent(s.state.used)
	expected := s.expected()
	now.used += max(s.state.counted, time.Duration(float64(expected)*s.budget.pace(now)))
	now.asked += expected
	return s.budget.fitsAgain(now)
}

// BudgetUsed reports whether the session is done because its budget is used.
func (s *Session) BudgetUsed() bool {
	return s.state.phase == Done && s.budget != nil && s.state.next < len(s.cards)
}

// Minutes is how the budget of a session stands.
type Minutes struct {
	Used, Total time.Duration // of the day
	More        int           // cards expected after the present one
}

// Minutes returns how the session's budget stands, and false when it has none.
func (s *Session) Minutes(at time.Duration) (Minutes, bool) {
	if s.budget == nil {
		return Minutes{}, false
	}
	m := Minutes{Used: s.budget.Used + s.Used(at), Total: s.budget.Total}
	if s.state.phase == Done {
		return m, true
	}
	now := s.spent(s.state.used)
	then := now
	if s.state.ask == 1 {
		then = s.budget.after(s.cards[s.state.card], now)
	} else {
		then.pending++
	}
	share, _ := s.budget.share(s.cards[s.state.next:], then)
	m.More = len(s.state.back) + len(share)
	return m, true
}
