package history

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/eventfile"
	"djq/internal/history"
	"djq/internal/humanize"
)

// syncOptions is a call of djq sync.
type syncOptions struct {
	*app.App
	folder string
	json   bool
}

// syncJSON is what djq sync --json prints.
type syncJSON struct {
	File          string        `json:"file"`
	Written       int           `json:"written"`
	Added         int           `json:"added"`
	OtherMachines int           `json:"other_machines"`
	Damaged       []damagedJSON `json:"damaged"`  // files of other machines
	Repaired      bool          `json:"repaired"` // this machine's own file was damaged
}

type damagedJSON struct {
	File    string `json:"file"`
	Problem string `json:"problem"`
}

// NewSync returns djq sync.
func NewSync(a *app.App) *cobra.Command {
	o := syncOptions{App: a}
	c := &cobra.Command{
		Use:   "sync FOLDER",
		Short: "Sync progress between machines through a folder",
		Long: "Merge the events of all machines that sync through FOLDER, and write this machine's events to its own file there. " +
			"FOLDER can be in a git repository, in Syncthing or Dropbox, or on a USB stick. No two machines write to the same file, so there " +
			"are no conflicts, and machines can sync in any order, as often as you like.\n\n" +
			"If another machine's file is damaged or incomplete, djq merges everything before the bad line and reports it; the exit " +
			"code is then 1, and a later sync merges the rest.",
		Example: "djq sync ~/Sync/djq\ngit -C ~/djq pull -q; djq sync ~/djq && git -C ~/djq add . && git -C ~/djq commit -qm progress && git -C ~/djq push -q",
		Args:    app.ExactlyOne("the name of one folder", "the folder may be empty"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.folder = args[0]
			return o.run(c.Context())
		},
	}
	app.JSONFlag(c, &o.json)
	return c
}

func (o syncOptions) run(ctx context.Context) error {
	return o.History.With(ctx, o.History.OpenForChanges, func(store *history.Store) error {
		r, err := eventfile.Sync(ctx, store, o.folder)
		if err != nil {
			return err
		}
		if o.json {
			err = o.IO.PrintJSON(toSyncJSON(r))
		} else {
			err = o.print(r)
		}
		if err == nil && len(r.Damaged) > 0 {
			return app.ExitError(app.ExitFound)
		}
		return err
	})
}

func toSyncJSON(r eventfile.Result) syncJSON {
	j := syncJSON{
		File: r.File, Written: r.Written, Added: r.Added, OtherMachines: r.Others,
		Damaged: make([]damagedJSON, len(r.Damaged)), Repaired: r.Rewritten,
	}
	for i, d := range r.Damaged {
		j.Damaged[i] = damagedJSON{d.Path, d.Err.Error()}
	}
	return j
}

func (o syncOptions) print(r eventfile.Result) error {
	for _, d := range r.Damaged {
		o.IO.Warnf("%s: %v; merged everything before it", d.Path, d.Err)
	}
	if r.Rewritten {
		o.IO.Warnf("%s was damaged and has been rewritten", r.File)
	}
	if err := o.IO.Printf("%s merged from %s", humanize.Count(r.Added, "new event"), humanize.Count(r.Others, "other machine")); err != nil {
		return err
	}
	return o.IO.Printf("%s written to %s", humanize.Count(r.Written, "event"), r.File)
}
