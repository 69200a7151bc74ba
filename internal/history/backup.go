package history

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"djq/internal/memory"
	"djq/internal/wholefile"
)

// keptBackups is how many backups made by DailyBackup are kept.
const keptBackups = 7

const (
	backupPrefix = "history-"
	backupSuffix = ".db"
	// dailyPattern fits what DailyBackup makes and nothing else.
	dailyPattern = backupPrefix + "????-??-??" + backupSuffix
	// momentFormat is how a moment is written in the name of a backup.
	momentFormat = "2006-01-02-150405"
)

// BackupFolder returns the folder of a history's backups.
func BackupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// Backup is a copy of a history, made on a study day or on request, or what
// was there before another one was restored.
type Backup struct {
	Name   string // such as 2026-12-18; names sort by time
	Path   string
	Size   int64
	Events int
	Err    error // why it cannot be restored, nil when it can
}

// Backups returns the backups of a history, newest first. Of their damage it
// finds only what stops their events from being counted.
func Backups(ctx context.Context, path string) ([]Backup, error) {
	paths, err := backupFiles(BackupFolder(path), backupPrefix+"*"+backupSuffix)
	if err != nil {
		return nil, err
	}
	backups := make([]Backup, len(paths))
	for i, p := range paths {
		b := Backup{Path: p, Name: strings.TrimSuffix(strings.TrimPrefix(filepath.Base(p), backupPrefix), backupSuffix)}
		if info, err := os.Stat(p); err == nil {
			b.Size = info.Size()
		}
		b.Events, b.Err = eventsIn(ctx, p)
		backups[i] = b
	}
	slices.SortFunc(backups, func(a, b Backup) int { return strings.Compare(b.Name, a.Name) })
	return backups, nil
}

// eventsIn counts the events of a history that nothing has open.
func eventsIn(ctx context.Context, path string) (n int, err error) {
	if err := checkHeader(path, os.O_RDONLY, len(migrations())); err != nil {
		return 0, err
	}
	db, err := connect(path, "mode=ro&immutable=1")
	if err != nil {
		return 0, err
	}
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM events").Scan(&n)
	return n, explain(path, errors.Join(err, db.Close()))
}

// DailyBackup makes the backup of a study day unless there is one or there is
// nothing to keep, and removes all of its kind but the seven made last. It
// also clears away what killed processes were making. It returns the backup's
// path, empty when none was made.
func (s *Store) DailyBackup(ctx context.Context, day memory.Day) (string, error) {
	folder := BackupFolder(s.path)
	wholefile.ClearTemps(filepath.Dir(s.path))
	wholefile.ClearTemps(folder)
	path := filepath.Join(folder, backupPrefix+day.String()+backupSuffix)
	if _, err := os.Stat(path); err == nil {
		return "", nil
	}
	var events int
	if err := s.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM events)").Scan(&events); err != nil || events == 0 {
		return "", s.explain(err)
	}
	if err := createFolder(folder); err != nil {
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
	listed, err := s.setting(ctx, dailyBackups)
	if err != nil {
		return s.explain(err)
	}
	order := append(strings.Fields(listed), made)
	files, err := backupFiles(folder, dailyPattern)
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
			err = errors.Join(err, &FileError{file, "cannot be removed", "check the permissions of its folder", e})
		}
	}
	names := make([]string, 0, keptBackups)
	for _, file := range files[len(stale):] {
		names = append(names, filepath.Base(file))
	}
	return errors.Join(err, s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO settings VALUES (?, ?)", dailyBackups, strings.Join(names, " "))
		return err
	}))
}

// BackupNow makes a backup that stays until someone removes it, named after
// the moment, in a folder; without one among the other backups. It returns
// the backup's path.
func (s *Store) BackupNow(ctx context.Context, folder string, now time.Time) (string, error) {
	if folder == "" {
		folder = BackupFolder(s.path)
		if err := createFolder(folder); err != nil {
			return "", err
		}
	}
	path := freeName(folder, now.Format(momentFormat))
	return path, s.BackupTo(ctx, path)
}

func createFolder(folder string) error {
	if err := wholefile.MakeFolder(folder); err != nil {
		return &FileError{folder, "cannot be created", "check the permissions of its parent folder", err}
	}
	return nil
}

// freeName returns the path of a backup in a folder that is not there yet: its
// name, with a number if need be.
func freeName(folder, name string) string {
	path := filepath.Join(folder, backupPrefix+name+backupSuffix)
	for n := 2; ; n++ {
		// Who cannot tell will be told when the file is made.
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = filepath.Join(folder, fmt.Sprintf("%s%s-%d%s", backupPrefix, name, n, backupSuffix))
	}
}

// BackupTo writes a whole copy of the history to a file, in one step. It
// replaces an earlier copy of that name, and nothing else. A damaged history is
// refused; see Salvage.
func (s *Store) BackupTo(ctx context.Context, path string) error {
	if err := s.CheckTarget(path); err != nil {
		return err
	}
	err := checkHeader(path, os.O_RDWR, len(migrations()))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &FileError{path, "already exists and is not a backup", "choose another name", err}
	}
	if err == nil && isInUse(path) {
		return &FileError{path, "is a history and not a backup", "choose another name, or restore this history there with djq history restore", nil}
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
	return slices.ContainsFunc(journals(), func(suffix string) bool {
		_, err := os.Lstat(path + suffix)
		return err == nil
	})
}

// CheckFile runs SQLite's whole check on the history, and compares its events
// with their checksums.
func (s *Store) CheckFile(ctx context.Context) error {
	err := s.explain(wholeCheck(ctx, s.db))
	var damaged *FileError
	if errors.As(err, &damaged) {
		damaged.Remedy = "djq history restore restores a backup; --salvage saves what can still be read"
	}
	return err
}

// copyTo writes a whole copy of the history to a file, in one step.
func (s *Store) copyTo(ctx context.Context, path string) error {
	unwritable := func(err error) error {
		return &FileError{path, "cannot be written", "check the permissions of its folder and the free space on its disk", err}
	}
	temp, err := wholefile.CreateTemp(filepath.Dir(path))
	if err != nil {
		return unwritable(err)
	}
	defer os.Remove(temp.Name())
	if err := temp.Close(); err != nil {
		return unwritable(err)
	}
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO ?", temp.Name()); err != nil {
		// SQLite does not tell damage to the history from trouble with its copy.
		if damaged := s.QuickCheck(ctx); damaged != nil {
			return damaged
		}
		return unwritable(err)
	}
	if err := errors.Join(wholefile.Sync(temp.Name()), wholefile.Rename(temp.Name(), path)); err != nil {
		return unwritable(err)
	}
	return nil
}

// CheckTarget refuses a path that names the history itself.
func (s *Store) CheckTarget(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if sameFile(s.name+suffix, path) {
			return &FileError{path, "is the history itself", "choose another name", nil}
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// backupFiles returns the paths of the files in a folder of backups whose
// names match a pattern, in order.
func backupFiles(folder, pattern string) ([]string, error) {
	files, err := wholefile.Matching(folder, pattern)
	if err != nil {
		return nil, &FileError{folder, "cannot be read", "check its permissions", err}
	}
	return files, nil
}
