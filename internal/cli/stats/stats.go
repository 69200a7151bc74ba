package stats

import (
	"context"
	"errors"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui/page"
)

type options struct {
	filter   deck.Filter
	filtered bool
	json     bool
}

func New(a *app.App) *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "stats",
		Short: "Show how much you know, and how you got there",
		Long: "Show readiness, streak, reviews a day, cards due, and the recall of each topic and difficulty.\n\n" +
			"Readiness is the chance of recalling a card today, or with a plan on the day of the interview if nothing were asked until then, on average, weighted by how often it is asked: " +
			"the share of cards seen times what is left of them in memory. Recalled is how often a card was " +
			"known when it was asked again on a later day, predicted how often that was to be expected; " +
			"passed counts every rating but again.",
		Example: "djq stats\ndjq stats --topic orm,queries\ndjq stats --json | jq .readiness",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.filtered = o.filter.String() != ""
			return run(c.Context(), a, o)
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	app.JSONFlag(c, &o.json)
	return c
}

func run(ctx context.Context, a *app.App, o options) error {
	a.History.Preload(ctx)
	d, err := a.Banks.Deck(o.filter)
	if err != nil {
		return err
	}
	f, err := figures(ctx, a, d.Cards())
	switch {
	case err != nil:
		return err
	case o.json:
		return a.IO.PrintJSON(figuresJSON(f))
	}
	return a.IO.PrintLines(page.Stats(a.IO.Printer(), f, o.filtered)...)
}

// figures returns what the history says of cards. Without one it makes none.
func figures(ctx context.Context, a *app.App, cards []*bank.Card) (f stats.Figures, err error) {
	progress, store, err := a.History.Load(ctx, cards)
	if err != nil {
		return f, err
	}
	in := stats.Input{
		Cards:     cards,
		State:     progress.State,
		Uncounted: len(cards) - len(study.Counted(cards)),
		Today:     progress.Today,
	}
	if store != nil {
		defer func() { err = errors.Join(err, store.Close()) }()
		if in.Days, err = store.Days(ctx); err != nil {
			return f, err
		}
		if in.Ready, err = a.InterviewDay(ctx, store); err != nil {
			return f, err
		}
		if in.Ratings, err = store.Ratings(ctx); err != nil {
			return f, err
		}
	}
	in.Readiness = func(cards []*bank.Card) memory.Readiness {
		return progress.Readiness(study.Counted(cards), max(progress.Today, in.Ready))
	}
	return stats.Compute(in), nil
}
