package drill

import (
	"context"
	"fmt"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/study"
)

// planOrder is the order of a plan, the default once a date is set.
const planOrder = "plan"

// planQueue is the queue of a drill that follows a plan, and the search for
// the plan's prices.
type planQueue struct {
	*study.PlanQueue
	joined *study.JoinedPlan
	store  *history.Store

	minutesToday int // as named

	solved   chan *study.SolvedPlan // gets the plan with its prices, once
	prices   *study.SolvedPlan      // what it got, nil until then
	stop     context.CancelFunc
	observed chan struct{} // closed when the search no longer needs the store
}

// newPlanQueue joins the plan with a drill of chosen cards. The greedy order
// serves until the prices are found: for a person in the background while the
// first question is read, for a pipe at once, so that it gets the same order
// every time.
func newPlanQueue(ctx context.Context, o *options, store *history.Store, p study.Plan, chosen []*bank.Card) (*planQueue, *study.Progress, error) {
	joined, progress, err := o.joinPlan(ctx, store, p)
	if err != nil {
		return nil, nil, err
	}
	options := study.PlanQueueOptions{Beyond: o.more}
	if o.counted || o.limited {
		options.Limit = o.count // a count given explicitly counts beyond the share too
	}
	q := &planQueue{
		PlanQueue: joined.NewQueue(chosen, options), joined: joined, store: store, minutesToday: joined.MinutesOn(progress.Today),
		solved: make(chan *study.SolvedPlan, 1), observed: make(chan struct{}),
	}
	ctx, q.stop = context.WithCancel(ctx)
	search := joined.PriceSearch()
	solve := func() {
		err := search.Observe(ctx, store)
		close(q.observed)
		// Without prices the greedy order stays.
		if err == nil {
			q.solved <- search.Solve(nil)
		}
	}
	if o.io.InTerminal() {
		go solve()
	} else {
		solve()
	}
	return q, progress, nil
}

// takePrices takes the prices over once they have been found, and reports
// whether they just were. Saving them waits, like a rating, until the history
// is known to be sound.
func (r *recording) takePrices() bool {
	select {
	case s := <-r.plan.solved:
		r.plan.prices = s
		r.plan.SetDay(s.Queue())
		if r.recorder != nil && r.recorder.Wait() == nil {
			// Prices that are not saved are found again.
			_ = s.Save(context.Background(), r.plan.store)
		}
		return true
	default:
		return false
	}
}

// close lets go of the store. A search that is not over then ends with djq.
func (q *planQueue) close() {
	q.stop()
	<-q.observed
}

// reorder gives a session the order of the prices, once they are found.
func (r *recording) reorder(s *drill.Session, at time.Duration) {
	if r.plan != nil && s.Phase() != drill.Done && r.takePrices() {
		s.SetBudget(r.plan.Budget())
		s.Requeue(r.plan.Cards(s.Reached()), at)
	}
}

// shareDone reports whether all of today's share has been asked.
func (r *recording) shareDone(s *drill.Session) bool {
	return r.plan != nil && (r.plan.WholeShare() || s.BudgetUsed()) && !s.TimeUp()
}

// hasMore reports whether there is more to ask when all is asked.
func (r *recording) hasMore(s *drill.Session) bool {
	return r.plan != nil && s.Phase() == drill.Done && !s.TimeUp() && r.plan.HasMore(s.Reached())
}

// extend asks beyond today's share when that is done, and reports whether there
// is more to ask.
func (r *recording) extend(s *drill.Session, at time.Duration) bool {
	r.takePrices()
	if !r.hasMore(s) {
		return false
	}
	r.plan.Extend()
	s.SetBudget(nil)
	s.Requeue(r.plan.Cards(s.Reached()), at)
	return s.Phase() != drill.Done
}

// findPlan returns the plan that a drill follows, and what to say of one whose
// interview is over.
func findPlan(ctx context.Context, o *options, store *history.Store) (p study.Plan, follows bool, notice string, err error) {
	if o.order != "" && o.order != planOrder || o.seeded || o.cram {
		return p, false, "", nil
	}
	p, ok, err := study.LoadPlan(ctx, store)
	switch {
	case err != nil:
		return p, false, "", err
	case !ok:
		return p, false, "", nil
	case p.Left(o.config.Today()) < 0:
		notice = fmt.Sprintf("The interview was on %s: cards come up as they fall due. To remove the plan: djq plan clear", humanize.Date(p.Date))
		return p, false, notice, nil
	}
	return p, true, "", nil
}

// nothingToAsk says why a plan has nothing to ask today.
func (q *planQueue) nothingToAsk() string {
	const otherwise = "To practise anyway: djq drill --order due, or --order weakest"
	switch q.EmptyReason() {
	case study.ShareDone:
		switch {
		case q.minutesToday > 0:
		case len(q.joined.Weekdays) > 0:
			return "The plan has no minutes today. To continue anyway: djq drill --more"
		default:
			return "The plan has 0 minutes a day. To change that: djq plan set --minutes 20. To continue anyway: djq drill --more"
		}
		return "Today's share of the plan is done. To continue: djq drill --more"
	case study.AllSuspended:
		return "All cards of the plan are suspended. To ask one again: djq history unsuspend CARD"
	case study.NothingWorth:
		return "Nothing is worth asking today: you know these cards well enough for the interview. " + otherwise
	}
	return "None of these cards is in today's part of the plan. " + otherwise
}
