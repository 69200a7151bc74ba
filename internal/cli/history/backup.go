package history

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/history"
)

// backupOptions is a call of djq history backup.
type backupOptions struct {
	*app.App
	to   string // a file or a folder; empty for the folder of backups
	json bool

	salvage bool
}

// savedJSON is what djq history backup --json prints.
type savedJSON struct {
	File string `json:"file"`
	// Of --salvage: how many events could be read, and how many there should be.
	Events   int `json:"events,omitempty"`
	Expected int `json:"expected,omitempty"`
}

func newBackup(a *app.App) *cobra.Command {
	o := backupOptions{App: a}
	c := &cobra.Command{
		Use:   "backup [FILE]",
		Short: "Back up the history",
		Long: "Copy the history to FILE, or into FILE if it is a folder. Without FILE, it is added to the backups that djq history restore " +
			"lists, and kept until you delete it. djq also keeps a backup of each of the last seven days on which you studied. " +
			"A damaged history is refused: --salvage makes a history of the events that can still be read.",
		Example: "djq history backup\ndjq history backup /media/stick",
		Args:    app.AtMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			o.to = optional(args)
			if o.salvage {
				return o.Shutdown.Finish(c.Context(), func() error { return o.rescue(c.Context()) })
			}
			return o.run(c.Context())
		},
	}
	c.Flags().BoolVar(&o.salvage, "salvage", false, "save what can be read of a damaged history, in a new FILE")
	app.JSONFlag(c, &o.json)
	return c
}

func (o backupOptions) run(ctx context.Context) error {
	return o.History.With(ctx, o.History.OpenExisting, func(store *history.Store) error {
		file, err := o.backUp(ctx, store)
		switch {
		case err != nil:
			return err
		case o.json:
			return o.IO.PrintJSON(savedJSON{File: file})
		}
		return o.IO.Printf("history copied to %s", file)
	})
}

// backUp makes the backup and returns its file.
func (o backupOptions) backUp(ctx context.Context, store *history.Store) (string, error) {
	if info, err := os.Stat(o.to); o.to == "" || err == nil && info.IsDir() {
		return store.BackupNow(ctx, o.to, o.Now())
	}
	return o.to, store.BackupTo(ctx, o.to)
}

// rescue makes a history of what can be read of a damaged one.
func (o backupOptions) rescue(ctx context.Context) error {
	path, err := o.History.Path()
	if err != nil {
		return err
	}
	if o.to == "" {
		return app.UsageError("djq history backup --salvage salvaged.db", "--salvage needs the name of a new file")
	}
	scheduler, err := o.Config.Scheduler()
	if err != nil {
		return err
	}
	found, err := history.SalvageBackup(ctx, path, o.to, scheduler, o.Config.Moment())
	switch {
	case err != nil:
		return err
	case o.json:
		return o.IO.PrintJSON(savedJSON{o.to, found.Events, found.Expected})
	}
	return o.IO.Printf("%s to %s", salvaged(found), o.to)
}
