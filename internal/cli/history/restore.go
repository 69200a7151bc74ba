package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/humanize"
	"djq/internal/ui"
	"djq/internal/unprintable"
)

// restoreOptions is a call of djq history restore.
type restoreOptions struct {
	*app.App
	backup string // its name or path; empty to list the backups
	json   bool
}

// restoreJSON is what djq history restore BACKUP --json prints.
type restoreJSON struct {
	Restored string   `json:"restored"`
	Events   int      `json:"events"`
	Previous string   `json:"previous"` // where the history that was replaced is now
	Damaged  []string `json:"damaged"`  // what was kept beside the events and did not come
}

// backupsJSON is what djq history restore --json prints.
type backupsJSON struct {
	Backups []backupJSON `json:"backups"`
}

type backupJSON struct {
	Name    string `json:"name"`
	File    string `json:"file"`
	Bytes   int64  `json:"bytes"`
	Events  int    `json:"events"`
	Problem string `json:"problem"` // why it cannot be restored
}

func newRestore(a *app.App) *cobra.Command {
	o := restoreOptions{App: a}
	c := &cobra.Command{
		Use:   "restore [BACKUP]",
		Short: "Restore a backup, or list the backups",
		Long: "Restore a backup, given by name or path. It is checked first, and the current history is kept as another backup. " +
			"Without an argument the backups are listed, newest first; in a pipe as tab-separated name, events, bytes and path.",
		Example: "djq history restore\ndjq history restore 2026-07-01",
		Args:    app.AtMostOne,
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			return completeBackups(c.Context(), a, args, typed)
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.backup = optional(args)
			return o.Shutdown.Finish(c.Context(), func() error { return o.run(c.Context()) })
		},
	}
	app.JSONFlag(c, &o.json)
	return c
}

func (o restoreOptions) run(ctx context.Context) error {
	path, err := o.History.Path()
	if err != nil {
		return err
	}
	backups, err := database.Backups(ctx, path)
	if err != nil {
		return err
	}
	if o.backup == "" {
		return o.list(backups)
	}
	from, err := findBackup(backups, o.backup)
	if err != nil {
		return err
	}
	scheduler, err := o.Config.Scheduler()
	if err != nil {
		return err
	}
	r, err := history.Restore(ctx, path, from, scheduler, o.Config.Moment())
	if err != nil {
		return err
	}
	for _, name := range r.Damaged {
		o.IO.Warnf("what %s kept under %q is damaged and was not restored", from, name)
	}
	if o.json {
		return o.IO.PrintJSON(restoreJSON{from, r.Events, r.Previous, app.List(r.Damaged)})
	}
	if err := o.IO.Printf("%s restored from %s", humanize.Count(r.Events, "event"), from); err != nil || r.Previous == "" {
		return err
	}
	return o.IO.Printf("the previous history is kept as %s", r.Previous)
}

// findBackup returns the path of a backup that is named by its name or path.
func findBackup(backups []database.Backup, name string) (string, error) {
	names := make([]string, len(backups))
	for i, b := range backups {
		if b.Name == name {
			return b.Path, nil
		}
		names[i] = b.Name
	}
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return name, nil
	}
	hint := "djq history restore lists the backups"
	if near, ok := diag.Nearest(name, names); ok {
		hint = fmt.Sprintf("did you mean %s?", near)
	}
	return "", app.UsageError(hint, "there is no backup named %q", name)
}

// list prints the backups.
func (o restoreOptions) list(backups []database.Backup) error {
	j := backupsJSON{make([]backupJSON, len(backups))}
	for i, b := range backups {
		j.Backups[i] = backupJSON{Name: b.Name, File: b.Path, Bytes: b.Size, Events: b.Events}
		if b.Err != nil {
			j.Backups[i].Problem = b.Err.Error()
		}
	}
	terminal := o.IO.OutTerminal()
	switch {
	case o.json:
		return o.IO.PrintJSON(j)
	case terminal && len(backups) == 0:
		return o.IO.Printf("no backups yet: djq makes one on each day you study; to make one now, run djq history backup")
	}
	if err := o.IO.PrintTable(backupTable(j.Backups)); err != nil || !terminal {
		return err
	}
	command := o.IO.Printer().Style(ui.Code, "djq history restore BACKUP")
	return o.IO.PrintLines("", command+" restores one and keeps the current history.")
}

// backupTable returns backups as a table.
func backupTable(backups []backupJSON) ui.Table {
	return ui.Table{
		Columns: []ui.Column{
			{Title: "BACKUP"}, {Title: "EVENTS", Right: true}, {Title: "SIZE", Right: true}, {Title: "FILE", PipeOnly: true},
		},
		Rows: func(yield func([]ui.Cell) bool) {
			for _, b := range backups {
				events := ui.NumberCell(b.Events)
				if b.Problem != "" {
					events.Text, events.Style = "broken", ui.Bad
				}
				bytes := ui.Cell{Text: humanize.Bytes(b.Bytes), Exact: strconv.FormatInt(b.Bytes, 10)}
				if !yield([]ui.Cell{{Text: b.Name, Style: ui.Code}, events, bytes, {Text: b.File}}) {
					return
				}
			}
		},
	}
}

func completeBackups(ctx context.Context, a *app.App, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	path, err := a.History.Path()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	backups, _ := database.Backups(ctx, path)
	var names []string
	for _, b := range backups {
		if strings.HasPrefix(b.Name, typed) && !strings.ContainsFunc(b.Name, unprintable.Is) {
			names = append(names, cobra.CompletionWithDesc(b.Name, humanize.Count(b.Events, "event")))
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}
