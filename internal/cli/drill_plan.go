package cli

import (
	"context"
	"fmt"
	"slices"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/history"
	"djq/internal/study"
)

// planOrder is the order of a plan, the usual one once a date is set.
const planOrder = "plan"

// following is a drill that follows a plan.
type following struct {
	planned *study.Planned
	chosen  map[*bank.Card]bool // what the filters of the drill choose
	today   study.Today
	count   int // at most so many cards, 0 for the whole share
	more    bool
	solved  chan *study.Solved // gets the plan with its prices, once
	store   *history.Store
	keeps   bool // whether prices are kept
}

// follow joins the plan with a drill of chosen cards. The order of one step
// ahead serves until the prices are found: on a screen in the background
// while the first question is read, elsewhere at once, so that a pipe gets
// the same order every time.
func follow(ctx context.Context, a *app, o drillOptions, store *history.Store, p study.Plan, chosen []*bank.Card) (*following, *study.Desk, error) {
	planned, desk, err := a.planned(ctx, store, p)
	if err != nil {
		return nil, nil, err
	}
	f := &following{
		planned: planned, chosen: map[*bank.Card]bool{}, more: o.more, store: store, keeps: o.saves,
		today: planned.Quick(), solved: make(chan *study.Solved, 1),
	}
	if o.counted || o.limited {
		f.count = o.count
	}
	names := make(map[string]bool, len(chosen))
	for _, c := range chosen {
		names[c.Name()] = true
	}
	for _, c := range planned.Cards {
		f.chosen[c] = names[c.Name()]
	}
	search := planned.Search()
	solve := func() {
		// Without prices the order of one step ahead stays.
		if s, err := search.Run(ctx, store, nil); err == nil {
			f.solved <- s
		}
	}
	if a.interactive() {
		go solve()
	} else {
		solve()
	}
	f.take()
	return f, desk, nil
}

// take takes over the prices when they have been found, and reports whether
// they just were.
func (f *following) take() bool {
	select {
	case s := <-f.solved:
		f.today = s.Today()
		if f.keeps {
			// Prices that are not kept are found again.
			_ = s.Keep(context.Background(), f.store)
		}
		return true
	default:
		return false
	}
}

// queue returns the cards to ask: today's share, or that and more.
func (f *following) queue() []*bank.Card {
	cards := f.today.Share
	if f.more {
		cards = slices.Concat(cards, f.today.More)
	}
	var kept []*bank.Card
	for _, c := range cards {
		if f.chosen[c] {
			kept = append(kept, c)
		}
	}
	if f.count > 0 {
		kept = kept[:min(f.count, len(kept))]
	}
	return kept
}

// reorder gives a session the order of the prices, once they are found.
func (k *keeping) reorder(s *drill.Session, at time.Duration) {
	if k != nil && k.plan != nil && s.Phase() != drill.Done && k.plan.take() {
		s.Requeue(k.plan.queue(), at)
	}
}

// goOn asks beyond today's share when that is done, and reports whether there
// is more to ask.
func (k *keeping) goOn(s *drill.Session, at time.Duration) bool {
	if k == nil || k.plan == nil || s.Phase() != drill.Done || k.plan.more {
		return false
	}
	k.plan.take()
	k.plan.more, k.plan.count = true, 0
	s.Requeue(k.plan.queue(), at)
	return s.Phase() != drill.Done
}

// findPlan returns the plan that a drill follows, and what is to be said of
// one that is over.
func findPlan(ctx context.Context, a *app, o drillOptions, store *history.Store) (p study.Plan, follows bool, past string, err error) {
	if o.order != "" && o.order != planOrder || o.seeded || o.cram {
		return p, false, "", nil
	}
	p, ok, err := study.LoadPlan(ctx, store)
	switch {
	case err != nil:
		return p, false, "", err
	case !ok:
		return p, false, "", nil
	case p.Left(a.today()) < 0:
		past = fmt.Sprintf("The interview was on %s: cards come as they fall due. djq plan clear forgets it.", p.Date.Time().Format("2 Jan"))
		return p, false, past, nil
	}
	return p, true, "", nil
}

// errNoPlan says how --order plan comes to work.
func errNoPlan() error { return usageError(planHint, "--order plan: no date of an interview is set") }
