package plan

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/study"
)

// defaultMinutes is how many minutes a day a plan has unless the user says otherwise.
const defaultMinutes = 20

// setOptions is a call of djq plan set.
type setOptions struct {
	*app.App
	date    string
	minutes string
	filter  deck.Filter
	all     bool // all cards again

	dated, timed bool    // whether the flags were given
	show         options // of the plan, in the end
}

func newSet(a *app.App) *cobra.Command {
	o := setOptions{App: a, show: options{App: a}}
	c := &cobra.Command{
		Use:   "set",
		Short: "Set or change the date, minutes per day and cards",
		Long: "Set or change the date of the interview, the minutes per day and the cards to study. Anything you do not name stays as it was. " +
			"The topic interview, which is about how to answer, is left out unless you name it. " +
			"Cards cannot be chosen by their state here, because it changes with every drill: djq drill --state does that.",
		Example: "djq plan set --date 2026-12-18 --minutes 20\ndjq plan set --date +12d --minutes 20,sat=60,sun=0\ndjq plan set --topic orm,queries",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.dated, o.timed = c.Flags().Changed("date"), c.Flags().Changed("minutes")
			return o.run(c.Context())
		},
	}
	app.CardFilterFlags(a.Banks, c, &o.filter)
	flags := c.Flags()
	flags.StringVar(&o.date, "date", "", "the `DATE` of the interview, like 2026-12-18, +12d or tomorrow")
	flags.StringVar(&o.minutes, "minutes", "", "study so many `MINUTES` per day, like 20, 1h or 20,sat=60,sun=0 (default 20 in a new plan)")
	flags.BoolVar(&o.all, "all", false, "study all cards again")
	o.show.addFlags(c)
	return c
}

func (o setOptions) run(ctx context.Context) error {
	if o.all && o.filter.String() != "" {
		return app.UsageError("", "--all cannot be used together with filters")
	}
	return o.History.With(ctx, o.History.Open, func(s *history.Store) error {
		p, had, err := study.LoadPlan(ctx, s)
		if err != nil {
			return err
		}
		if p, err = o.change(p, had, o.Today()); err != nil {
			return err
		}
		// A plan that cannot be followed is refused before it is saved.
		if _, _, err := o.PlanCards(ctx, s, p); err != nil {
			return err
		}
		if err := study.SavePlan(ctx, s, p); err != nil {
			return err
		}
		return o.show.show(ctx, s, p)
	})
}

// change returns a plan with what the flags name changed.
func (o setOptions) change(p study.Plan, had bool, today memory.Day) (study.Plan, error) {
	if !had && !o.dated {
		return p, app.UsageError(app.PlanHint, "--date is missing: expected the date of the interview")
	}
	if o.dated {
		day, err := parseDate(o.date, today)
		if err != nil {
			return p, app.UsageError("", "--date: %w", err)
		}
		p.Date = day
	}
	if !had {
		p.Minutes, p.Since = defaultMinutes, today
	}
	if o.timed {
		m, err := parseMinutes(o.minutes)
		if err != nil {
			return p, app.UsageError("", "--minutes: %w", err)
		}
		m.change(&p)
	}
	if o.all {
		p.Filter = deck.Filter{}
	}
	p.Filter = p.Filter.Override(o.filter)
	return p, nil
}
