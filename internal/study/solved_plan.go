package study

import (
	"context"
	"encoding/json"
	"sync"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/plan"
)

// priceKey names the prices among the values of the history.
const priceKey = "prices"

// storedPrices is what was found for a plan, as it is kept.
type storedPrices struct {
	Day          string        `json:"day"`
	Cards        int           `json:"cards"`
	Prices       plan.Prices   `json:"prices"`
	Model        plan.Model    `json:"model"`
	Alternatives *Alternatives `json:"other,omitempty"`
}

// Alternatives is the readiness to expect with half and with twice the minutes.
type Alternatives struct{ Half, Twice float64 }

// PriceSearch is a plan about to be solved: a snapshot, so that it can run in the
// background while cards are rated.
type PriceSearch struct {
	joined  *JoinedPlan
	problem plan.Problem
	stored  storedPrices
	today   memory.Day
}

// PriceSearch returns what is to be solved, as of now.
func (p *JoinedPlan) PriceSearch() *PriceSearch {
	return &PriceSearch{p, p.Problem(), p.stored, p.progress.Today}
}

// solved reports whether the prices of today have been found: one search a
// study day is enough, and a second look at a plan shows what the first did.
func (s *PriceSearch) solved() bool {
	return s.stored.Day == s.today.String() && s.stored.Cards == len(s.problem.Cards)
}

// Observe counts how the learner rates, once a study day. The search does not
// need the store after it.
func (s *PriceSearch) Observe(ctx context.Context, store *history.Store) error {
	if s.solved() {
		return nil
	}
	observed, err := Observe(ctx, store)
	if err == nil {
		s.problem.Model = plan.Fit(observed)
	}
	return err
}

// Solve finds the prices, from those of an earlier day when there are any.
// progress, when not nil, is told the share of the work that is done.
func (s *PriceSearch) Solve(progress func(float64)) *SolvedPlan {
	var from plan.Prices
	if day, err := memory.ParseDay(s.stored.Day); err == nil && s.today >= day {
		from = s.stored.Prices.Shift(int(s.today - day))
	}
	if s.solved() {
		if solution := plan.Restore(s.problem, from); solution != nil {
			return &SolvedPlan{s.joined, s.problem, solution, s.today, s.stored.Alternatives}
		}
	}
	return &SolvedPlan{s.joined, s.problem, plan.Solve(s.problem, from, progress), s.today, nil}
}

// SolvedPlan is a plan with its prices.
type SolvedPlan struct {
	*JoinedPlan
	Problem  plan.Problem
	Solution *plan.Solution

	today        memory.Day
	alternatives *Alternatives // nil until it is asked for
}

// Save writes what was found into the history, where the next search begins.
func (s *SolvedPlan) Save(ctx context.Context, store *history.Store) error {
	text, err := json.Marshal(storedPrices{s.today.String(), len(s.Cards), s.Solution.Prices, s.Problem.Model, s.alternatives})
	if err != nil {
		return err
	}
	return store.SetValues(ctx, map[string]string{priceKey: string(text)})
}

// Alternatives returns the readiness to expect with other minutes: two more searches
// from nothing, side by side, once a study day.
func (s *SolvedPlan) Alternatives(progress func(float64)) Alternatives {
	if s.alternatives == nil {
		with := func(factor float64, progress func(float64)) float64 {
			return plan.Solve(s.Problem.Scale(factor), nil, progress).Forecast().All.Value()
		}
		var o Alternatives
		var both sync.WaitGroup
		both.Go(func() { o.Half = with(0.5, nil) })
		o.Twice = with(2, progress)
		both.Wait()
		s.alternatives = &o
	}
	return *s.alternatives
}

// Returns reports whether the plan is expected to ask a card, reviewed today,
// again on a later day.
func (s *SolvedPlan) Returns(c *bank.Card) bool {
	return s.returns(c, s.progress.State(c).MemoryState)
}

// ReturnsAfter reports whether that will be so once a card is rated today.
func (s *SolvedPlan) ReturnsAfter(c *bank.Card, r memory.Rating) bool {
	before, elapsed := s.progress.State(c), 0
	if before.Seen() {
		elapsed = int(max(0, s.today-before.Last))
	}
	return s.returns(c, s.progress.Scheduler.NextState(before.MemoryState, elapsed, r))
}

func (s *SolvedPlan) returns(c *bank.Card, after memory.MemoryState) bool {
	return s.Solution.Returns(plan.Card{Weight: c.Asked.Weight(), Memory: after})
}

// Queue returns what is worth asking today.
func (s *SolvedPlan) Queue() DayQueue { return s.dayQueue(s.Problem, s.Solution.Order()) }

// Observe counts how the user rated and how long that took.
func Observe(ctx context.Context, store *history.Store) (plan.Observed, error) {
	var o plan.Observed
	last := map[string]memory.Day{}
	err := store.Reviews(ctx, func(e event.Event) error {
		if e.Kind == event.Reset {
			delete(last, e.Card)
			return nil
		}
		day, seen := last[e.Card]
		last[e.Card] = e.Day
		seconds := float64(e.MS) / 1000
		switch {
		case !seen:
			o.First.Add(e.Rating, seconds)
		case e.Day > day:
			o.Later.Add(e.Rating, seconds)
		default:
			o.Again.Add(e.Rating, seconds)
		}
		return nil
	})
	return o, err
}
