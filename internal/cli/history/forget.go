package history

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/ui"
	"djq/internal/unprintable"
)

// forgetOptions is a call of djq history forget.
type forgetOptions struct {
	*app.App
	machine string // empty to list the machines
	undo    bool
	json    bool
}

// machinesJSON is what djq history forget --json prints.
type machinesJSON struct {
	Machines []machineJSON `json:"machines"`
}

type machineJSON struct {
	Machine   string `json:"machine"`
	Events    int    `json:"events"`
	Reviews   int    `json:"reviews"`
	Resets    int    `json:"resets"`
	Last      string `json:"last"` // the study day of its last event, or empty
	This      bool   `json:"this"` // it is this machine
	Forgotten bool   `json:"forgotten"`
}

// forgottenJSON is what djq history forget MACHINE --json prints.
type forgottenJSON struct {
	Machine  string `json:"machine"`
	Removed  int    `json:"removed"`
	Previous string `json:"previous"` // where the history with its events is kept
}

func newForget(a *app.App) *cobra.Command {
	o := forgetOptions{App: a}
	c := &cobra.Command{
		Use:   "forget [MACHINE]",
		Short: "Leave out the events of another machine",
		Long: "Leave out MACHINE: remove its events from the history, and skip them in every later sync and import. What they changed is as if " +
			"it had never happened, resets and changed dates included. The history with them is kept as a backup. --undo accepts the machine again; the next sync " +
			"then brings its events back. Without an argument, the machines are listed.",
		Example: "djq history forget\ndjq history forget 019ab3d4c2f17e0b5a6c",
		Args:    app.AtMostOne,
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			return completeMachines(c.Context(), a, args, typed), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.machine = optional(args)
			return o.run(c.Context())
		},
	}
	c.Flags().BoolVar(&o.undo, "undo", false, "accept a forgotten machine again")
	app.JSONFlag(c, &o.json)
	return c
}

func (o forgetOptions) run(ctx context.Context) error {
	if o.undo && o.machine == "" {
		return app.UsageError("djq history forget lists the machines", "--undo needs the name of a forgotten machine")
	}
	return o.History.With(ctx, o.History.OpenExisting, func(store *history.Store) error {
		machines, err := listMachines(ctx, store)
		switch {
		case err != nil:
			return err
		case o.machine == "":
			return o.list(machines)
		}
		i := slices.IndexFunc(machines, func(m machineJSON) bool { return m.Machine == o.machine })
		if i < 0 {
			return unknownMachine(machines, o.machine)
		}
		return o.apply(ctx, store, machines[i])
	})
}

// unknownMachine says that the history has no such machine.
func unknownMachine(machines []machineJSON, name string) error {
	names := make([]string, len(machines))
	for i, m := range machines {
		names[i] = m.Machine
	}
	hint := "djq history forget lists the machines"
	if near, ok := diag.Nearest(name, names); ok {
		hint = "did you mean " + near + "?"
	}
	return app.UsageError(hint, "the history has no machine named %q", name)
}

// apply forgets a machine, or accepts it again.
func (o forgetOptions) apply(ctx context.Context, store *history.Store, m machineJSON) error {
	switch {
	case m.This:
		return app.UsageError("djq history reset makes cards new again", "%s is this machine: its events are not left out", m.Machine)
	case o.undo && !m.Forgotten:
		return app.UsageError("djq history forget lists the machines", "%s is not forgotten", m.Machine)
	case o.undo:
		if err := store.Remember(ctx, m.Machine); err != nil {
			return err
		}
		if o.json {
			return o.IO.PrintJSON(forgottenJSON{Machine: m.Machine})
		}
		return o.IO.Printf("%s is accepted again; the next sync brings its events back", m.Machine)
	}
	removed, kept, err := store.Forget(ctx, m.Machine, o.Now())
	switch {
	case err != nil:
		return err
	case o.json:
		return o.IO.PrintJSON(forgottenJSON{m.Machine, removed, kept})
	}
	if err := o.IO.Printf("%s of machine %s removed; later ones are skipped", humanize.Count(removed, "event"), m.Machine); err != nil || kept == "" {
		return err
	}
	return o.IO.Printf("the previous history is kept as %s", kept)
}

// listMachines returns the machines whose events a history has, and those that
// it leaves out, sorted by name.
func listMachines(ctx context.Context, store *history.Store) ([]machineJSON, error) {
	sums, err := store.MachineSums(ctx)
	if err != nil {
		return nil, err
	}
	known, err := store.Machines(ctx)
	if err != nil {
		return nil, err
	}
	var machines []machineJSON
	for _, m := range sums {
		machines = append(machines, machineJSON{
			Machine: m.Machine, Events: m.Events, Reviews: m.Reviews, Resets: m.Resets, Last: m.Last.String(),
			This: m.Machine == known.Self,
		})
	}
	for _, name := range known.Forgotten {
		if !slices.ContainsFunc(sums, func(m history.MachineSum) bool { return m.Machine == name }) {
			machines = append(machines, machineJSON{Machine: name, Forgotten: true})
		}
	}
	slices.SortFunc(machines, func(a, b machineJSON) int { return strings.Compare(a.Machine, b.Machine) })
	return machines, nil
}

func (o forgetOptions) list(machines []machineJSON) error {
	if o.json {
		if machines == nil {
			machines = []machineJSON{}
		}
		return o.IO.PrintJSON(machinesJSON{machines})
	}
	return o.IO.PrintTable(ui.Table{
		Columns: []ui.Column{
			{Title: "MACHINE"}, {Title: "EVENTS", Right: true}, {Title: "REVIEWS", Right: true}, {Title: "RESETS", Right: true}, {Title: "LAST"}, {Title: "NOTE"},
		},
		Rows: func(yield func([]ui.Cell) bool) {
			for _, m := range machines {
				note := ""
				switch {
				case m.This:
					note = "this machine"
				case m.Forgotten:
					note = "forgotten"
				}
				row := []ui.Cell{
					{Text: m.Machine, Style: ui.Code}, ui.NumberCell(m.Events), ui.NumberCell(m.Reviews), ui.NumberCell(m.Resets), {Text: m.Last}, {Text: note},
				}
				if !yield(row) {
					return
				}
			}
		},
	})
}

func completeMachines(ctx context.Context, a *app.App, args []string, typed string) []string {
	if len(args) > 0 || !a.History.Exists() {
		return nil
	}
	store, err := a.History.Open(ctx)
	if err != nil {
		return nil
	}
	defer store.Close()
	machines, _ := listMachines(ctx, store)
	var names []string
	for _, m := range machines {
		if !m.This && strings.HasPrefix(m.Machine, typed) && !strings.ContainsFunc(m.Machine, unprintable.Is) {
			names = append(names, cobra.CompletionWithDesc(m.Machine, humanize.Count(m.Events, "event")))
		}
	}
	return names
}
