package database

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"djq/internal/wholefile"
)

const restoreHint = "restore a backup with djq history restore, or drill with --no-save"

// Problems that are told from others.
const (
	problemUnwritable = "cannot be written"
	problemFull       = "cannot grow: the disk is full"
	problemLocked     = "is locked by another program"
	problemDisk       = "cannot be read or written"
	problemDamaged    = "is damaged"
)

// NeedsCopy reports whether an error says that a history cannot be opened where
// it is, while a copy of it may be.
func NeedsCopy(err error) bool {
	var e *FileError
	return errors.As(err, &e) && (e.Problem == problemUnwritable || e.Problem == problemFull || e.Problem == problemDisk)
}

// IsDamaged reports whether an error says that a history is damaged.
func IsDamaged(err error) bool {
	var e *FileError
	return errors.As(err, &e) && e.Problem == problemDamaged
}

// FileError says why a history, or a file of events, cannot be used, and what
// to do.
type FileError struct {
	Path    string
	Problem string
	Remedy  string
	Err     error // may be nil
}

// Error names the file and the problem.
func (e *FileError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s %s: %v", e.Path, e.Problem, e.Err)
	}
	return e.Path + " " + e.Problem
}

// Hint says what to do.
func (e *FileError) Hint() string { return e.Remedy }

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// Explain turns an error of SQLite into a FileError that a person can act on.
func Explain(path string, err error) error {
	var known *FileError
	var sqlErr *sqlite.Error
	var damaged *Damage
	if errors.As(err, &damaged) {
		return &FileError{path, problemDamaged, restoreHint, err}
	}
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) || !errors.As(err, &sqlErr) {
		return err
	}
	if isBusy(err) {
		return LockedError(path)
	}
	e := &FileError{Path: path, Err: err}
	switch sqlErr.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		e.Problem, e.Remedy = problemDamaged, restoreHint
	case sqlite3.SQLITE_FULL:
		e.Problem, e.Remedy = problemFull, "free some space; ratings saved earlier are kept"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		e.Problem, e.Remedy = problemUnwritable, "check the permissions of the file and its folder, or drill with --no-save"
	case sqlite3.SQLITE_IOERR:
		e.Problem, e.Remedy = problemDisk, "check the disk; ratings saved earlier are kept"
		if wholefile.IsFull(filepath.Dir(path)) {
			e.Problem, e.Remedy = problemFull, "free some space; ratings saved earlier are kept"
		}
	default:
		e.Problem, e.Remedy = "cannot be used", restoreHint
	}
	return e
}

// Unwritable says of an error of writing a file what to do about it. It leaves nil
// and a FileError alone.
func Unwritable(path string, err error) error {
	var known *FileError
	if err == nil || errors.As(err, &known) {
		return err
	}
	return &FileError{path, problemUnwritable, "check the permissions of its folder and the free space on its disk", err}
}

// lacksTable reports whether an error of SQLite is about a table or a column that
// is missing, or is not what djq made.
func lacksTable(err error) bool {
	var sqlErr *sqlite.Error
	if !errors.As(err, &sqlErr) || sqlErr.Code()&0xff != sqlite3.SQLITE_ERROR {
		return false
	}
	return slices.ContainsFunc([]string{
		"no such table: ", "no such column: ", "has no column named ", "ON CONFLICT clause does not match",
	}, func(sign string) bool { return strings.Contains(err.Error(), sign) })
}
