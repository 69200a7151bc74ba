package history

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/eventfile"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/humanize"
)

// exportOptions is a call of djq history export.
type exportOptions struct {
	*app.App
	file    string // empty or "-" for standard output
	force   bool
	salvage bool
}

// toOutput reports whether the events go to standard output.
func (o exportOptions) toOutput() bool { return o.file == "" || o.file == app.StdinArgument }

func newExport(a *app.App) *cobra.Command {
	o := exportOptions{App: a}
	c := &cobra.Command{
		Use:   "export [FILE]",
		Short: "Export all events as JSON Lines",
		Long: "Write all events as JSON Lines, one event per line, to FILE or to standard output. " +
			"djq history import merges them into any history, in any order and as often as you like. A file that is there already is " +
			"replaced only if it is an export. A damaged history is refused: --salvage writes the events that can still be read.",
		Example: "djq history export reviews.jsonl\ndjq history export | ssh laptop djq history import -",
		Args:    app.AtMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			o.file = optional(args)
			if o.salvage {
				return o.Shutdown.Finish(c.Context(), func() error { return o.rescue(c.Context()) })
			}
			return o.run(c.Context())
		},
	}
	c.Flags().BoolVar(&o.force, "force", false, "replace a file that is not an export of djq")
	c.Flags().BoolVar(&o.salvage, "salvage", false, "write what can be read of a damaged history")
	return c
}

// rescue writes what can be read of a damaged history.
func (o exportOptions) rescue(ctx context.Context) error {
	path, err := o.History.Path()
	if err != nil {
		return err
	}
	if o.toOutput() {
		found, err := eventfile.SalvageTo(ctx, path, o.IO.Out)
		if err == nil {
			o.IO.Warnf("%s", salvaged(found))
		}
		return err
	}
	found, err := eventfile.SalvageFile(ctx, path, o.file)
	if err != nil {
		return err
	}
	return o.IO.Printf("%s to %s", salvaged(found), o.file)
}

// salvaged says how many events could be read.
func salvaged(found database.Salvaged) string {
	return "salvaged " + humanize.Number(found.Events) + " of " + humanize.Count(found.Expected, "event")
}

// optional returns the argument of a command that takes at most one, "" when
// it is absent.
func optional(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func (o exportOptions) run(ctx context.Context) error {
	return o.History.With(ctx, o.History.OpenForReading, func(store *history.Store) error {
		if o.toOutput() {
			if err := store.CheckFile(ctx); err != nil {
				return err
			}
			_, err := eventfile.Export(ctx, store, o.IO.Out, nil)
			return err
		}
		n, err := eventfile.ExportFile(ctx, store, o.file, o.force)
		if err != nil {
			return err
		}
		return o.IO.Printf("%s written to %s", humanize.Count(n, "event"), o.file)
	})
}

// importOptions is a call of djq history import.
type importOptions struct {
	*app.App
	file string // "-" for standard input
	json bool
}

// importJSON is what djq history import --json prints.
type importJSON struct {
	Read  int `json:"read"`
	Added int `json:"added"`
}

func newImport(a *app.App) *cobra.Command {
	o := importOptions{App: a}
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Import events from djq history export",
		Long: "Merge the events from a file written by djq history export, or from standard input if FILE is -. Events that are already " +
			"there are skipped, and anything you have undone or reset since stays that way. If any line is not a valid event, nothing is imported.",
		Example: "djq history import reviews.jsonl",
		Args:    app.ExactlyOne("the name of one file", "use - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			o.file = args[0]
			return o.run(c.Context())
		},
	}
	app.JSONFlag(c, &o.json)
	return c
}

func (o importOptions) run(ctx context.Context) error {
	return o.History.With(ctx, o.History.OpenForChanges, func(store *history.Store) error {
		var r importJSON
		var err error
		if o.file == app.StdinArgument {
			r.Read, r.Added, err = eventfile.Import(ctx, store, "standard input", o.IO.In)
		} else {
			r.Read, r.Added, err = eventfile.ImportFile(ctx, store, o.file)
		}
		switch {
		case err != nil:
			return err
		case o.json:
			return o.IO.PrintJSON(r)
		}
		return o.IO.Printf("%s read, %s of them new", humanize.Count(r.Read, "event"), humanize.Number(r.Added))
	})
}
