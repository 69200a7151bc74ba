package history

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"djq/internal/history/database"
	"djq/internal/memory"
)

// Open opens the history in a file, and makes it when there is none. A file
// that is not a whole history of this or an earlier djq is refused with a
// FileError and left as it is. Memory is derived by the scheduler, unless the history
// keeps parameters of its own, see SetParameters. Events that are dated after now do
// not count, see event.Ahead; Notices says so when a clock must have been wrong.
func Open(ctx context.Context, path string, scheduler *memory.Scheduler, now memory.Moment) (*Store, error) {
	return open(ctx, path, "", scheduler, now, database.Migrations())
}

// open opens the history of a path, which messages call by a name if it has one.
func open(ctx context.Context, path, name string, scheduler *memory.Scheduler, now memory.Moment, steps []database.Migration) (*Store, error) {
	path, err := database.Resolve(path)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, name: cmp.Or(name, path), opened: scheduler}
	s.now.Store(&now)
	if err := s.settle(now.At); err != nil {
		return nil, err
	}
	err = database.CheckHeader(path, os.O_RDWR, len(steps))
	if errors.Is(err, fs.ErrNotExist) {
		err = database.CreateEmpty(ctx, path, steps)
	}
	if err != nil {
		return nil, database.Explain(path, err)
	}
	if s.file, err = os.Stat(path); err != nil {
		return nil, database.Explain(path, err)
	}
	if s.db, err = database.Connect(path, database.Writing("WAL")); err != nil {
		return nil, database.Explain(path, err)
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
	s, err := open(ctx, copied, original, scheduler, now, database.Migrations())
	if err != nil {
		remove()
		var known *database.FileError
		if errors.As(err, &known) {
			known.Path = original
		}
		return nil, err
	}
	s.OnClose(remove)
	return s, nil
}

// settle completes a restore that was interrupted, and moves journals away
// that belong to no database.
func (s *Store) settle(now time.Time) error {
	if _, err := os.Lstat(s.path + database.ReadySuffix); err == nil {
		// A restore puts nothing there but a whole history.
		if err := database.CheckHeader(s.path+database.ReadySuffix, os.O_RDONLY, len(database.Migrations())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &database.FileError{Path: s.path + database.ReadySuffix, Problem: "is no history that a restore was putting in place", Remedy: "move it elsewhere", Err: err}
		}
		kept, err := database.FinishReplacing(s.path, now)
		switch _, missing := os.Lstat(s.path + database.ReadySuffix); {
		case err != nil && missing == nil:
			return err
		case err == nil:
			s.note("completed an interrupted restore of %s; the history before it is kept as %s", s.path, kept)
		}
	}
	moved, err := database.ClearStrayJournals(s.path, now)
	for _, file := range moved {
		s.note("moved a journal without its history to %s: djq history restore restores a backup", file)
	}
	return err
}

// prepare brings an opened database to what this program needs.
func (s *Store) prepare(ctx context.Context, now memory.Moment, steps []database.Migration) error {
	var version int
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch {
	case version > len(steps):
		return database.NewerError(s.path, version, len(steps))
	case version < len(steps):
		if err := database.Migrate(ctx, s.db, steps); err != nil {
			return err
		}
	}
	if err := s.adoptParameters(ctx, s.db); err != nil {
		return err
	}
	if err := s.checkSettings(ctx); err != nil {
		return err
	}
	derivedBy, err := database.ReadSetting(ctx, s.db, derivedByKey)
	if err != nil {
		return err
	}
	if s.machine, err = database.ReadSetting(ctx, s.db, database.MachineKey); err != nil {
		return err
	}
	if s.machine == "" || derivedBy != derivation(s.Scheduler()) {
		if err := s.deriveAnew(ctx); err != nil {
			return err
		}
	}
	return s.keepUp(ctx, now)
}

// deriveAnew derives everything, and gives a new history its machine name.
func (s *Store) deriveAnew(ctx context.Context) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		// Another process may have named the machine meanwhile.
		var err error
		if s.machine, err = s.nameMachine(ctx, tx); err != nil {
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
// events, or the derived tables change, so that every history is derived anew.
const derivationRules = 4
