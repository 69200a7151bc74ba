package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"djq/internal/history"
	"djq/internal/markdown"
)

func newExportCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write all events as JSON Lines",
		Long: "Write all events as JSON Lines, one event a line, to FILE or to standard output. " +
			"djq history import takes them in anywhere, in any order and as often as you like.",
		Example: "djq history export reviews.jsonl\ndjq history export | ssh laptop djq history import -",
		Args:    atMostOne,
		RunE:    func(c *cobra.Command, args []string) error { return runExport(c.Context(), a, args) },
	}
}

func runExport(ctx context.Context, a *app, args []string) error {
	return a.withHistory(ctx, a.existingHistory, func(store *history.Store) error {
		if len(args) == 0 || args[0] == stdinArgument {
			_, err := store.Export(ctx, a.out, nil)
			return err
		}
		n, err := store.ExportFile(ctx, args[0])
		if err != nil {
			return err
		}
		return a.say("%s written to %s", count(n, "event"), args[0])
	})
}

// importedJSON is what djq history import --json prints.
type importedJSON struct {
	Read  int `json:"read"`
	Added int `json:"added"`
}

func newImportCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in events that djq history export wrote",
		Long: "Take in the events of a file that djq history export wrote, or of standard input for -. Events that are there " +
			"already are passed over; what was undone or reset since stays so. A file with a line that is no event is refused whole.",
		Example: "djq history import reviews.jsonl",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("- is standard input", "import needs the name of one file")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runImport(c.Context(), a, args[0], asJSON) },
	}
	jsonFlag(c.Flags(), &asJSON)
	return c
}

func runImport(ctx context.Context, a *app, file string, asJSON bool) error {
	return a.withHistory(ctx, a.guardedHistory, func(store *history.Store) error {
		var r importedJSON
		var err error
		if file == stdinArgument {
			r.Read, r.Added, err = store.Import(ctx, "standard input", a.in)
		} else {
			r.Read, r.Added, err = store.ImportFile(ctx, file)
		}
		switch {
		case err != nil:
			return err
		case asJSON:
			return a.printJSON(r)
		}
		return a.say("%s read, %d of them new", count(r.Read, "event"), r.Added)
	})
}

// say prints a line.
func (a *app) say(format string, args ...any) error {
	return a.printLines([]string{markdown.CleanLine(fmt.Sprintf(format, args...))})
}
