package study

import (
	"context"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/plan"
)

// eachReview visits all reviews that count, in their order, with a number for each
// card. A card under several names is one, and from a reset on another one.
func eachReview(ctx context.Context, store *history.Store, visit func(card int, e event.Event)) error {
	renamed, err := store.Renamed(ctx)
	if err != nil {
		return err
	}
	cards := map[string]int{}
	n := 0
	return store.Reviews(ctx, func(e event.Event) error {
		name := e.Card
		if current, ok := renamed[name]; ok {
			name = current
		}
		if e.Kind == event.Reset {
			delete(cards, name)
			return nil
		}
		card, known := cards[name]
		if !known {
			card = n
			cards[name] = card
			n++
		}
		visit(card, e)
		return nil
	})
}

// ReviewsByCard returns all reviews of cards that count, in their order. Those before
// a reset do not, and those under an earlier name do.
func ReviewsByCard(ctx context.Context, store *history.Store, cards []*bank.Card) (map[*bank.Card][]event.Event, error) {
	renamed, err := store.Renamed(ctx)
	if err != nil {
		return nil, err
	}
	named := make(map[string]*bank.Card, len(cards))
	for _, c := range cards {
		named[c.Name()] = c
	}
	reviews := map[*bank.Card][]event.Event{}
	err = store.Reviews(ctx, func(e event.Event) error {
		name := e.Card
		if current, ok := renamed[name]; ok {
			name = current
		}
		switch c := named[name]; {
		case c == nil:
		case e.Kind == event.Reset:
			delete(reviews, c)
		default:
			reviews[c] = append(reviews[c], e)
		}
		return nil
	})
	return reviews, err
}

// Observe counts how the user rated in drills and how long that took.
func Observe(ctx context.Context, store *history.Store) (plan.Observed, error) {
	var o plan.Observed
	last := map[int]memory.Day{}
	// An interview asks and listens longer than a drill.
	interviews, err := store.AnswerSessions(ctx)
	if err != nil {
		return o, err
	}
	err = eachReview(ctx, store, func(card int, e event.Event) {
		day, seen := last[card]
		last[card] = e.Day
		if interviews[e.Session] {
			return
		}
		seconds := float64(e.MS) / 1000
		if e.OpenMS == 0 { // an older event: its card may have been left open
			seconds = min(seconds, drill.MaxIdle.Seconds())
		}
		switch {
		case !seen:
			o.First.Add(e.Rating, seconds)
		case e.Day > day:
			o.Later.Add(e.Rating, seconds)
		default:
			o.Again.Add(e.Rating, seconds)
		}
	})
	return o, err
}
