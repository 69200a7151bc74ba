package study

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/plan"
)

// priceKey names the prices among the values of the history.
const priceKey = history.ComputedPrefix + "prices"

// storedPrices is what was found for a plan, as it is kept: with the state of
// things for which it was found, so that equal states show equal numbers.
type storedPrices struct {
	State     string         `json:"state"`
	Prices    plan.Prices    `json:"prices"`
	Model     plan.Model     `json:"model"`
	Expected  *plan.Forecast `json:"expected,omitempty"`
	Forecasts *Forecasts     `json:"forecasts,omitempty"`
}

// Forecasts is the readiness to expect on the day of the interview with other
// minutes a day than those that the user named, and what bounds it with these.
type Forecasts struct {
	Half  float64 // with half of them
	Twice float64
	Pace  *float64 // with as many as in the last days, nil when that is not known
	Bound float64  // that no schedule of the minutes named can pass
}

// PriceSearch is a plan about to be solved: a snapshot, so that it can run in the
// background while cards are rated.
type PriceSearch struct {
	joined  *JoinedPlan
	problem plan.Problem
	stored  storedPrices
	today   memory.Day
	state   string
}

// PriceSearch returns what is to be solved, as of now.
func (p *JoinedPlan) PriceSearch() *PriceSearch {
	problem := p.Problem()
	return &PriceSearch{p, problem, p.stored, p.progress.Today, p.state(problem)}
}

// state returns a hash of all that a solution follows from, but for the
// learner's model: that follows from the reviews, of which the count tells
// whether there are new ones.
func (p *JoinedPlan) state(problem plan.Problem) string {
	h := sha256.New()
	problem.Model, problem.Scheduler = plan.Model{}, nil
	pace, known := p.Pace()
	_, _ = fmt.Fprintf(h, "%v\n%v\n%v %v\n%v %v\n", problem, p.progress.Scheduler.Parameters(), p.progress.Today, p.Reviews, pace, known)
	for _, c := range p.Cards {
		_, _ = fmt.Fprintln(h, c.Name())
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// solved reports whether the prices for this state have been found.
func (s *PriceSearch) solved() bool { return s.stored.State == s.state }

// Observe counts how the learner rates, unless the state was solved before. The
// search does not need the store after it.
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

// Solve finds the prices, unless those of this state are known. progress, when not
// nil, is told the share of the work that is done.
func (s *PriceSearch) Solve(progress func(float64)) *SolvedPlan {
	solved := &SolvedPlan{JoinedPlan: s.joined, Problem: s.problem, today: s.today, state: s.state}
	if s.solved() {
		if solved.Solution = plan.Restore(s.problem, s.stored.Prices); solved.Solution != nil {
			solved.expected, solved.forecasts = s.stored.Expected, s.stored.Forecasts
			return solved
		}
	}
	solved.Solution = plan.Solve(s.problem, progress)
	return solved
}

// SolvedPlan is a plan with its prices.
type SolvedPlan struct {
	*JoinedPlan
	Problem  plan.Problem
	Solution *plan.Solution

	today     memory.Day
	state     string
	expected  *plan.Forecast // with the minutes that the user named; nil until it is asked for
	forecasts *Forecasts     // nil until they are asked for
}

// Save writes what was found into the history.
func (s *SolvedPlan) Save(ctx context.Context, store *history.Store) error {
	text, err := json.Marshal(storedPrices{s.state, s.Solution.Prices, s.Problem.Model, s.expected, s.forecasts})
	if err != nil {
		return err
	}
	return store.SetValues(ctx, map[string]string{priceKey: string(text)})
}

// SaveUnlessLocked is Save where no other program has the history locked. What
// cannot be saved is found again.
func (s *SolvedPlan) SaveUnlessLocked(ctx context.Context, store *history.Store) {
	saveUnlessLocked(ctx, store, s.Save)
}

// Expected returns the readiness to expect on the day of the interview with the
// minutes named: found once for a state.
func (s *SolvedPlan) Expected() plan.Forecast {
	if s.expected == nil {
		f := s.Solution.Forecast()
		s.expected = &f
	}
	return *s.expected
}

// Standing returns how ready the learner is on the cards of the plan, and is expected
// to be.
func (s *SolvedPlan) Standing() memory.Standing {
	standing, expected := s.JoinedPlan.Standing(), s.Expected().All
	standing.Expected = &expected
	return standing
}

// Forecasts returns the readiness to expect with other minutes: searches of their
// own, side by side, once for a state.
func (s *SolvedPlan) Forecasts(progress func(float64)) Forecasts {
	if s.forecasts != nil {
		return *s.forecasts
	}
	var f Forecasts
	expected := s.Expected().All.Value()
	with := func(factor float64, progress func(float64)) float64 {
		return s.Solution.Scaled(factor, progress).Forecast().All.Value()
	}
	var all sync.WaitGroup
	all.Go(func() { f.Half = with(0.5, nil) })
	all.Go(func() { f.Bound = max(s.Solution.Bound(), expected) })
	if pace, ok := s.Pace(); ok {
		all.Go(func() { value := with(pace, nil); f.Pace = &value })
	}
	f.Twice = with(2, progress)
	all.Wait()
	s.forecasts = &f
	return f
}

// Returns reports whether the plan is expected to ask a card, reviewed today,
// again on a later day.
func (s *SolvedPlan) Returns(c *bank.Card) bool { return s.returns(c, s.progress.State(c)) }

// ReturnsAfter reports whether that will be so once a card is rated today.
func (s *SolvedPlan) ReturnsAfter(c *bank.Card, r memory.Rating) bool {
	state, elapsed := s.progress.State(c), 0
	if state.Seen() {
		elapsed = int(max(0, s.today-state.Last))
	} else {
		state.First = s.today
	}
	state.MemoryState = s.progress.Scheduler.NextState(state.MemoryState, elapsed, r)
	state.Last = s.today
	if r == memory.Again {
		state.Forgotten = s.today
	}
	return s.returns(c, state)
}

func (s *SolvedPlan) returns(c *bank.Card, after event.CardState) bool {
	return s.Solution.Returns(plan.Card{Weight: c.Asked.Weight(), Memory: after.MemoryState, Owed: s.owes(after)})
}

// Queue returns what is worth asking today.
func (s *SolvedPlan) Queue() DayQueue { return s.dayQueue(s.Problem, s.Solution.Order()) }
