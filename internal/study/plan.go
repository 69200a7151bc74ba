package study

import (
	"context"
	"encoding/json"

	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// Plan is what the user said of an interview.
type Plan struct {
	Date     memory.Day
	Minutes  int         // a day, but for those of Weekdays
	Weekdays Weekdays    // nil when all days are alike
	Filter   deck.Filter // the cards that it is about
	Since    memory.Day  // when it was first set: what was studied from then on tells what to expect
}

// Left returns the study days until the interview: 0 on its day, less after
// it.
func (p Plan) Left(today memory.Day) int { return int(p.Date - today) }

// storedPlan is a plan as it is kept.
type storedPlan struct {
	Date     string         `json:"date"`
	Minutes  int            `json:"minutes"`
	Weekdays map[string]int `json:"weekdays,omitempty"`
	Filter   deck.Filter    `json:"filter"`
	Since    string         `json:"since"`
}

// planKey names the plan among the values of the history.
const planKey = "plan"

// LoadPlan returns the plan that is kept, and false when there is none.
func LoadPlan(ctx context.Context, store *history.Store) (Plan, bool, error) {
	text, err := store.Value(ctx, planKey)
	if err != nil || text == "" {
		return Plan{}, false, err
	}
	var n storedPlan
	if err := json.Unmarshal([]byte(text), &n); err != nil {
		return Plan{}, false, damaged(store)
	}
	date, err := memory.ParseDay(n.Date)
	if err != nil {
		return Plan{}, false, damaged(store)
	}
	since, err := memory.ParseDay(n.Since)
	if err != nil {
		return Plan{}, false, damaged(store)
	}
	weekdays, err := weekdaysNamed(n.Weekdays)
	if err != nil {
		return Plan{}, false, damaged(store)
	}
	return Plan{date, n.Minutes, weekdays, n.Filter, since}, true, nil
}

func damaged(store *history.Store) error {
	return &database.FileError{Path: store.Path(), Problem: "holds a plan that is damaged", Remedy: "djq plan clear removes it, and djq plan set then makes another"}
}

// SavePlan keeps a plan, with the prices that were found for it.
func SavePlan(ctx context.Context, store *history.Store, p Plan) error {
	text, err := json.Marshal(storedPlan{p.Date.String(), p.Minutes, p.Weekdays.Named(), p.Filter, p.Since.String()})
	if err != nil {
		return err
	}
	return store.SetValues(ctx, map[string]string{planKey: string(text), priceKey: ""})
}

// ClearPlan forgets the plan.
func ClearPlan(ctx context.Context, store *history.Store) error {
	return store.SetValues(ctx, map[string]string{planKey: "", priceKey: ""})
}
