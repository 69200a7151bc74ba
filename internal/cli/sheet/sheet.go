package sheet

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/sheet"
	"djq/internal/study"
	"djq/internal/ui/page"
)

// options is a call of djq sheet.
type options struct {
	*app.App
	filter deck.Filter
	points int
	format string
	json   bool
}

// New returns djq sheet.
func New(a *app.App) *cobra.Command {
	o := options{App: a}
	c := &cobra.Command{
		Use:   "sheet",
		Short: "Print what to read the night before",
		Long: "Print one page to read on the night before the interview: the key points that you missed most and most recently, " +
			"cards that interviews ask often, in few words and the least known first, your notes, and what the newest Django brought. " +
			"Without filters, and with a plan, it is about the cards of the plan. Suspended cards are left out.\n\n" +
			"As many key points are shown as fit on a printed page, or with -n so many, on two pages at most. " +
			"The HTML page prints on A4 and on Letter.",
		Example: "djq sheet\ndjq sheet --topic orm,queries -n 60\ndjq sheet --format html > sheet.html",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			flags := c.Flags()
			switch {
			case flags.Changed("points") && o.points < 1:
				return app.UsageError("", "--points is %d: expected a whole number, 1 or more", o.points)
			case o.json && flags.Changed("format"):
				return app.UsageError("", "--json and --format cannot be used together")
			}
			return o.run(c.Context())
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	flags := c.Flags()
	flags.IntVarP(&o.points, "points", "n", 0, "show at most `N` key points, on two pages at most (default as many as fit on one)")
	app.ChoiceFlag(c, flags, &o.format, "format", "how to print it", "terminal", "markdown", "html")
	app.JSONFlag(c, &o.json)
	return c
}

func (o options) run(ctx context.Context) error {
	s, err := o.sheet(ctx)
	switch {
	case err != nil:
		return err
	case o.json:
		return o.IO.PrintJSON(toJSON(s))
	case o.format == "markdown":
		_, err = o.IO.Out.WriteString(s.Markdown())
		return err
	case o.format == "html":
		_, err = o.IO.Out.WriteString(s.HTML())
		return err
	}
	return o.IO.PrintLines(page.Sheet(o.IO.Printer(), s)...)
}

// sheet returns the sheet of the cards that are chosen.
func (o options) sheet(ctx context.Context) (s sheet.Sheet, err error) {
	chosen, err := o.History.Choose(ctx, o.Banks, o.filter)
	if err != nil {
		return s, err
	}
	in := sheet.Input{Cards: chosen.Cards(), Today: o.Today(), Points: o.points}
	progress, store, err := o.History.Load(ctx, in.Cards)
	if err != nil {
		return s, err
	}
	if store != nil {
		defer func() { err = errors.Join(err, store.Close()) }()
		if err := o.followPlan(ctx, store, &in); err != nil {
			return s, err
		}
		reviews, err := study.ReviewsByCard(ctx, store, in.Cards)
		if err != nil {
			return s, err
		}
		in.Reviews = func(c *bank.Card) []event.Event { return reviews[c] }
	}
	in.Cards = slices.DeleteFunc(slices.Clone(in.Cards), func(c *bank.Card) bool { return progress.State(c).Suspended })
	in.Recall = func(c *bank.Card) float64 { return progress.Retrievability(c, in.Today) }
	return sheet.New(in), nil
}

// followPlan has a sheet say when the interview is and, without filters, be about the
// cards of the plan as far as there are any.
func (o options) followPlan(ctx context.Context, store *history.Store, in *sheet.Input) error {
	p, ok, err := study.LoadPlan(ctx, store)
	if err != nil || !ok || p.Left(in.Today) < 0 {
		return err
	}
	in.Interview = p.Date
	if o.filter.String() != "" {
		return nil
	}
	planned, err := o.Banks.Deck(p.Filter)
	var empty *deck.EmptyError
	var unknown *deck.UnknownError
	switch {
	case errors.As(err, &empty), errors.As(err, &unknown):
		return nil
	case err != nil:
		return err
	}
	in.Cards = planned.Cards()
	return nil
}
