package history

import (
	"context"
	"database/sql"
	"errors"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// QuickCheck reports damage to the file, without comparing its indexes. Where rows of
// what follows from the events are missing that is computed again, with a notice.
func (s *Store) QuickCheck(ctx context.Context) error {
	if err := database.QuickCheck(ctx, s.db); err != nil {
		return s.explain(err)
	}
	return s.reading(ctx, func() error {
		tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // others may write meanwhile
		if err != nil {
			return err
		}
		defer tx.Rollback()
		return database.CheckTotals(ctx, tx)
	})
}

// CheckResult is what a check of the whole history found.
type CheckResult struct {
	Events      int      // in the file
	Cards       int      // with a state
	Differences []string // what does not follow from the events
	Damaged     []string // the names of settings that are left out, because they had changed
	Ahead       int      // events dated much ahead of now
	LastAhead   memory.Day
}

// Check looks for damage to the file and its events, and compares all that is
// derived with the events replayed.
func (s *Store) Check(ctx context.Context) (CheckResult, error) {
	var c CheckResult
	if err := database.WholeCheck(ctx, s.db); err != nil {
		return c, s.explain(err)
	}
	err := s.write(ctx, func(tx *sql.Tx) (err error) {
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM events").Scan(&c.Events); err != nil {
			return err
		}
		if c.Damaged, err = damagedSettings(ctx, tx); err != nil {
			return err
		}
		want, err := s.deriveAll(ctx, tx)
		if err != nil {
			return err
		}
		c.Cards = len(want.States)
		for _, m := range want.Aside {
			if event.MuchAhead(m, *s.now.Load()) {
				c.Ahead, c.LastAhead = c.Ahead+1, max(c.LastAhead, m.Day)
			}
		}
		got, damaged, err := database.ReadDerived(ctx, tx)
		if err == nil {
			_, err = holdsFor(ctx, tx, *s.now.Load())
		}
		if err := database.AsDerived(err); errors.Is(err, database.ErrDerived) {
			c.Differences = []string{err.Error()}
			return nil
		}
		c.Differences = event.Differences(want, got)
		if err == nil && damaged == nil {
			damaged = database.CheckTotals(ctx, tx)
		}
		switch {
		case err != nil || damaged == nil:
			return err
		case !errors.Is(damaged, database.ErrDerived):
			return damaged
		case len(c.Differences) == 0:
			c.Differences = []string{damaged.Error()}
		}
		return nil
	})
	return c, err
}

// Repair derives everything again from the events.
func (s *Store) Repair(ctx context.Context) error {
	return s.write(ctx, func(tx *sql.Tx) error { return s.rebuild(ctx, tx) })
}

// DropDamaged removes the settings that are left out because they were damaged.
func (s *Store) DropDamaged(ctx context.Context) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE key LIKE '"+database.DamagedPrefix+"%'")
		return err
	})
}
