package stats

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui/page"
)

// options is a call of djq stats.
type options struct {
	*app.App
	filter   deck.Filter
	filtered bool
	json     bool
}

// New returns djq stats.
func New(a *app.App) *cobra.Command {
	o := options{App: a}
	c := &cobra.Command{
		Use:   "stats",
		Short: "Show your progress in figures",
		Long: "Show readiness, streak, reviews per day, cards due, and the recall of each topic and difficulty.\n\n" +
			"Readiness is the average chance of recalling a card today or, once a plan is set, on the day of the interview if you stopped " +
			"studying now, weighted by how often the card is asked. It is the share of cards you have seen times how much of them you " +
			"still remember. \"Recalled\" is how often you knew a card when it was asked again on a later day, \"predicted\" how often " +
			"FSRS expected you to; \"passed\" counts every rating except again.\n\n" +
			"From 30 reviews on FSRS is fitted to them, so that due dates and readiness are for your own memory: at most once a day, " +
			"when earlier days have added 30 more. The fit is used if it predicts the newest fifth of your reviews, which it has not seen, no worse " +
			"than the memory of most people does. To turn it off, put fit: false into the settings.",
		Example: "djq stats\ndjq stats --topic orm,queries\ndjq stats --json | jq .readiness",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.filtered = o.filter.String() != ""
			return o.run(c.Context())
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	app.JSONFlag(c, &o.json)
	return c
}

func (o options) run(ctx context.Context) error {
	d, err := o.Banks.Deck(o.filter)
	if err != nil {
		return err
	}
	f, fit, err := o.figures(ctx, d.Cards())
	switch {
	case err != nil:
		return err
	case o.json:
		return o.IO.PrintJSON(figuresJSON(f, fit))
	}
	p := o.IO.Printer()
	return o.IO.PrintLines(append(page.Stats(p, f, o.filtered), page.MemoryFit(p, fit)...)...)
}

// figures returns what the history says about cards, and whether it predicts the
// user's own memory. It makes none where there is none.
func (o options) figures(ctx context.Context, cards []*bank.Card) (f stats.Figures, fit study.FitStatus, err error) {
	progress, store, err := o.History.Load(ctx, cards)
	if err != nil {
		return f, fit, err
	}
	in := stats.Input{
		Cards:     cards,
		State:     progress.State,
		Uncounted: len(cards) - len(study.Counted(cards, o.filter.Topics)),
		Today:     progress.Today,
	}
	if store != nil {
		defer func() { err = errors.Join(err, store.Close()) }()
		if in.Days, err = store.Days(ctx); err != nil {
			return f, fit, err
		}
		if in.Ready, err = o.InterviewDay(ctx, store); err != nil {
			return f, fit, err
		}
		if in.Ratings, err = store.Ratings(ctx, names(cards)...); err != nil {
			return f, fit, err
		}
		if fit, err = o.History.FitStatus(ctx, store); err != nil {
			return f, fit, err
		}
	}
	in.Readiness = func(cards []*bank.Card) memory.Readiness {
		return progress.Readiness(study.Counted(cards, o.filter.Topics), max(progress.Today, in.Ready))
	}
	return stats.Compute(in), fit, nil
}

// names returns the names of cards.
func names(cards []*bank.Card) []string {
	list := make([]string, len(cards))
	for i, c := range cards {
		list[i] = c.Name()
	}
	return list
}
