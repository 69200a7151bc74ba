package database

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"djq/internal/wholefile"
)

// IsUsable reports whether a path holds a sound history that a transaction can
// change.
func IsUsable(ctx context.Context, path string) bool {
	if CheckHeader(path, os.O_RDWR, len(Migrations())) != nil {
		return false
	}
	db, err := Connect(path, Writing("WAL"))
	if err != nil {
		return false
	}
	defer db.Close()
	if QuickCheck(ctx, db) != nil {
		return false
	}
	var n int
	return db.QueryRowContext(ctx, "SELECT count(*) FROM events, settings WHERE settings.key = '"+MachineKey+"'").Scan(&n) == nil
}

// ReadBackup checks a backup and returns a copy of it in a folder: one file,
// in the newest format, with the events of the journal beside the backup if
// there is one. The backup itself is only read.
func ReadBackup(ctx context.Context, backup, folder string) (copied string, err error) {
	err = CheckHeader(backup, os.O_RDONLY, len(Migrations()))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", &FileError{backup, "cannot be read", "run djq history restore to list the backups", err}
	case err != nil:
		return "", asBackupError(err)
	}
	temp := wholefile.TempName(filepath.Join(folder, "history.db"))
	defer func() {
		if err != nil {
			Remove(temp)
		}
	}()
	for _, suffix := range []string{"", "-wal"} {
		err := wholefile.Copy(backup+suffix, temp+suffix)
		if err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
			return "", &FileError{folder, "cannot hold the restored history", "check its permissions and the free space on its disk", err}
		}
	}
	db, err := Connect(temp, Writing("DELETE"))
	if err != nil {
		return "", err
	}
	err = integrity(ctx, db, "integrity_check")
	if err == nil {
		err = Migrate(ctx, db, Migrations())
	}
	if err == nil {
		err = mendSettings(ctx, db)
	}
	if err == nil {
		err = checkEvents(ctx, db)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return "", asBackupError(Explain(backup, err))
	}
	return temp, nil
}

// mendSettings is MendSettings in a transaction of its own.
func mendSettings(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, _, err := MendSettings(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// asBackupError gives the advice that helps when a backup, and not the history,
// is refused.
func asBackupError(err error) error {
	var refused *FileError
	if errors.As(err, &refused) {
		return &FileError{refused.Path, refused.Problem, "restore another one; nothing was changed", refused.Err}
	}
	return err
}
