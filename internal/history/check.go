package history

import (
	"context"
	"database/sql"
	"errors"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// QuickCheck reports damage to the file, without comparing its indexes.
func (s *Store) QuickCheck(ctx context.Context) error {
	return s.explain(database.QuickCheck(ctx, s.db))
}

// CheckResult is what a check of the whole history found.
type CheckResult struct {
	Events      int      // in the file
	Cards       int      // with a state
	Differences []string // what does not follow from the events
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
		got, damaged, err := readDerived(ctx, tx)
		if err == nil {
			_, err = holdsFor(ctx, tx, *s.now.Load())
		}
		if err := database.AsDerived(err); errors.Is(err, database.ErrDerived) {
			c.Differences = []string{err.Error()}
			return nil
		}
		c.Differences = event.Differences(want, got)
		if len(c.Differences) == 0 && damaged != nil {
			c.Differences = []string{damaged.Error()}
		}
		return err
	})
	return c, err
}

// Repair derives everything again from the events.
func (s *Store) Repair(ctx context.Context) error {
	return s.write(ctx, func(tx *sql.Tx) error { return s.rebuild(ctx, tx) })
}

// readDerived reads what the database holds as derived. It leaves out damaged
// rows, and returns what is wrong with the last of them.
func readDerived(ctx context.Context, tx *sql.Tx) (d event.Derived, damaged, err error) {
	d = event.NewDerived()
	each := func(columns, table string, add func(row database.Row) error) {
		if err != nil {
			return
		}
		err = database.EachRow(ctx, tx, "SELECT "+columns+" FROM "+table, func(row database.Row) error {
			err := add(row)
			if errors.Is(err, database.ErrDerived) {
				damaged, err = err, nil
			}
			return err
		})
	}
	each(database.StateColumns, "memory", func(row database.Row) error {
		card, c, err := database.ScanState(row)
		if err == nil {
			d.States[card] = c
		}
		return err
	})
	each(database.DayColumns, "by_day", func(row database.Row) error {
		s, err := database.ScanDay(row)
		if err == nil {
			d.Days[s.Day] = s
		}
		return err
	})
	each(database.RatingColumns, "by_card", func(row database.Row) error {
		r, err := database.ScanRating(row)
		if err == nil {
			d.Ratings[event.RatingKey{Card: r.Card, Rating: r.Rating}] = r
		}
		return err
	})
	each(database.AsideColumns, "set_aside", func(row database.Row) error {
		uid, m, err := database.ScanAside(row)
		if err == nil {
			d.Aside[uid] = m
		}
		return err
	})
	return d, damaged, err
}
