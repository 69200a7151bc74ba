package app

import (
	"context"
	"errors"
	"fmt"

	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/study"
)

// PlanHint is the command that makes a plan.
const PlanHint = "djq plan set --date 2026-12-18 --minutes 20"

// NoPlanCardsError says that the banks in use have none of the cards that a
// plan is about.
type NoPlanCardsError struct{ Err error }

// Error says what of the plan's filter fits no card.
func (e *NoPlanCardsError) Error() string { return e.Err.Error() }

// Unwrap returns the error of the filter.
func (e *NoPlanCardsError) Unwrap() error { return e.Err }

// PlanCards joins a plan with its cards and what is known of them. Its error is
// a *NoPlanCardsError when there are none.
func (a *App) PlanCards(ctx context.Context, store *history.Store, p study.Plan) (*study.JoinedPlan, *study.Progress, error) {
	d, err := a.Banks.Deck(p.Filter)
	if err != nil {
		var empty *deck.EmptyError
		var unknown *deck.UnknownError
		if errors.As(err, &empty) || errors.As(err, &unknown) {
			return nil, nil, &NoPlanCardsError{err}
		}
		return nil, nil, err
	}
	progress, err := a.History.progress(ctx, store, d.Cards())
	if err != nil {
		return nil, nil, err
	}
	planned, err := progress.Plan(ctx, store, p, d.Cards())
	return planned, progress, err
}

// SolvePlan joins a plan with its cards and finds its prices and what to expect: for
// a state that was seen before, those that were kept. more, when not nil, finds what
// else is to be kept with them; both tell a function what part of the work is done.
func (a *App) SolvePlan(ctx context.Context, store *history.Store, p study.Plan, more func(*study.SolvedPlan, func(float64))) (*study.SolvedPlan, error) {
	joined, _, err := a.PlanCards(ctx, store, p)
	if err != nil {
		return nil, err
	}
	line := a.IO.StartProgress(func(done int) string { return fmt.Sprintf("planning: %d%%", done) })
	defer line.End()
	search := joined.PriceSearch()
	if err := search.Observe(ctx, store); err != nil {
		return nil, err
	}
	part := func(from, to float64) func(float64) {
		return func(done float64) { line.Done.Store(int64(100 * (from + done*(to-from)))) }
	}
	solved := search.Solve(part(0, 0.5))
	solved.Expected()
	if more != nil {
		more(solved, part(0.5, 1))
	}
	solved.SaveUnlessLocked(ctx, store)
	return solved, nil
}

// CurrentPlan returns the plan, solved, for commands that are about something else:
// nil without a plan, after the interview, and when the banks in use have none of
// its cards.
func (a *App) CurrentPlan(ctx context.Context, store *history.Store) (*study.SolvedPlan, error) {
	p, ok, err := study.LoadPlan(ctx, store)
	if err != nil || !ok || p.Left(a.Today()) < 0 {
		return nil, err
	}
	solved, err := a.SolvePlan(ctx, store, p, nil)
	var none *NoPlanCardsError
	if errors.As(err, &none) {
		return nil, nil
	}
	return solved, err
}
