package app

import (
	"context"
	"errors"

	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/memory"
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

// InterviewDay returns the day of a planned interview that is not over, else 0.
func (a *App) InterviewDay(ctx context.Context, store *history.Store) (memory.Day, error) {
	p, ok, err := study.LoadPlan(ctx, store)
	if err != nil || !ok || p.Left(a.Today()) < 0 {
		return 0, err
	}
	return p.Date, nil
}
