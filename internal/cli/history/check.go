package history

import (
	"context"
	"fmt"
	"strings"

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
	Damaged     []string `json:"damaged"` // what the history kept beside its events and is left out
	Repaired    bool     `json:"repaired"`
	Ahead       int      `json:"ahead"`   // events dated after today
	Redated     int      `json:"redated"` // of them, given their true dates

	ahead string // says of those events what to do
}

func newCheck(a *app.App) *cobra.Command {
	o := checkOptions{App: a}
	c := &cobra.Command{
		Use:   "check",
		Short: "Check the history for damage",
		Long: "Check the file for damage, and the events and what is kept beside them (the plan, fitted parameters) against their checksums, and compare everything computed from the events " +
			"(due dates, statistics) with a replay of them. Events dated after today come from a clock that was wrong; they do not count " +
			"until their day comes. --repair works out when they happened from the order in which they were saved, and adds that to the history; " +
			"make sure that today's date is right first. The exit code is 3 if something is wrong.",
		Example: "djq history check\ndjq history check --repair",
		Args:    app.NoArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context()) },
	}
	c.Flags().BoolVar(&o.repair, "repair", false, "recompute what does not match the events, drop what was kept beside them and is damaged, and give events dated after today their true dates")
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
		r := checkJSON{File: store.Path(), Events: found.Events, Cards: found.Cards, Differences: app.List(found.Differences), Damaged: app.List(found.Damaged), Ahead: found.Ahead}
		if r.Ahead > 0 {
			r.ahead = history.AheadText(found.Ahead, found.LastAhead, o.Today())
		}
		if o.repair {
			if err := o.repairAll(ctx, store, &r); err != nil {
				return err
			}
		}
		if o.json {
			err = o.IO.PrintJSON(r)
		} else {
			err = o.IO.PrintLines(r.lines()...)
		}
		switch {
		case err != nil:
			return err
		case r.Ahead > r.Redated:
			return app.BrokenError("djq history check --repair gives them their true dates, if today's date is right",
				"%s: found %s dated after today", r.File, humanize.Count(r.Ahead, "event"))
		case len(r.Differences)+len(r.Damaged) == 0 || r.Repaired:
			return nil
		case len(r.Differences) == 0:
			return app.BrokenError("djq history check --repair drops what is damaged; no event is lost",
				"%s: what was kept under %s is damaged", r.File, strings.Join(r.Damaged, ", "))
		}
		return app.BrokenError("djq history check --repair recomputes them; no event is lost",
			"%s: found %s in conflict with the events", r.File, humanize.Count(len(r.Differences), "computed value"))
	})
}

// repairAll repairs what a check has found.
func (o checkOptions) repairAll(ctx context.Context, store *history.Store, r *checkJSON) (err error) {
	if len(r.Differences) > 0 {
		if err := store.Repair(ctx); err != nil {
			return err
		}
		r.Repaired = true
	}
	if len(r.Damaged) > 0 {
		if err := store.DropDamaged(ctx); err != nil {
			return err
		}
		r.Repaired = true
	}
	if r.Ahead == 0 {
		return nil
	}
	set, err := o.Config.Settings()
	if err != nil {
		return err
	}
	r.Redated, err = store.Redate(ctx, o.Config.Moment(), set.DayStarts)
	return err
}

// lines returns the result of a check for a person.
func (r checkJSON) lines() []string {
	lines := []string{markdown.CleanLine(fmt.Sprintf("No event in %s is damaged: %s of %s.", r.File, humanize.Count(r.Events, "event"), humanize.Count(r.Cards, "card")))}
	for _, d := range r.Differences[:min(len(r.Differences), app.MaxListed)] {
		lines = append(lines, "  wrong: "+markdown.CleanLine(d))
	}
	if more := len(r.Differences) - app.MaxListed; more > 0 {
		lines = append(lines, "  … and "+humanize.Number(more)+" more")
	}
	switch {
	case r.Redated > 0:
		lines = append(lines, "Repaired: found the true date of "+humanize.Count(r.Redated, "event")+" dated after today, as far as the order in which events were saved tells.")
	case r.ahead != "":
		lines = append(lines, "  wrong: "+r.ahead)
	}
	for _, name := range r.Damaged {
		text := markdown.CleanLine(fmt.Sprintf("what was kept under %q", name))
		if r.Repaired {
			lines = append(lines, "Dropped because it was damaged: "+text+".")
		} else {
			lines = append(lines, "  wrong: "+text)
		}
	}
	switch {
	case len(r.Differences) > 0 && r.Repaired:
		lines = append(lines, "Repaired: everything matches the events again.")
	case len(r.Differences) == 0:
		lines = append(lines, "Everything computed from the events matches them.")
	}
	return lines
}
