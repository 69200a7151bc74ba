package history

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"djq/internal/event"
	"djq/internal/memory"
	"djq/internal/wholefile"
)

// busyTimeout is how long a write waits for other processes.
const busyTimeout = 15 * time.Second

// cacheSize is how many KB of a file SQLite may keep in memory. It takes that
// much only for long work, which is slow with the usual 2 MB.
const cacheSize = 64 << 10

// Open opens the history in a file, and makes it when there is none. A file
// that is not a whole history of this or an earlier djq is refused with a
// FileError and left as it is. Memory is derived by the scheduler, unless the history
// keeps parameters of its own, see SetParameters. Events that are dated after now do
// not count, see event.Ahead; Notices says so when a clock must have been wrong.
func Open(ctx context.Context, path string, scheduler *memory.Scheduler, now memory.Moment) (*Store, error) {
	return open(ctx, path, scheduler, now, migrations())
}

func open(ctx context.Context, path string, scheduler *memory.Scheduler, now memory.Moment, steps []migration) (*Store, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, name: path, opened: scheduler}
	s.now.Store(&now)
	if err := s.settle(now.At); err != nil {
		return nil, err
	}
	err = checkHeader(path, os.O_RDWR, len(steps))
	if errors.Is(err, fs.ErrNotExist) {
		err = createEmpty(ctx, path, steps)
	}
	if err != nil {
		return nil, explain(path, err)
	}
	if s.file, err = os.Stat(path); err != nil {
		return nil, explain(path, err)
	}
	if s.db, err = connect(path, writing("WAL")); err != nil {
		return nil, explain(path, err)
	}
	if err := s.prepare(ctx, now, steps); err != nil {
		s.db.Close()
		return nil, s.explain(err)
	}
	return s, nil
}

// OpenCopy opens a copy of a history that cannot be opened where it is, in order to
// read it. Errors and Path name the original. Close removes the copy, and so does
// OpenCopy when it fails.
func OpenCopy(ctx context.Context, copied, original string, remove func(), scheduler *memory.Scheduler, now memory.Moment) (*Store, error) {
	s, err := Open(ctx, copied, scheduler, now)
	if err != nil {
		remove()
		var known *FileError
		if errors.As(err, &known) {
			known.Path = original
		}
		return nil, err
	}
	s.name, s.closed = original, remove
	return s, nil
}

// settle completes a restore that was interrupted, and moves journals away
// that belong to no database.
func (s *Store) settle(now time.Time) error {
	if _, err := os.Lstat(s.path + readySuffix); err == nil {
		kept, err := finishReplacing(s.path, now)
		switch _, missing := os.Lstat(s.path + readySuffix); {
		case err != nil && missing == nil:
			return err
		case err == nil:
			s.note("completed an interrupted restore of %s; the history before it is kept as %s", s.path, kept)
		}
	}
	moved, err := clearStrayJournals(s.path, now)
	for _, file := range moved {
		s.note("moved a journal without its history to %s: djq history restore restores a backup", file)
	}
	return err
}

// writing returns the options of connections that wait for others and sync
// each commit to disk. They open files and make none: only createEmpty makes a
// history, whole.
func writing(journal string) string {
	return fmt.Sprintf("mode=rw&_pragma=busy_timeout(%d)&_pragma=journal_mode(%s)&_pragma=synchronous(FULL)&_pragma=cache_size(-%d)&_txlock=immediate",
		busyTimeout.Milliseconds(), journal, cacheSize)
}

// connect makes a pool of connections with options of the driver. Nothing is
// opened yet.
func connect(path, options string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: options}
	if abs := name.Path; abs[0] != '/' {
		name.Path = "/" + abs // a drive letter
	}
	return sql.Open("sqlite", name.String())
}

// The places of SQLite's file header that matter here
// (https://www.sqlite.org/fileformat.html#the_database_header).
const (
	headerMagic       = "SQLite format 3\x00"
	headerSize        = 100
	headerPageSize    = 16
	headerPages       = 28
	headerUserVersion = 60
	headerApplication = 68
)

