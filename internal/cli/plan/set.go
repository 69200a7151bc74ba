package plan

import (
	"context"
	"slices"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/study"
)

// defaultMinutes is how many minutes a day a plan has unless the user says otherwise.
const defaultMinutes = 20

// maxDaysAhead is how many days ahead an interview may be: further off, ordinary
// repetition serves better.
const maxDaysAhead = 3 * 366

type setOptions struct {
	date    string
	minutes int
	filter  deck.Filter
	all     bool // all cards again

	dated, timed bool // whether the flags were given
	show         options
}

func newSet(a *app.App) *cobra.Command {
	var o setOptions
	c := &cobra.Command{
		Use:   "set",
		Short: "Set or change the date, the minutes a day and the cards",
		Long: "Set or change the date of the interview, the minutes a day and the cards that it is about. What is not named stays as it was. " +
			"The topic interview, about how to answer, is left out unless it is named.",
		Example: "djq plan set --date 2026-12-18 --minutes 20\ndjq plan set --minutes 40\ndjq plan set --topic orm,queries",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.dated, o.timed = c.Flags().Changed("date"), c.Flags().Changed("minutes")
			return runSet(c.Context(), a, o)
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	flags := c.Flags()
	flags.StringVar(&o.date, "date", "", "the `DAY` of the interview, like 2026-12-18")
	flags.IntVar(&o.minutes, "minutes", defaultMinutes, "`N` minutes a day")
	flags.BoolVar(&o.all, "all", false, "about all cards again")
	addFlags(c, &o.show)
	return c
}

func runSet(ctx context.Context, a *app.App, o setOptions) error {
	if o.all && o.filter.String() != "" {
		return app.UsageError("choose one of them", "--all and filters exclude each other")
	}
	return a.History.With(ctx, a.History.Open, func(s *history.Store) error {
		p, had, err := study.LoadPlan(ctx, s)
		if err != nil {
			return err
		}
		if p, err = o.change(p, had, a.Today()); err != nil {
			return err
		}
		// What cannot be planned is refused before it is kept.
		if _, _, err := a.PlanCards(ctx, s, p); err != nil {
			return err
		}
		if err := study.SavePlan(ctx, s, p); err != nil {
			return err
		}
		return showPlan(ctx, a, s, p, o.show)
	})
}

// change returns a plan with what was named changed.
func (o setOptions) change(p study.Plan, had bool, today memory.Day) (study.Plan, error) {
	if !had && !o.dated {
		return p, app.UsageError(app.PlanHint, "--date is missing: expected the day of the interview")
	}
	if o.dated {
		day, err := planDay(o.date, today)
		if err != nil {
			return p, app.UsageError("", "--date: %w", err)
		}
		p.Date = day
	}
	switch {
	case o.timed && (o.minutes < study.MinMinutes || o.minutes > study.MaxMinutes):
		return p, app.UsageError("", "--minutes is %d: expected %d to %d", o.minutes, study.MinMinutes, study.MaxMinutes)
	case o.timed:
		p.Minutes = o.minutes
	case !had:
		p.Minutes = defaultMinutes
	}
	if !had {
		p.Since = today
	}
	if o.all {
		p.Filter = deck.Filter{}
	}
	p.Filter = merge(p.Filter, o.filter)
	return p, nil
}

// merge returns a filter with the parts of another that say something.
func merge(f, named deck.Filter) deck.Filter {
	for _, part := range []struct{ to, from *[]string }{
		{&f.Topics, &named.Topics}, {&f.Difficulties, &named.Difficulties}, {&f.Asked, &named.Asked},
		{&f.Tags, &named.Tags}, {&f.Since, &named.Since},
	} {
		if len(*part.from) > 0 {
			*part.to = slices.Clone(*part.from)
		}
	}
	for _, part := range []struct{ to, from *string }{{&f.Django, &named.Django}, {&f.Search, &named.Search}} {
		if *part.from != "" {
			*part.to = *part.from
		}
	}
	return f
}
