package history

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
	"djq/internal/wholefile"
)

// RestoreResult says what a restore did.
type RestoreResult struct {
	Events   int      // in the history now
	Previous string   // where a copy of the previous history is, empty when there was none
	Damaged  []string // the names of settings that were damaged in the backup, and did not come
}

// Restore makes a history hold what a backup holds. The backup is checked
// first, and the history after. What was there, whatever its state, is kept
// among the backups.
//
// A sound history is changed in one transaction, under the lock that every
// writer takes, so that other programs may have it open and a kill leaves it as
// it was or wholly restored. Anything else is replaced by a new file, see
// database.Replace. The restored history gets a new machine name: what this machine
// wrote since the backup stays another machine's.
func Restore(ctx context.Context, path, backup string, scheduler *memory.Scheduler, now memory.Moment) (RestoreResult, error) {
	var r RestoreResult
	if database.SameFile(path, backup) {
		return r, &database.FileError{Path: backup, Problem: "is the history itself", Remedy: "run djq history restore to list the backups"}
	}
	path, err := database.Resolve(path)
	if err != nil {
		return r, err
	}
	if err := database.CreateFolder(filepath.Dir(path)); err != nil {
		return r, err
	}
	source, err := database.ReadBackup(ctx, backup, filepath.Dir(path))
	if err != nil {
		return r, err
	}
	defer os.Remove(source)

	if database.IsUsable(ctx, path) {
		r, err = restoreInto(ctx, path, source, scheduler, now)
	} else {
		// What this folder's backups hold, this machine wrote.
		ours := database.SameFile(filepath.Dir(backup), database.BackupFolder(path))
		r, err = restoreAsNewFile(ctx, path, source, ours, scheduler, now)
	}
	if err != nil {
		return RestoreResult{}, err
	}
	return r, verifyRestored(ctx, path, scheduler, now, r.Events)
}

// restoreInto replaces the content of a sound history.
func restoreInto(ctx context.Context, path, source string, scheduler *memory.Scheduler, now memory.Moment) (r RestoreResult, err error) {
	s, err := Open(ctx, path, scheduler, now)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := database.CreateFolder(database.BackupFolder(path)); err != nil {
		return r, err
	}
	r.Previous = database.NewBackupPath(database.BackupFolder(path), now.At.Format(database.MomentFormat)+database.BeforeRestore)
	// The copy is made while the lock is held, so that no rating comes between.
	err = s.loadFrom(ctx, source, now, load{
		first:  func() error { return s.copyTo(ctx, r.Previous) },
		former: putAwayOwn,
	}, &r)
	return r, err
}

// load says what else loadFrom does.
type load struct {
	first  func() error                                // called when no one else can write any more; may be nil
	former func(ctx context.Context, tx *sql.Tx) error // puts down the names that the history had; may be nil
}

// putAwayOwn is for a history that has been sound: its name becomes a former one, and
// what it wrote and the backup does not have stays away when others bring it, see Merge.
func putAwayOwn(ctx context.Context, tx *sql.Tx) error {
	machines, err := readMachines(ctx, tx)
	if err != nil {
		return err
	}
	for _, name := range append(machines.Former, machines.Self) {
		const query = "INSERT OR IGNORE INTO main.put_away SELECT uid FROM main.events WHERE machine = ? AND uid NOT IN (SELECT uid FROM source.events)"
		if _, err := tx.ExecContext(ctx, query, name); err != nil {
			return err
		}
	}
	return database.PutSetting(ctx, tx, formerPrefix+machines.Self, "")
}

// takeFormerNames is for a history that was lost, and a backup that is one of its own:
// the name it had then is a former one. What it wrote later is welcome.
func takeFormerNames(ctx context.Context, tx *sql.Tx) error {
	former := map[string]string{}
	err := database.EachSetting(ctx, tx, "source", "", func(key, value string, _ bool) {
		switch {
		case key == database.MachineKey:
			former[formerPrefix+value] = ""
		case strings.HasPrefix(key, formerPrefix):
			former[key] = ""
		}
	})
	if err != nil {
		return err
	}
	return database.PutSettings(ctx, tx, former)
}

