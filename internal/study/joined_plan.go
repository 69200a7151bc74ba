package study

import (
	"context"
	"encoding/json"
	"time"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/plan"
)

// JoinedPlan is a plan joined with its cards and their states.
type JoinedPlan struct {
	Plan
	Cards  []*bank.Card  // what it is about, without suspended ones
	Topics []string      // of the cards, sorted: the groups of a forecast
	Spent  time.Duration // counted today, so far

	reviews, first int // of today, and how many of them were of new cards

	progress *Progress
	studied  []float64 // seconds on each day since the plan was set, before today
	model    plan.Model
	stored   storedPrices
}

// Plan joins a plan with the cards that its filter chooses. It reads what was
// kept of an earlier solution, but solves nothing.
func (p *Progress) Plan(ctx context.Context, store *history.Store, set Plan, cards []*bank.Card) (*JoinedPlan, error) {
	pl := &JoinedPlan{Plan: set, progress: p, model: plan.DefaultModel()}
	if len(set.Filter.Topics) == 0 {
		cards = Counted(cards)
	}
	topics := deck.New(cards).Topics()
	pl.Topics = topics
	for _, c := range cards {
		if !p.State(c).Suspended {
			pl.Cards = append(pl.Cards, c)
		}
	}
	// Cards that gain the same are asked in the order given: topics mixed,
	// and the same order every day.
	pl.Cards = shuffle(pl.Cards, uint64(set.Date))
	text, err := store.Value(ctx, priceKey)
	if err != nil {
		return nil, err
	}
	if text != "" && json.Unmarshal([]byte(text), &pl.stored) == nil {
		pl.model = pl.stored.Model
	}
	first := max(set.Since, p.Today-plan.HabitDays)
	days, err := store.DaysSince(ctx, min(first, p.Today))
	if err != nil {
		return nil, err
	}
	pl.studied = make([]float64, max(0, p.Today-first))
	for _, day := range days {
		switch {
		case day.Day == p.Today:
			pl.Spent = time.Duration(day.MS) * time.Millisecond
			pl.reviews, pl.first = day.N, day.New
		case day.Day < p.Today:
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
	today := float64(p.MinutesOn(p.progress.Today)) * 60
	problem := plan.Problem{
		Cards: make([]plan.Card, len(p.Cards)), Days: max(0, p.Left(p.progress.Today)),
		SecondsToday: max(0, today-p.Spent.Seconds()), SecondsDaily: plan.Habit(p.laterSeconds(p.progress.Today), p.studied),
		Model: p.model, Scheduler: p.progress.Scheduler,
	}
	for i, c := range p.Cards {
		s := p.progress.State(c)
		card := plan.Card{Weight: c.Asked.Weight(), Memory: s.MemoryState, Group: group[c.Topic]}
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
