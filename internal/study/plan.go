package study

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/plan"
)

// Plan is what the user said of an interview.
type Plan struct {
	Date    memory.Day
	Minutes int         // a day
	Filter  deck.Filter // the cards that it is about
	Since   memory.Day  // when it was first set: what was studied from then on tells what to expect
}

// MinMinutes and MostMinutes bound the minutes a day.
const (
	MinMinutes = 0
	MaxMinutes = 24 * 60
)

// Left returns the study days until the interview: 0 on its day, less after
// it.
func (p Plan) Left(today memory.Day) int { return int(p.Date - today) }

// storedPlan is a plan as it is kept.
type storedPlan struct {
	Date    string      `json:"date"`
	Minutes int         `json:"minutes"`
	Filter  deck.Filter `json:"filter"`
	Since   string      `json:"since"`
}

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

const (
	planKey  = "plan"
	priceKey = "prices"
)

// LoadPlan returns the plan that is kept, and false when there is none.
func LoadPlan(ctx context.Context, store *history.Store) (Plan, bool, error) {
	text, err := store.Value(ctx, planKey)
	if err != nil || text == "" {
		return Plan{}, false, err
	}
	var n storedPlan
	if err := json.Unmarshal([]byte(text), &n); err != nil {
		return Plan{}, false, fmt.Errorf("the plan in %s: %w", store.Path(), err)
	}
	date, err := memory.ParseDay(n.Date)
	if err != nil {
		return Plan{}, false, fmt.Errorf("the plan in %s: %w", store.Path(), err)
	}
	since, err := memory.ParseDay(n.Since)
	if err != nil {
		return Plan{}, false, fmt.Errorf("the plan in %s: %w", store.Path(), err)
	}
	return Plan{date, n.Minutes, n.Filter, since}, true, nil
}

// SavePlan keeps a plan, with the prices that were found for it.
func SavePlan(ctx context.Context, store *history.Store, p Plan) error {
	text, err := json.Marshal(storedPlan{p.Date.String(), p.Minutes, p.Filter, p.Since.String()})
	if err != nil {
		return err
	}
	return store.SetValues(ctx, map[string]string{planKey: string(text), priceKey: ""})
}

// ClearPlan forgets the plan.
func ClearPlan(ctx context.Context, store *history.Store) error {
	return store.SetValues(ctx, map[string]string{planKey: "", priceKey: ""})
}

// JoinedPlan is a plan joined with its cards and what is remembered of them.
type JoinedPlan struct {
	Plan
	Cards  []*bank.Card // what it is about, without suspended ones
	Topics []string     // of the cards, sorted: the groups of a forecast
	Spent  time.Duration

	progress *Progress
	studied  []float64 // seconds on each day since the plan was set, before today
	model    plan.Model
	stored   storedPrices
}

// Plan joins a plan with the cards that its filter chooses. It reads what was
// kept of an earlier solution, but solves nothing.
func (d *Progress) Plan(ctx context.Context, store *history.Store, p Plan, cards []*bank.Card) (*JoinedPlan, error) {
	pl := &JoinedPlan{Plan: p, progress: d, model: plan.DefaultModel()}
	if len(p.Filter.Topics) == 0 {
		cards = Counted(cards)
	}
	topics := deck.New(cards).Topics()
	pl.Topics = topics
	for _, c := range cards {
		if !d.State(c).Suspended {
			pl.Cards = append(pl.Cards, c)
		}
	}
	// Cards that gain the same are asked in the order given: topics mixed,
	// and the same order every day.
	pl.Cards = shuffle(pl.Cards, uint64(p.Date))
	text, err := store.Value(ctx, priceKey)
	if err != nil {
		return nil, err
	}
	if text != "" && json.Unmarshal([]byte(text), &pl.stored) == nil {
		pl.model = pl.stored.Model
	}
	first := max(p.Since, d.Today-plan.HabitDays)
	days, err := store.DaysSince(ctx, min(first, d.Today))
	if err != nil {
		return nil, err
	}
	pl.studied = make([]float64, max(0, d.Today-first))
	for _, day := range days {
		switch {
		case day.Day == d.Today:
			pl.Spent = time.Duration(day.MS) * time.Millisecond
		case day.Day < d.Today:
			pl.studied[day.Day-first] = float64(day.MS) / 1000
		}
	}
	return pl, nil
}

// Problem returns what is to be planned, as of now.
func (p *JoinedPlan) Problem() plan.Problem {
	group := make(map[string]int, len(p.Topics))
	for i, t := range p.Topics {
		group[t] = i
	}
	daily := float64(p.Minutes) * 60
	problem := plan.Problem{
		Cards: make([]plan.Card, len(p.Cards)), Days: max(0, p.Left(p.progress.Today)),
		SecondsToday: max(0, daily-p.Spent.Seconds()), SecondsDaily: plan.Habit(daily, p.studied),
		Model: p.model, Scheduler: p.progress.Scheduler,
	}
	for i, c := range p.Cards {
		s := p.progress.State(c)
		card := plan.Card{Weight: c.Asked.Weight(), Memory: s.MemoryState(), Group: group[c.Topic]}
		if s.Seen() {
			card.Age = int(max(0, p.progress.Today-s.Last))
		}
		if s.Buried == p.progress.Today && s.Buried != 0 {
			card.From = 1
		}
		problem.Cards[i] = card
	}
	return problem
}

// Greedy returns the order of today without prices: one step ahead, which
// costs next to nothing.
func (p *JoinedPlan) Greedy() DayQueue {
	problem := p.Problem()
	return p.dayQueue(problem, plan.Greedy(problem))
}

// Queue is what is worth asking today.
type DayQueue struct {
	Share []*bank.Card  // what fits into the minutes left today
	More  []*bank.Card  // what would still be worth it after that
	Time  time.Duration // that the share takes on average
}

func (p *JoinedPlan) dayQueue(problem plan.Problem, order []plan.Candidate) DayQueue {
	var t DayQueue
	share := problem.Share(order)
	in := make(map[int]bool, len(share))
	for _, c := range share {
		in[c.Card] = true
		t.Time += time.Duration(c.Seconds * float64(time.Second))
		t.Share = append(t.Share, p.Cards[c.Card])
	}
	for _, c := range order {
		if !in[c.Card] {
			t.More = append(t.More, p.Cards[c.Card])
		}
	}
	return t
}

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

// Queue returns what is worth asking today.
func (s *SolvedPlan) Queue() DayQueue { return s.JoinedPlan.dayQueue(s.Problem, s.Solution.Order()) }

// Observe counts how the user rated and how long that took.
func Observe(ctx context.Context, store *history.Store) (plan.Observed, error) {
	var o plan.Observed
	last := map[string]memory.Day{}
	err := store.Reviews(ctx, func(e history.Event) error {
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
