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

// syncedJSON is what djq sync --json prints.
type syncedJSON struct {
	File    string        `json:"file"`
	Written int           `json:"written"`
	Added   int           `json:"added"`
	Others  int           `json:"others"`
	Damaged []damagedJSON `json:"damaged"` // files of other machines
	Mended  bool          `json:"mended"`  // this machine's own file was damaged
}

type damagedJSON struct {
	File    string `json:"file"`
	Problem string `json:"problem"`
}

func NewSync(a *app.App) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "sync FOLDER",
		Short: "Carry progress between machines through a folder",
		Long: "Take in the events of all machines that sync to FOLDER, and write those of this one to a file of its own there: " +
			"in a git repository, a folder of Syncthing or Dropbox, on a stick. No two machines write the same file, so there are " +
			"no conflicts, and it does not matter in what order or how often they sync.\n\n" +
			"A file of another machine that is damaged or half written is read up to the bad line and reported; the exit code is " +
			"then 1, and the rest comes with a later sync.",
		Example: "djq sync ~/Sync/djq\ngit -C ~/djq pull -q; djq sync ~/djq && git -C ~/djq add . && git -C ~/djq commit -qm progress && git -C ~/djq push -q",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return app.UsageError("it may be empty at first", "sync needs the name of one folder")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(c *cobra.Command, args []string) error { return runSync(c.Context(), a, args[0], asJSON) },
	}
	app.JSONFlag(c, &asJSON)
	return c
}

func runSync(ctx context.Context, a *app.App, folder string, asJSON bool) error {
	return a.History.With(ctx, a.History.OpenForChanges, func(store *history.Store) error {
		synced, err := store.Sync(ctx, folder)
		if err != nil {
			return err
		}
		r := syncedJSON{
			File: synced.File, Written: synced.Written, Added: synced.Added, Others: synced.Others,
			Damaged: make([]damagedJSON, len(synced.Damaged)), Mended: synced.Rewritten,
		}
		for i, d := range synced.Damaged {
			r.Damaged[i] = damagedJSON{d.Path, d.Err.Error()}
		}
		if asJSON {
			err = a.IO.PrintJSON(r)
		} else {
			err = saySynced(a, r)
		}
		if err == nil && len(r.Damaged) > 0 {
			return app.ExitError(app.ExitFound)
		}
		return err
	})
}

func saySynced(a *app.App, r syncedJSON) error {
	for _, d := range r.Damaged {
		fmt.Fprintf(a.IO.Err, "warning: %s: %s; read up to there\n", markdown.CleanLine(d.File), markdown.CleanLine(d.Problem))
	}
	if r.Mended {
		fmt.Fprintf(a.IO.Err, "warning: %s was damaged and has been written anew\n", markdown.CleanLine(r.File))
	}
	if err := a.IO.Printf("%s taken in from %s", humanize.Count(r.Added, "new event"), humanize.Count(r.Others, "other machine")); err != nil {
		return err
	}
	return a.IO.Printf("%s written to %s", humanize.Count(r.Written, "event"), r.File)
}
