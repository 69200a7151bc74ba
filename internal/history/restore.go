package history

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// RestoreResult says what a restore did.
type RestoreResult struct {
	Events   int    // in the history now
	Previous string // where the history is that was there, empty when there was none
}

// Restore puts a backup in the place of a history. The backup is checked
// first, and a history that another program has open is left alone. What was
// there, whatever its state, is kept among the backups.
func Restore(ctx context.Context, path, backup string, now time.Time) (RestoreResult, error) {
	var r RestoreResult
	err := checkHeader(backup, os.O_RDONLY, len(migrations()))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r, &FileError{backup, "cannot be read", "run djq history restore to list the backups", err}
	case err != nil:
		return r, asBackupError(err)
	case sameFile(path, backup):
		return r, &FileError{backup, "is the history itself", "run djq history restore to list the backups", nil}
	}
	if err := createFolder(filepath.Dir(path)); err != nil {
		return r, err
	}
	temp := path + ".restore-" + NewID(now)
	defer os.Remove(temp)
	if err := copyFile(backup, temp); err != nil {
		return r, &FileError{path, "cannot be restored", "check the permissions of its folder and the free space on its disk", err}
	}
	if r.Events, err = checkFile(ctx, temp); err != nil {
		return r, asBackupError(explain(backup, err))
	}
	if r.Previous, err = moveAside(ctx, path, now); err != nil {
		return r, err
	}
	if err := os.Rename(temp, path); err != nil {
		return r, &FileError{path, "cannot be restored", "check its folder", err}
	}
	return r, nil
}

// notABackup gives the advice that helps when a backup, and not the history,
// is refused.
func asBackupError(err error) error {
	var refused *FileError
	if errors.As(err, &refused) {
		return &FileError{refused.Path, refused.Problem, "restore another one; nothing was changed", refused.Err}
	}
	return err
}

// checkFile runs SQLite's whole check on a closed file and counts its events.
func checkFile(ctx context.Context, path string) (events int, err error) {
	db, err := connect(path, "_pragma=journal_mode(DELETE)")
	if err != nil {
		return 0, err
	}
	if err = integrity(ctx, db, "integrity_check"); err == nil {
		err = db.QueryRowContext(ctx, "SELECT count(*) FROM events").Scan(&events)
	}
	return events, errors.Join(err, db.Close())
}

// moveAside moves a history with its journal among the backups and returns its
// path there, empty when there was none.
func moveAside(ctx context.Context, path string, now time.Time) (kept string, err error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err := checkUnused(ctx, path); err != nil {
		return "", err
	}
	folder := BackupFolder(path)
	if err := createFolder(folder); err != nil {
		return "", err
	}
	kept = freeName(folder, now.Format(momentFormat)+"-before-restore")
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+suffix, kept+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", &FileError{path, "cannot be moved aside", "close the program that uses it and try again", err}
		}
	}
	return kept, nil
}

// checkUnused fails when another program has a history open: what that wrote from
// then on would be lost. Otherwise it brings the journal home into the file,
// as far as that is whole.
func checkUnused(ctx context.Context, path string) error {
	if usable := checkHeader(path, os.O_RDWR, len(migrations())) == nil; !usable {
		return nil // no program can have it open
	}
	// An exclusive lock is granted to who is alone, and kept from the first
	// look on.
	db, err := connect(path, "_pragma=busy_timeout(1000)&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return err
	}
	var tables int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	db.Close() // what is damaged stays as it is, and is moved all the same
	var sqlErr *sqlite.Error
	if errors.As(err, &sqlErr) && sqlErr.Code()&0xff == sqlite3.SQLITE_BUSY {
		return &FileError{path, "is in use", "quit the other djq process and try again", err}
	}
	return ctx.Err()
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
