package history

import (
	"context"
	"errors"
	"os"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
	"djq/internal/wholefile"
)

// SalvageBackup makes a new history of what can be read of a damaged one, in a
// file that must not be there yet.
func SalvageBackup(ctx context.Context, path, backup string, scheduler *memory.Scheduler, now memory.Moment) (database.Salvaged, error) {
	if _, err := os.Lstat(backup); err == nil {
		return database.Salvaged{}, &database.FileError{Path: backup, Problem: "already exists", Remedy: "choose another name: what is salvaged replaces no file"}
	}
	var events []event.Event
	found, err := database.Salvage(ctx, path, func(e event.Event) error {
		events = append(events, e)
		return nil
	})
	if err != nil {
		return found, err
	}
	fresh := wholefile.TempName(backup)
	defer database.Remove(fresh)
	s, err := Open(ctx, fresh, scheduler, now)
	if err != nil {
		return found, err
	}
	if _, err = s.Merge(ctx, events); err == nil {
		_, err = s.db.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	}
	if err := errors.Join(s.explain(err), s.Close()); err != nil {
		return found, err
	}
	if err := wholefile.Rename(fresh, backup); err != nil {
		return found, &database.FileError{Path: backup, Problem: "cannot be written", Remedy: "check the permissions of its folder and the free space on its disk", Err: err}
	}
	return found, nil
}
