package study

import (
	"slices"

	"djq/internal/bank"
	"djq/internal/drill"
)

// PlanQueue is the cards of a session that follows a plan. It begins with the
// order of the greedy plan and can be given a better one while cards are asked.
type PlanQueue struct {
	day    DayQueue
	chosen map[*bank.Card]bool // those of the plan's cards that the session is about
	limit  int                 // at most so many cards, 0 for no limit
	beyond bool                // ask more than today's share
	whole  bool                // the queue is all of today's share
	idle   bool                // all cards of the plan are suspended
}

// PlanQueueOptions say how much of a plan a session asks.
type PlanQueueOptions struct {
	Limit  int  // at most so many cards, also beyond today's share; 0 for today's share
	Beyond bool // ask more once today's share is done
}

// NewQueue returns the queue of a session that is about the chosen cards, as
// far as they are part of the plan.
func (p *JoinedPlan) NewQueue(chosen []*bank.Card, o PlanQueueOptions) *PlanQueue {
	q := &PlanQueue{
		day: p.Greedy(), chosen: map[*bank.Card]bool{},
		limit: o.Limit, beyond: o.Beyond || o.Limit > 0, whole: o.Limit == 0, idle: p.AllSuspended(),
	}
	names := make(map[string]bool, len(chosen))
	for _, c := range chosen {
		names[c.Name()] = true
	}
	for _, c := range p.Cards {
		q.chosen[c] = names[c.Name()]
		q.whole = q.whole && q.chosen[c]
	}
	return q
}

// SetDay replaces what is worth asking today, once prices are found.
func (q *PlanQueue) SetDay(day DayQueue) { q.day = day }

// Cards returns the cards to ask: those asked so far, and after them what is
// worth asking today, as far as Budget has time for it; beyond today's share,
// what else gains something too.
func (q *PlanQueue) Cards(asked []*bank.Card) []*bank.Card {
	cards := q.day.Worth
	if q.beyond {
		cards = slices.Concat(q.day.Share, q.day.More)
	}
	queue := slices.Clone(asked)
	for _, c := range q.filter(cards) {
		if q.limit > 0 && len(queue) >= q.limit {
			break
		}
		if !slices.Contains(asked, c) {
			queue = append(queue, c)
		}
	}
	return queue
}

// Budget returns the minutes that the queue keeps within, nil beyond today's
// share and for a number of cards.
func (q *PlanQueue) Budget() *drill.Budget {
	if q.beyond {
		return nil
	}
	return q.day.Budget
}

// filter returns those of the cards that the session is about.
func (q *PlanQueue) filter(cards []*bank.Card) []*bank.Card {
	var kept []*bank.Card
	for _, c := range cards {
		if q.chosen[c] {
			kept = append(kept, c)
		}
	}
	return kept
}

// WholeShare reports whether the queue is all of today's share: neither a
// filter nor a limit leaves out any of it.
func (q *PlanQueue) WholeShare() bool { return q.whole }

// HasMore reports whether there is more to ask after the cards asked so far,
// beyond today's share and any limit.
func (q *PlanQueue) HasMore(asked []*bank.Card) bool {
	unlimited := *q
	unlimited.Extend()
	return len(unlimited.Cards(asked)) > len(asked)
}

// Extend makes the queue go beyond today's share and any limit.
func (q *PlanQueue) Extend() { q.beyond, q.limit, q.whole = true, 0, false }

// EmptyReason is why a plan has nothing to ask today.
type EmptyReason uint8

// The reasons.
const (
	ShareDone    EmptyReason = iota // the minutes are used, or there is more beyond today's share only
	NothingWorth                    // asking any card would gain next to nothing
	AllSuspended                    // all cards of the plan are suspended
	NoneChosen                      // only cards that the session is not about
)

// EmptyReason returns why a queue that has no cards has none.
func (q *PlanQueue) EmptyReason() EmptyReason {
	switch {
	case q.idle:
		return AllSuspended
	case !q.beyond && len(q.filter(q.day.Worth)) > 0,
		!q.beyond && len(q.day.Share) == 0 && len(q.filter(q.day.More)) > 0:
		return ShareDone
	case len(q.day.Share) == 0 && len(q.day.More) == 0:
		return NothingWorth
	}
	return NoneChosen
}
