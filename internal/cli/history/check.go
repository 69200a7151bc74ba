package history

import (
	"context"
	"fmt"

	"djq/internal/cli/app"
	"djq/internal/humanize"

	"github.com/spf13/cobra"

	"djq/internal/history"
	"djq/internal/markdown"
)

// checkedJSON is what djq history check --json prints.
type checkedJSON struct {
	File     string   `json:"file"`
	Events   int      `json:"events"`
	Cards    int      `json:"cards"`
	Differs  []string `json:"differs"`
	Repaired bool     `json:"repaired"`
}

func newCheck(a *app.App) *cobra.Command {
	var asJSON, repair bool
	c := &cobra.Command{
		Use:   "check",
		Short: "Look for damage",
		Long: "Look for damage to the file, and compare all that follows from the events (what is due, what the statistics add up) " +
			"with the events replayed. The exit code is 3 when something is wrong.",
		Example: "djq history check\ndjq history check --repair",
		Args:    app.NoArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return runCheck(c.Context(), a, asJSON, repair) },
	}
	c.Flags().BoolVar(&repair, "repair", false, "where the events say otherwise, follow the events")
	app.JSONFlag(c, &asJSON)
	return c
}

func runCheck(ctx context.Context, a *app.App, asJSON, repair bool) error {
	return a.History.With(ctx, a.History.OpenExisting, func(store *history.Store) error {
		checked, err := store.Check(ctx)
		if err != nil {
			return err
		}
		r := checkedJSON{File: store.Path(), Events: checked.Events, Cards: checked.Cards, Differs: app.List(checked.Differences)}
		if repair && len(r.Differs) > 0 {
			if err := store.Repair(ctx); err != nil {
				return err
			}
			r.Repaired = true
		}
		if asJSON {
			err = a.IO.PrintJSON(r)
		} else {
			err = sayChecked(a, r)
		}
		if err != nil || len(r.Differs) == 0 || r.Repaired {
			return err
		}
		return app.BrokenError("djq history check --repair follows the events; none is lost",
			"%s: found %s that the events contradict", r.File, humanize.Count(len(r.Differs), "figure"))
	})
}

func sayChecked(a *app.App, r checkedJSON) error {
	lines := []string{markdown.CleanLine(fmt.Sprintf("%s is whole: %s of %s.", r.File, humanize.Count(r.Events, "event"), humanize.Count(r.Cards, "card")))}
	for _, d := range r.Differs[:min(len(r.Differs), app.MaxListed)] {
		lines = append(lines, "  wrong: "+d)
	}
	if more := len(r.Differs) - app.MaxListed; more > 0 {
		lines = append(lines, "  … and "+humanize.Number(more)+" more")
	}
	switch {
	case r.Repaired:
		lines = append(lines, "Repaired: all of it follows from the events again.")
	case len(r.Differs) == 0:
		lines = append(lines, "All that follows from the events agrees with them.")
	}
	return a.IO.PrintLines(lines...)
}
