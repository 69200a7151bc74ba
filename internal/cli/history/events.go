package history

import (
	"context"

	"djq/internal/cli/app"
	"djq/internal/humanize"

	"github.com/spf13/cobra"

	"djq/internal/history"
)

func newExport(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write all events as JSON Lines",
		Long: "Write all events as JSON Lines, one event a line, to FILE or to standard output. " +
			"djq history import takes them in anywhere, in any order and as often as you like.",
		Example: "djq history export reviews.jsonl\ndjq history export | ssh laptop djq history import -",
		Args:    app.AtMostOne,
		RunE:    func(c *cobra.Command, args []string) error { return runExport(c.Context(), a, args) },
	}
}

func runExport(ctx context.Context, a *app.App, args []string) error {
	return a.History.With(ctx, a.History.OpenExisting, func(store *history.Store) error {
		if len(args) == 0 || args[0] == app.StdinArgument {
			_, err := store.Export(ctx, a.IO.Out, nil)
			return err
		}
		n, err := store.ExportFile(ctx, args[0])
		if err != nil {
			return err
		}
		return a.IO.Printf("%s written to %s", humanize.Count(n, "event"), args[0])
	})
}

// importedJSON is what djq history import --json prints.
type importedJSON struct {
	Read  int `json:"read"`
	Added int `json:"added"`
}

func newImport(a *app.App) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in events that djq history export wrote",
		Long: "Take in the events of a file that djq history export wrote, or of standard input for -. Events that are there " +
			"already are passed over; what was undone or reset since stays so. A file with a line that is no event is refused whole.",
		Example: "djq history import reviews.jsonl",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return app.UsageError("- is standard input", "import needs the name of one file")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runImport(c.Context(), a, args[0], asJSON) },
	}
	app.JSONFlag(c, &asJSON)
	return c
}

func runImport(ctx context.Context, a *app.App, file string, asJSON bool) error {
	return a.History.With(ctx, a.History.OpenForChanges, func(store *history.Store) error {
		var r importedJSON
		var err error
		if file == app.StdinArgument {
			r.Read, r.Added, err = store.Import(ctx, "standard input", a.IO.In)
		} else {
			r.Read, r.Added, err = store.ImportFile(ctx, file)
		}
		switch {
		case err != nil:
			return err
		case asJSON:
			return a.IO.PrintJSON(r)
		}
		return a.IO.Printf("%s read, %s of them new", humanize.Count(r.Read, "event"), humanize.Number(r.Added))
	})
}