// loadFrom replaces the content of the history by that of a file as ReadBackup
// leaves it, in one transaction, and puts into the result what came.
func (s *Store) loadFrom(ctx context.Context, source string, now memory.Moment, l load, r *RestoreResult) (err error) {
	conn, err := s.db.Conn(ctx) // an attached database belongs to one connection
	if err != nil {
		return s.explain(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "ATTACH DATABASE ? AS source", source); err != nil {
		return s.explain(err)
	}
	defer func() {
		_, detached := conn.ExecContext(context.WithoutCancel(ctx), "DETACH DATABASE source")
		err = errors.Join(err, s.explain(detached))
	}()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(err)
	}
	defer tx.Rollback()
	if l.first != nil {
		if err := l.first(); err != nil {
			return err
		}
	}
	if l.former != nil {
		if err := l.former(ctx, tx); err != nil {
			return s.explain(err)
		}
	}
	for _, query := range []string{
		"DELETE FROM main.events",
		"INSERT INTO main.events (" + database.StoredColumns + ") SELECT " + database.StoredColumns + " FROM source.events ORDER BY seq",
		"DELETE FROM main.renamed",
		"INSERT INTO main.renamed (earlier, card) SELECT earlier, card FROM source.renamed",
		"INSERT OR IGNORE INTO main.put_away SELECT uid FROM source.put_away",
		"DELETE FROM main.put_away WHERE uid IN (SELECT uid FROM main.events)",
	} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return s.explain(err)
		}
	}
	if r.Damaged, err = bringBackSettings(ctx, tx); err != nil {
		return s.explain(err)
	}
	if err := database.PutSetting(ctx, tx, database.MachineKey, event.NewID(now.At)); err != nil {
		return s.explain(err)
	}
	if err := s.adoptParameters(ctx, tx); err != nil {
		return s.explain(err)
	}
	if err := s.rebuild(ctx, tx); err != nil {
		return s.explain(err)
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM main.events").Scan(&r.Events); err != nil {
		return s.explain(err)
	}
	return s.explain(tx.Commit())
}

// bringBackSettings replaces the values that the history keeps, and its parameters, by
// those of the source. It returns the names of those that are damaged there.
func bringBackSettings(ctx context.Context, tx *sql.Tx) (damaged []string, err error) {
	_, err = tx.ExecContext(ctx, "DELETE FROM main.settings WHERE key = '"+parametersKey+"' OR key LIKE '"+valuePrefix+"%' OR key LIKE '"+database.DamagedPrefix+valuePrefix+"%'")
	if err != nil {
		return nil, err
	}
	source := map[string]string{}
	err = database.EachSetting(ctx, tx, "source", "", func(key, value string, _ bool) {
		name, isDamaged := strings.CutPrefix(key, database.DamagedPrefix+valuePrefix)
		switch {
		case isDamaged:
			damaged = append(damaged, name)
		case key == parametersKey || strings.HasPrefix(key, valuePrefix):
			source[key] = value
		}
	})
	if err != nil {
		return nil, err
	}
	return damaged, database.PutSettings(ctx, tx, source)
}

// restoreAsNewFile puts a new file in the place of a history that is damaged,
// missing or no history at all.
func restoreAsNewFile(ctx context.Context, path, source string, ours bool, scheduler *memory.Scheduler, now memory.Moment) (r RestoreResult, err error) {
	fresh := wholefile.TempName(path)
	defer database.Remove(fresh)
	if err := database.CreateEmpty(ctx, fresh, database.Migrations()); err != nil {
		return r, err
	}
	s, err := Open(ctx, fresh, scheduler, now)
	if err != nil {
		return r, err
	}
	l := load{}
	if ours {
		l.former = takeFormerNames
	}
	err = s.loadFrom(ctx, source, now, l, &r)
	if err == nil {
		// All of it goes into the one file, which then needs no journal.
		_, err = s.db.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	}
	if err := errors.Join(s.explain(err), s.Close()); err != nil {
		return r, err
	}
	r.Previous, err = database.Replace(ctx, path, fresh, now.At)
	return r, err
}

// verifyRestored checks the history after a restore.
func verifyRestored(ctx context.Context, path string, scheduler *memory.Scheduler, now memory.Moment, events int) error {
	s, err := Open(ctx, path, scheduler, now)
	if err != nil {
		return err
	}
	found, err := s.Check(ctx)
	if err == nil && found.Events < events {
		err = &database.FileError{Path: path, Problem: fmt.Sprintf("holds %d events of the %d restored", found.Events, events), Remedy: "restore again"}
	}
	return errors.Join(err, s.Close())
}
