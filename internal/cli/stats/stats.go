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
	all      bool
}

// New returns djq stats.
func New(a *app.App) *cobra.Command {
	o := options{App: a}
	c := &cobra.Command{
		Use:   "stats",
		Short: "Show your progress in figures",
		Long: "Show readiness, streak, recall, and the topics that you know least; with --all reviews per day, cards due, and the recall " +
			"of each topic and difficulty too.\n\n" +
			"Readiness is the average chance of recalling a card today, weighted by how often interviews ask it. It is the share of cards " +
			"you have seen times how much of them you still remember. Suspended cards are left out. Once a plan is set, two more readings " +
			"of its cards are shown: on the day of the interview if you stop now, and expected on the day if you follow the plan. " +
			"\"Recalled\" is how often you knew a card when it came back on a later day, \"predicted\" how often " +
			"FSRS expected you to; \"passed\" counts every rating except again.\n\n" +
			"From 30 reviews on FSRS is fitted to them, so that due dates and readiness are for your own memory: at most once a day, " +
			"when earlier days have added 30 more. The fit is used if it predicts the newest fifth of your reviews, which it has not seen, no worse " +
			"than the memory of most people does. To turn it off, put fit: false into the settings.",
		Example: "djq stats\ndjq stats --all --topic orm,queries\ndjq stats --json | jq .readiness",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.filtered = o.filter.String() != ""
			return o.run(c.Context())
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	app.JSONFlag(c, &o.json)
	c.Flags().BoolVar(&o.all, "all", false, "show charts and lists too, however long the page gets")
	return c
}

func (o options) run(ctx context.Context) error {
	d, err := o.History.Choose(ctx, o.Banks, o.filter)
	if err != nil {
		return err
	}
	f, shown, err := o.figures(ctx, d.Cards())
	switch {
	case err != nil:
		return err
	case o.json:
		return o.IO.PrintJSON(figuresJSON(f, shown))
	}
	return o.IO.PrintLines(page.Stats(o.IO.Printer(), f, shown)...)
}

// figures returns what the history says about cards, and what is shown with it. It
// makes no history where there is none.
func (o options) figures(ctx context.Context, cards []*bank.Card) (f stats.Figures, shown page.StatsOptions, err error) {
	shown = page.StatsOptions{Filtered: o.filtered, All: o.all}
	progress, store, err := o.History.Load(ctx, cards)
	if err != nil {
		return f, shown, err
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
			return f, shown, err
		}
		if in.Ratings, err = store.Ratings(ctx, names(cards)...); err != nil {
			return f, shown, err
		}
		if shown.Fit, err = o.History.FitStatus(ctx, store); err != nil {
			return f, shown, err
		}
		// What the plan asks is about its cards, not about those of a filter.
		if !o.filtered {
			solved, err := o.CurrentPlan(ctx, store)
			if err != nil {
				return f, shown, err
			}
			if solved != nil {
				status := page.NewPlanStatus(solved, progress.Today)
				shown.Plan = &status
			}
			all, err := study.Interviews(ctx, store, cards)
			if err != nil {
				return f, shown, err
			}
			shown.Interviews = page.PastInterviews(all, cards)
		}
	}
	in.Readiness = func(cards []*bank.Card) memory.Readiness {
		return progress.Readiness(study.Counted(cards, o.filter.Topics), progress.Today)
	}
	return stats.Compute(in), shown, nil
}

// names returns the names of cards.
func names(cards []*bank.Card) []string {
	list := make([]string, len(cards))
	for i, c := range cards {
		list[i] = c.Name()
	}
	return list
}
