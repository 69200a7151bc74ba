package database

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"djq/internal/wholefile"
)

// ReadySuffix marks a whole new history that is to take the place of the one
// beside it. While there is such a file a restore is under way, or was
// interrupted; the next start completes it.
const ReadySuffix = ".restored"

// Journals are the files that SQLite keeps beside a database. One that is left
// from another database would be read into a new one of the same name.
func Journals() []string { return []string{"-wal", "-shm", "-journal"} }

// Replace puts a closed, whole database in the place of a history that
// cannot be used. Killed at any moment it leaves the old file, or the new one,
// or the new one ready for FinishReplacing. It returns where the old file is
// kept, empty when there was none.
func Replace(ctx context.Context, path, fresh string, now time.Time) (kept string, err error) {
	if err := checkUnused(ctx, path); err != nil {
		return "", err
	}
	failed := func(err error) error {
		return &FileError{path, "cannot be replaced", "check the permissions of its folder", err}
	}
	if err := errors.Join(wholefile.Sync(fresh), wholefile.Rename(fresh, path+ReadySuffix)); err != nil {
		return "", failed(err)
	}
	return FinishReplacing(path, now)
}

// FinishReplacing completes a replacement whose new file is ready.
func FinishReplacing(path string, now time.Time) (kept string, err error) {
	if kept, err = keepCopy(path, now); err != nil {
		return "", err
	}
	failed := func(err error) error {
		return &FileError{path, "cannot be replaced", "check the permissions of its folder", err}
	}
	// The journals go first: the new file must never lie beside those of the old.
	for _, suffix := range Journals() {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return kept, failed(err)
		}
	}
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		if err := os.Remove(path); err != nil {
			return kept, failed(err)
		}
	}
	if err := wholefile.Rename(path+ReadySuffix, path); err != nil {
		return kept, failed(err)
	}
	return kept, nil
}

// keepCopy copies what lies at the place of a history, with its journals, among
// the backups. It returns the copy's path, empty when there is nothing.
func keepCopy(path string, now time.Time) (kept string, err error) {
	folder := BackupFolder(path)
	for _, suffix := range append([]string{""}, Journals()...) {
		info, err := os.Lstat(path + suffix)
		if errors.Is(err, fs.ErrNotExist) || err == nil && (info.IsDir() || info.Size() == 0) {
			continue
		}
		if kept == "" {
			if err := CreateFolder(folder); err != nil {
				return "", err
			}
			kept = NewBackupPath(folder, now.Format(MomentFormat)+BeforeRestore)
		}
		if err := wholefile.Copy(path+suffix, kept+suffix); err != nil {
			return "", &FileError{path, "cannot be copied to the backups", "check its permissions and the free space on its disk", err}
		}
	}
	if kept == "" {
		return "", nil
	}
	return kept, wholefile.SyncFolder(folder)
}

// ClearStrayJournals moves journals that lie beside no database among the
// backups: SQLite would read what they hold into the next database there. It
// returns what it moved.
func ClearStrayJournals(path string, now time.Time) (moved []string, err error) {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, suffix := range Journals() {
		info, err := os.Lstat(path + suffix)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return moved, &FileError{path + suffix, "cannot be read", "check its folder", err}
		case info.Size() == 0 || suffix == "-shm": // an index of the journal, without content of its own
			if err := os.Remove(path + suffix); err != nil {
				return moved, &FileError{path + suffix, "cannot be removed", "check the permissions of its folder", err}
			}
			continue
		}
		folder := BackupFolder(path)
		if err := CreateFolder(folder); err != nil {
			return moved, err
		}
		to := NewBackupPath(folder, now.Format(MomentFormat)+"-left-over") + suffix
		if err := wholefile.Rename(path+suffix, to); err != nil {
			return moved, &FileError{path + suffix, "cannot be moved", "check the permissions of its folder", err}
		}
		moved = append(moved, to)
	}
	return moved, nil
}

// checkUnused fails when another program has a history open.
func checkUnused(ctx context.Context, path string) error {
	if isHistory := CheckHeader(path, os.O_RDWR, len(Migrations())) == nil; !isHistory {
		return nil // no djq can have it open
	}
	// An exclusive lock is granted to who is alone, and kept from the first
	// look on.
	db, err := Connect(path, "mode=rw&_pragma=busy_timeout(1000)&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return err
	}
	var tables int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	db.Close() // what is damaged is replaced all the same
	if isBusy(err) {
		return &FileError{path, "is damaged and in use", "quit the other djq process and try again", err}
	}
	return ctx.Err()
}

// Resolve follows the links at the place of a history, also those that lead to
// nothing yet, so that what replaces the file leaves the links alone.
func Resolve(path string) (string, error) {
	for range 40 {
		info, err := os.Lstat(path)
		if isLink := err == nil && info.Mode()&fs.ModeSymlink != 0; !isLink {
			return path, nil
		}
		target, err := os.Readlink(path)
		if err != nil {
			return "", &FileError{path, "cannot be read", "check the permissions of its folder", err}
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return "", &FileError{path, "is a link that leads nowhere", "remove the link, or set DJQ_HOME to another folder", nil}
}

// Remove removes a closed database and its journals.
func Remove(path string) {
	for _, suffix := range append([]string{""}, Journals()...) {
		os.Remove(path + suffix)
	}
}
