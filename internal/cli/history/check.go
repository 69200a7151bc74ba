package history

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/markdown"
)

// checkOptions is a call of djq history check.
type checkOptions struct {
	*app.App
	repair bool
	json   bool
}

// checkJSON is what djq history check --json prints.
type checkJSON struct {
	File        string   `json:"file"`
	Events      int      `json:"events"`
	Cards       int      `json:"cards"`
	Differences []string `json:"differences"`
	Repaired    bool     `json:"repaired"`
}

func newCheck(a *app.App) *cobra.Command {
	o := checkOptions{App: a}
	c := &cobra.Command{
		Use:   "check",
		Short: "Check the history for damage",
		Long: "Check the file for damage, and compare everything computed from the events (due dates, statistics) " +
			"with a replay of the events. The exit code is 3 if something is wrong.",
		Example: "djq history check\ndjq history check --repair",
		Args:    app.NoArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context()) },
	}
	c.Flags().BoolVar(&o.repair, "repair", false, "recompute what does not match the events")
	app.JSONFlag(c, &o.json)
	return c
}

func (o checkOptions) run(ctx context.Context) error {
	open := o.History.OpenForReading
	if o.repair {
		open = o.History.OpenExisting
	}
	return o.History.With(ctx, open, func(store *history.Store) error {
		found, err := store.Check(ctx)
		if err != nil {
			return err
		}
		r := checkJSON{File: store.Path(), Events: found.Events, Cards: found.Cards, Differences: app.List(found.Differences)}
		if o.repair && len(r.Differences) > 0 {
			if err := store.Repair(ctx); err != nil {
				return err
			}
			r.Repaired = true
		}
		if o.json {
			err = o.IO.PrintJSON(r)
		} else {
			err = o.IO.PrintLines(r.lines()...)
		}
		if err != nil || len(r.Differences) == 0 || r.Repaired {
			return err
		}
		return app.BrokenError("djq history check --repair recomputes them; no event is lost",
			"%s: found %s that do not match the events", r.File, humanize.Count(len(r.Differences), "computed value"))
	})
}

// lines returns the result of a check for a person.
func (r checkJSON) lines() []string {
	lines := []string{markdown.CleanLine(fmt.Sprintf("%s is undamaged: %s of %s.", r.File, humanize.Count(r.Events, "event"), humanize.Count(r.Cards, "card")))}
	for _, d := range r.Differences[:min(len(r.Differences), app.MaxListed)] {
		lines = append(lines, "  wrong: "+d)
	}
	if more := len(r.Differences) - app.MaxListed; more > 0 {
		lines = append(lines, "  … and "+humanize.Number(more)+" more")
	}
	switch {
	case r.Repaired:
		lines = append(lines, "Repaired: everything matches the events again.")
	case len(r.Differences) == 0:
		lines = append(lines, "Everything computed from the events matches them.")
	}
	return lines
}
