package history

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"djq/internal/history/database"
	"djq/internal/memory"
	"djq/internal/wholefile"
)

// keptBackups is how many backups made by DailyBackup are kept.
const keptBackups = 7

// DailyBackup makes the backup of a study day unless there is one or there is
// nothing to keep, and removes all of its kind but the seven made last. It
// also clears away what killed processes were making. It returns the backup's
// path, empty when none was made.
func (s *Store) DailyBackup(ctx context.Context, day memory.Day) (string, error) {
	folder := database.BackupFolder(s.path)
	wholefile.ClearTemps(filepath.Dir(s.path))
	wholefile.ClearTemps(folder)
	path := database.BackupPath(folder, day.String())
	if _, err := os.Stat(path); err == nil {
		return "", nil
	}
	var events int
	if err := s.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM events)").Scan(&events); err != nil || events == 0 {
		return "", s.explain(err)
	}
	if err := database.CreateFolder(folder); err != nil {
		return "", err
	}
	if err := s.copyTo(ctx, path); err != nil {
		return "", err
	}
	return path, s.clearBackups(ctx, folder, filepath.Base(path))
}

// dailyBackups is the setting with the names of the daily backups in the order
// in which they were made. Days in names and the times of files come from
// clocks, which may have been years off.
const dailyBackups = "daily_backups"

// clearBackups removes daily backups but the seven made last; the one of that
// name was just made.
func (s *Store) clearBackups(ctx context.Context, folder, made string) error {
	listed, err := database.ReadSetting(ctx, s.db, dailyBackups)
	if err != nil {
		return s.explain(err)
	}
	order := append(strings.Fields(listed), made)
	files, err := database.DailyBackups(folder)
	if err != nil {
		return err
	}
	// Those of an earlier history, which the list does not have, are the oldest.
	slices.SortStableFunc(files, func(a, b string) int {
		return cmp.Compare(slices.Index(order, filepath.Base(a)), slices.Index(order, filepath.Base(b)))
	})
	stale := files[:max(0, len(files)-keptBackups)]
	for _, file := range stale {
		// Another djq may clear up at the same time.
		if e := os.Remove(file); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, &database.FileError{Path: file, Problem: "cannot be removed", Remedy: "check the permissions of its folder", Err: e})
		}
	}
	names := make([]string, 0, keptBackups)
	for _, file := range files[len(stale):] {
		names = append(names, filepath.Base(file))
	}
	return errors.Join(err, s.write(ctx, func(tx *sql.Tx) error {
		return database.SetSetting(ctx, tx, dailyBackups, strings.Join(names, " "))
	}))
}

// BackupNow makes a backup that stays until someone removes it, named after
// the moment, in a folder; without one among the other backups. It returns
// the backup's path.
func (s *Store) BackupNow(ctx context.Context, folder string, now time.Time) (string, error) {
	if folder == "" {
		folder = database.BackupFolder(s.path)
		if err := database.CreateFolder(folder); err != nil {
			return "", err
		}
	}
	path := database.NewBackupPath(folder, now.Format(database.MomentFormat))
	return path, s.BackupTo(ctx, path)
}

// BackupTo writes a whole copy of the history to a file, in one step. It
// replaces an earlier copy of that name, and nothing else. A damaged history is
// refused; see Salvage.
func (s *Store) BackupTo(ctx context.Context, path string) error {
	if err := s.CheckTarget(path); err != nil {
		return err
	}
	err := database.CheckHeader(path, os.O_RDWR, len(database.Migrations()))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &database.FileError{Path: path, Problem: "already exists and is not a backup", Remedy: "choose another name", Err: err}
	}
	if err == nil && isInUse(path) {
		return &database.FileError{Path: path, Problem: "is a history and not a backup", Remedy: "choose another name, or restore this history there with djq history restore"}
	}
	if err := s.CheckFile(ctx); err != nil {
		return err
	}
	return s.copyTo(ctx, path)
}

// isInUse reports whether a history is one that djq works with: a copy over it
// would lose what it holds, and be read with the journals beside it.
func isInUse(path string) bool {
	if filepath.Base(path) == "history.db" {
		return true
	}
	return slices.ContainsFunc(database.Journals(), func(suffix string) bool {
		_, err := os.Lstat(path + suffix)
		return err == nil
	})
}

// CheckFile runs SQLite's whole check on the history, and compares its events
// with their checksums.
func (s *Store) CheckFile(ctx context.Context) error {
	err := s.explain(database.WholeCheck(ctx, s.db))
	var damaged *database.FileError
	if errors.As(err, &damaged) {
		damaged.Remedy = "djq history restore restores a backup; --salvage saves what can still be read"
	}
	return err
}

// copyTo writes a whole copy of the history to a file, in one step.
func (s *Store) copyTo(ctx context.Context, path string) error {
	temp, err := wholefile.CreateTemp(filepath.Dir(path))
	if err != nil {
		return database.Unwritable(path, err)
	}
	defer os.Remove(temp.Name())
	if err := temp.Close(); err != nil {
		return database.Unwritable(path, err)
	}
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO ?", temp.Name()); err != nil {
		// SQLite does not tell damage to the history from trouble with its copy.
		if damaged := s.explain(database.QuickCheck(ctx, s.db)); damaged != nil {
			return damaged
		}
		return database.Unwritable(path, err)
	}
	return database.Unwritable(path, errors.Join(wholefile.Sync(temp.Name()), wholefile.Rename(temp.Name(), path)))
}

// CheckTarget refuses a path that names the history itself.
func (s *Store) CheckTarget(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if database.SameFile(s.name+suffix, path) {
			return &database.FileError{Path: path, Problem: "is the history itself", Remedy: "choose another name"}
		}
	}
	return nil
}
