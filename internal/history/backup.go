package history

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"djq/internal/memory"
)

// keptBackups is how many dated backups are kept.
const keptBackups = 7

// BackupFolder returns the folder of the dated backups of a history.
func BackupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// Backups returns the dated backups of a history, newest first.
func Backups(path string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(globQuote(BackupFolder(path)), "history-????-??-??.db"))
	slices.Sort(names)
	slices.Reverse(names)
	return names, err
}

// BackupOf makes the dated backup of a study day unless there is one or there
// is nothing to keep, and removes all but the newest seven. It returns the
// backup's path, empty when none was made.
func (s *Store) BackupOf(ctx context.Context, day memory.Day) (string, error) {
	path := filepath.Join(BackupFolder(s.path), "history-"+day.String()+".db")
	if _, err := os.Stat(path); err == nil {
		return "", nil
	}
	var events int
	if err := s.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM events)").Scan(&events); err != nil || events == 0 {
		return "", s.explain(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", &FileError{filepath.Dir(path), "cannot be made", "check the permissions of its folder", err}
	}
	if err := s.BackupTo(ctx, path); err != nil {
		return "", err
	}
	old, err := Backups(s.path)
	if err != nil {
		return path, err
	}
	for _, name := range old[min(keptBackups, len(old)):] {
		err = errors.Join(err, os.Remove(name))
	}
	return path, err
}

// BackupTo writes a whole copy of the history to a file, in one step; it
// replaces a file of that name.
func (s *Store) BackupTo(ctx context.Context, path string) error {
	temp := fmt.Sprintf("%s.%s.tmp", path, NewID(time.Unix(0, 0)))
	defer os.Remove(temp)
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO ?", temp); err != nil {
		return explain(path, err)
	}
	if err := syncFile(temp); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// Restore puts a backup in the place of a history. The backup is checked
// first; the history that was there, whatever its state, is kept under the
// name that is returned (empty when there was none).
func Restore(ctx context.Context, path, backup string, now time.Time) (kept string, err error) {
	if err := inspect(backup, len(migrations())); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return "", &FileError{backup, "cannot be read", "djq history restore without a name lists the backups", err}
		}
		return "", err
	}
	temp := path + ".restore-" + NewID(now)
	defer os.Remove(temp)
	if err := copyFile(backup, temp); err != nil {
		return "", &FileError{path, "cannot be restored", "check the folder and the space on its disk", err}
	}
	if err := checkFile(ctx, temp); err != nil {
		return "", explain(backup, err)
	}
	if kept, err = putAside(ctx, path, now); err != nil {
		return "", err
	}
	return kept, os.Rename(temp, path)
}

// checkFile runs SQLite's whole check on a closed file.
func checkFile(ctx context.Context, path string) error {
	db, err := connect(path, "DELETE")
	if err != nil {
		return err
	}
	return errors.Join(integrity(ctx, db, "integrity_check"), db.Close())
}

// putAside renames a history with its journal, so that it can be looked at
// later.
func putAside(ctx context.Context, path string, now time.Time) (kept string, err error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	kept = path + ".before-restore-" + now.Format("20060102-150405")
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+suffix, kept+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", &FileError{path, "cannot be moved aside", "close what uses it and try again", err}
		}
	}
	return kept, nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
