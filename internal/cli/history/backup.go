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
}

// savedJSON is what djq history backup --json prints.
type savedJSON struct {
	File string `json:"file"`
}

func newBackup(a *app.App) *cobra.Command {
	o := backupOptions{App: a}
	c := &cobra.Command{
		Use:   "backup [FILE]",
		Short: "Back up the history",
		Long: "Copy the history to FILE, or into FILE if it is a folder. Without FILE, it is added to the backups that djq history restore " +
			"lists, and kept until you delete it. djq also keeps a backup of each of the last seven days on which you studied.",
		Example: "djq history backup\ndjq history backup /media/stick",
		Args:    app.AtMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			o.to = optional(args)
			return o.run(c.Context())
		},
	}
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
			return o.IO.PrintJSON(savedJSON{file})
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
