package database

import (
	"context"
	"errors"
	"fmt"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// IsLocked reports whether another connection keeps a history from being read,
// or from being changed, for as long as patience. Any other reason why it cannot
// be is for who opens it to find. It makes no file: one may be in the making.
func IsLocked(ctx context.Context, path string, change bool, patience time.Duration) bool {
	begin := "deferred"
	if change {
		begin = "immediate"
	}
	db, err := Connect(path, fmt.Sprintf("mode=rw&_pragma=busy_timeout(%d)&_txlock=%s", patience.Milliseconds(), begin))
	if err != nil {
		return false
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err == nil {
		defer tx.Rollback()
		var tables int
		err = tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	}
	return isBusy(err)
}

// LockedError returns the error of a history that another program has locked.
func LockedError(path string) error {
	return &FileError{path, problemLocked, "close the program that uses it and try again", nil}
}

// isBusy reports whether SQLite gave up waiting for another connection, or for the lock
// under which one reads its journal again.
func isBusy(err error) bool {
	var sqlErr *sqlite.Error
	if !errors.As(err, &sqlErr) {
		return false
	}
	code := sqlErr.Code() & 0xff
	return code == sqlite3.SQLITE_BUSY || code == sqlite3.SQLITE_LOCKED || code == sqlite3.SQLITE_PROTOCOL
}