// inspect looks at a file before SQLite may touch it; access is os.O_RDWR, or
// os.O_RDONLY when it need not be writable. It returns fs.ErrNotExist when
// there is none.
func checkHeader(path string, access, newest int) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return &FileError{path, "is a folder: expected a file", "move it elsewhere, or set DJQ_HOME to another folder", nil}
	}
	file, err := os.OpenFile(path, access, 0)
	if err != nil {
		if readable, readErr := os.Open(path); readErr == nil {
			readable.Close()
			return &FileError{path, problemUnwritable, "make it writable, or drill with --no-save", err}
		}
		return &FileError{path, "cannot be read", "check its permissions, or drill with --no-save", err}
	}
	defer file.Close()
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(file, header); err != nil || string(header[:len(headerMagic)]) != headerMagic {
		return &FileError{path, "is not a djq history", restoreHint, nil}
	}
	if binary.BigEndian.Uint32(header[headerApplication:]) != applicationID {
		return &FileError{path, "belongs to another program", "move it elsewhere, or set DJQ_HOME to another folder", nil}
	}
	if v := int(binary.BigEndian.Uint32(header[headerUserVersion:])); v > newest {
		return newerError(path, v, newest)
	}
	pageSize := int64(binary.BigEndian.Uint16(header[headerPageSize:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	_, walErr := os.Stat(path + "-wal")
	if want := pageSize * int64(binary.BigEndian.Uint32(header[headerPages:])); info.Size() < want && walErr != nil {
		return &FileError{path, fmt.Sprintf("is truncated: %d of %d bytes", info.Size(), want), restoreHint, nil}
	}
	return nil
}

func newerError(path string, version, newest int) error {
	return &FileError{path, fmt.Sprintf("was written by a newer djq (format %d; this one supports up to %d)", version, newest), "update djq, or drill with --no-save", nil}
}

// create makes an empty history under another name and moves it into place,
// so that a file of that name is always whole.
func createEmpty(ctx context.Context, path string, steps []migration) error {
	dir := filepath.Dir(path)
	if err := wholefile.MakeFolder(dir); err != nil {
		return &FileError{dir, "cannot be created", "set DJQ_HOME to a writable folder, or drill with --no-save", err}
	}
	temp, err := wholefile.CreateTemp(dir)
	if err != nil {
		return &FileError{dir, "cannot be written", "set DJQ_HOME to a writable folder, or drill with --no-save", err}
	}
	defer os.Remove(temp.Name())
	if err := temp.Close(); err != nil {
		return err
	}
	db, err := connect(temp.Name(), writing("DELETE"))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	if err == nil {
		err = migrate(ctx, db, steps)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	// A link fails where another process was faster, and its file stays.
	err = os.Link(temp.Name(), path)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err == nil {
		return wholefile.SyncFolder(dir)
	}
	return wholefile.Rename(temp.Name(), path)
}

// prepare brings an opened database to what this program needs.
func (s *Store) prepare(ctx context.Context, now memory.Moment, steps []migration) error {
	var version int
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch {
	case version > len(steps):
		return newerError(s.path, version, len(steps))
	case version < len(steps):
		if err := migrate(ctx, s.db, steps); err != nil {
			return err
		}
	}
	if err := s.adoptParameters(ctx, s.db); err != nil {
		return err
	}
	derivedBy, err := s.setting(ctx, "derived_by")
	if err != nil {
		return err
	}
	if s.machine, err = s.setting(ctx, "machine"); err != nil {
		return err
	}
	if s.machine == "" || derivedBy != derivation(s.Scheduler()) {
		if err := s.deriveAnew(ctx, now); err != nil {
			return err
		}
	}
	return s.keepUp(ctx, now)
}

// deriveAnew derives everything, and gives a new history its machine name.
func (s *Store) deriveAnew(ctx context.Context, now memory.Moment) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		// Another process may have named the machine meanwhile.
		if _, err := tx.ExecContext(ctx, "INSERT INTO settings VALUES ('machine', ?) ON CONFLICT DO NOTHING", event.NewID(now.At)); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = 'machine'").Scan(&s.machine); err != nil {
			return err
		}
		return s.rebuild(ctx, tx)
	})
}

// derivation names all that decides what follows from the same events.
func derivation(s *memory.Scheduler) string {
	name := fmt.Sprintf("fsrs-6 retention %g rules %d", s.Retention(), derivationRules)
	if p := s.Parameters(); p != memory.DefaultParameters() {
		name += " parameters " + p.String()
	}
	return name
}

// derivationRules changes when package event derives something else from the same
// events, so that every history is derived anew.
const derivationRules = 2

// setting returns a value of the settings table, empty when it is not set.
func (s *Store) setting(ctx context.Context, key string) (string, error) {
	return setting(ctx, s.db, key)
}
