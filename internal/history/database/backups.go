package database

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/wholefile"
)

const (
	backupPrefix = "history-"
	backupSuffix = ".db"
	// dailyPattern fits the backups of study days and nothing else.
	dailyPattern = backupPrefix + "????-??-??" + backupSuffix
)

// MomentFormat is how a moment is written in the name of a backup.
const MomentFormat = "2006-01-02-150405"

// BackupFolder returns the folder of a history's backups.
func BackupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// BeforeRestore ends the names of copies of what was there before a restore.
const BeforeRestore = "-before-restore"

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
	if err := CheckHeader(path, os.O_RDONLY, len(Migrations())); err != nil {
		return 0, err
	}
	db, err := Connect(path, "mode=ro&immutable=1")
	if err != nil {
		return 0, err
	}
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM events").Scan(&n)
	return n, Explain(path, errors.Join(err, db.Close()))
}

// CreateFolder creates a folder with its parents, unless it is there.
func CreateFolder(folder string) error {
	if err := wholefile.MakeFolder(folder); err != nil {
		return &FileError{folder, "cannot be created", "check the permissions of its parent folder", err}
	}
	return nil
}

// BackupPath returns the path of the backup of a name in a folder.
func BackupPath(folder, name string) string {
	return filepath.Join(folder, backupPrefix+name+backupSuffix)
}

// NewBackupPath returns the path of a backup in a folder that is not there yet: its
// name, with a number if need be.
func NewBackupPath(folder, name string) string {
	path := BackupPath(folder, name)
	for n := 2; ; n++ {
		// Who cannot tell will be told when the file is made.
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = BackupPath(folder, fmt.Sprintf("%s-%d", name, n))
	}
}

// DailyBackups returns the paths of the backups of study days in a folder, sorted.
func DailyBackups(folder string) ([]string, error) { return backupFiles(folder, dailyPattern) }

// backupFiles returns the paths of the files in a folder of backups whose
// names match a pattern, in order.
func backupFiles(folder, pattern string) ([]string, error) {
	files, err := wholefile.Matching(folder, pattern)
	if err != nil {
		return nil, &FileError{folder, "cannot be read", "check its permissions", err}
	}
	return files, nil
}

// SameFile reports whether two paths lead to one file.
func SameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
