package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/diag"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/ui"
)

func newBackup(a *app.App) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "backup [FILE]",
		Short: "Copy the history",
		Long: "Copy the history to FILE, into it when it is a folder, or among the backups that djq history restore lists. " +
			"These stay until you remove them. Besides, djq keeps a backup of each of the last seven days on which you studied.",
		Example: "djq history backup\ndjq history backup /media/stick",
		Args:    app.AtMostOne,
		RunE:    func(c *cobra.Command, args []string) error { return runBackup(c.Context(), a, args, asJSON) },
	}
	app.JSONFlag(c, &asJSON)
	return c
}

func runBackup(ctx context.Context, a *app.App, args []string, asJSON bool) error {
	return a.History.With(ctx, a.History.OpenExisting, func(store *history.Store) error {
		file, err := backup(ctx, a, store, strings.Join(args, ""))
		switch {
		case err != nil:
			return err
		case asJSON:
			return a.IO.PrintJSON(struct {
				File string `json:"file"`
			}{file})
		}
		return a.IO.Printf("history copied to %s", file)
	})
}

// backup copies the history to a file, into a folder, or for "" among the
// backups, and returns the file.
func backup(ctx context.Context, a *app.App, store *history.Store, to string) (string, error) {
	if info, err := os.Stat(to); to == "" || err == nil && info.IsDir() {
		return store.BackupNow(ctx, to, a.Now())
	}
	return to, store.BackupTo(ctx, to)
}

func newRestore(a *app.App) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "restore [BACKUP]",
		Short: "Bring back a backup, or list the backups",
		Long: "Bring back a backup, by its name or its path. It is checked first, and what is there now is kept among the " +
			"backups. Without a name the backups are listed, newest first; in a pipe separated by tabs: name, events, bytes, path.",
		Example: "djq history restore\ndjq history restore 2026-07-01",
		Args:    app.AtMostOne,
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			return completeBackups(c.Context(), a, args, typed)
		},
		RunE: func(c *cobra.Command, args []string) error {
			return a.Shutdown.Finish(c.Context(), func() error { return runRestore(c.Context(), a, args, asJSON) })
		},
	}
	app.JSONFlag(c, &asJSON)
	return c
}

func runRestore(ctx context.Context, a *app.App, args []string, asJSON bool) error {
	path, err := a.History.Path()
	if err != nil {
		return err
	}
	backups, err := history.Backups(ctx, path)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return listBackups(a, backups, asJSON)
	}
	from, err := findBackup(backups, args[0])
	if err != nil {
		return err
	}
	r, err := history.Restore(ctx, path, from, a.Now())
	switch {
	case err != nil:
		return err
	case asJSON:
		return a.IO.PrintJSON(struct {
			Restored string `json:"restored"`
			Events   int    `json:"events"`
			Kept     string `json:"kept"`
		}{from, r.Events, r.Previous})
	}
	if err := a.IO.Printf("restored: %s from %s", humanize.Count(r.Events, "event"), from); err != nil || r.Previous == "" {
		return err
	}
	return a.IO.Printf("what was there is kept as %s", r.Previous)
}

// findBackup returns the path of a backup that is named by its name or path.
func findBackup(backups []history.Backup, name string) (string, error) {
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
	hint := "djq history restore without a name lists the backups"
	if near, ok := diag.Nearest(name, names); ok {
		hint = fmt.Sprintf("did you mean %s?", near)
	}
	return "", app.UsageError(hint, "there is no backup %q", name)
}

// backupJSON is a backup in djq history restore --json.
type backupJSON struct {
	Name    string `json:"name"`
	File    string `json:"file"`
	Bytes   int64  `json:"bytes"`
	Events  int    `json:"events"`
	Problem string `json:"problem"` // why it cannot be restored
}

func listBackups(a *app.App, backups []history.Backup, asJSON bool) error {
	listed := make([]backupJSON, len(backups))
	for i, b := range backups {
		listed[i] = backupJSON{Name: b.Name, File: b.Path, Bytes: b.Size, Events: b.Events}
		if b.Err != nil {
			listed[i].Problem = b.Err.Error()
		}
	}
	terminal := a.IO.OutTerminal()
	switch {
	case asJSON:
		return a.IO.PrintJSON(struct {
			Backups []backupJSON `json:"backups"`
		}{listed})
	case terminal && len(listed) == 0:
		return a.IO.Printf("no backups yet: djq makes one on every day of study, djq history backup makes one now")
	}
	if err := a.IO.PrintTable(backupTable(listed)); err != nil || !terminal {
		return err
	}
	p := a.IO.Printer()
	return a.IO.PrintLines("", p.Style(ui.Code, "djq history restore BACKUP")+" brings one back and keeps what is there now.")
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
	backups, _ := history.Backups(ctx, path)
	var names []string
	for _, b := range backups {
		if strings.HasPrefix(b.Name, typed) {
			names = append(names, cobra.CompletionWithDesc(b.Name, humanize.Count(b.Events, "event")))
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}
