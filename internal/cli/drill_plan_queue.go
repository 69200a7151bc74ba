package cli

import (
	"context"
	"fmt"
	"time"

	"djq/internal/cli/app"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/study"
)

// planOrder is the order of a plan, the usual one once a date is set.
const planOrder = "plan"

// planQueue is the queue of a drill that follows a plan, and the search for
// the plan's prices.
type planQueue struct {
	*study.PlanQueue
	joined *study.JoinedPlan
	store  *history.Store

	solved   chan *study.SolvedPlan // gets the plan with its prices, once
	stop     context.CancelFunc
	observed chan struct{} // closed when the search no longer needs the store
}

// newPlanQueue joins the plan with a drill of chosen cards. The greedy order
// serves until the prices are found: for a person in the background while the
// first question is read, for a pipe at once, so that it gets the same order
// every time.
func newPlanQueue(ctx context.Context, a *app.App, o drillOptions, store *history.Store, p study.Plan, chosen []*bank.Card) (*planQueue, *study.Progress, error) {
	joined, progress, err := a.PlanCards(ctx, store, p)
	if err != nil {
		return nil, nil, err
	}
	options := study.PlanQueueOptions{Beyond: o.more}
	if o.counted || o.limited {
		options.Limit = o.count // whoever says how much wants that much
	}
	f := &planQueue{
		PlanQueue: joined.NewQueue(chosen, options), joined: joined, store: store,
		solved: make(chan *study.SolvedPlan, 1), observed: make(chan struct{}),
	}
	ctx, f.stop = context.WithCancel(ctx)
	search := joined.PriceSearch()
	solve := func() {
		err := search.Observe(ctx, store)
		close(f.observed)
		// Without prices the greedy order stays.
		if err == nil {
			f.solved <- search.Solve(nil)
		}
	}
	if a.IO.InTerminal() {
		go solve()
	} else {
		solve()
	}
	return f, progress, nil
}

// takePrices takes over the prices when they have been found, and reports whether
// they just were. What is kept waits like a rating until the history is known
// to be sound.
func (k *recording) takePrices() bool {
	select {
	case s := <-k.plan.solved:
		k.plan.SetDay(s.Queue())
		if k.recorder != nil && k.recorder.Wait() == nil {
			// Prices that are not kept are found again.
			_ = s.Save(context.Background(), k.plan.store)
		}
		return true
	default:
		return false
	}
}

// close lets go of the store. A search that is not over then ends with djq.
func (f *planQueue) close() {
	f.stop()
	<-f.observed
}

// reorder gives a session the order of the prices, once they are found.
func (k *recording) reorder(s *drill.Session, at time.Duration) {
	if k != nil && k.plan != nil && s.Phase() != drill.Done && k.takePrices() {
		s.Requeue(k.plan.Cards(s.Reached()), at)
	}
}

// shareDone reports whether all of today's share has been asked.
func (k *recording) shareDone(s *drill.Session) bool {
	return k.plan != nil && k.plan.WholeShare() && !s.TimeUp()
}

// hasMore reports whether there is more to ask when all is asked.
func (k *recording) hasMore(s *drill.Session) bool {
	return k.plan != nil && s.Phase() == drill.Done && !s.TimeUp() && k.plan.HasMore(s.Reached())
}

// goOn asks beyond today's share when that is done, and reports whether there
// is more to ask.
func (k *recording) goOn(s *drill.Session, at time.Duration) bool {
	if k == nil || k.plan == nil {
		return false
	}
	k.takePrices()
	if !k.hasMore(s) {
		return false
	}
	k.plan.Extend()
	s.Requeue(k.plan.Cards(s.Reached()), at)
	return s.Phase() != drill.Done
}

// findPlan returns the plan that a drill follows, and what is to be said of
// one that is over.
func findPlan(ctx context.Context, a *app.App, o drillOptions, store *history.Store) (p study.Plan, follows bool, past string, err error) {
	if o.order != "" && o.order != planOrder || o.seeded || o.cram {
		return p, false, "", nil
	}
	p, ok, err := study.LoadPlan(ctx, store)
	switch {
	case err != nil:
		return p, false, "", err
	case !ok:
		return p, false, "", nil
	case p.Left(a.Today()) < 0:
		past = fmt.Sprintf("The interview was on %s: cards come as they fall due. djq plan clear forgets it.", humanize.Date(p.Date))
		return p, false, past, nil
	}
	return p, true, "", nil
}

// nothing says why a plan has nothing to ask today.
func (f *planQueue) nothing() string {
	const otherwise = "Practise all the same: djq drill --order due, or --order weakest"
	switch f.EmptyReason() {
	case study.ShareDone:
		if f.joined.Minutes == 0 {
			return "The plan has 0 minutes a day. Change it: djq plan set --minutes 20. Go on all the same: djq drill --more"
		}
		return "Today's share of the plan is done. Go on: djq drill --more"
	case study.NothingWorth:
		return "Nothing is worth asking today: you know it well enough for the interview. " + otherwise
	}
	return "None of these cards is part of the plan today. " + otherwise
}

// errNoPlan says how --order plan comes to work.
func errNoPlan() error {
	return app.UsageError(app.PlanHint, "--order plan: no date of an interview is set")
}
