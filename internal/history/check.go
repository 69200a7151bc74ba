package history

import (
	"context"
	"database/sql"
	"errors"
	"time"

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
		got, err := readDerived(ctx, tx)
		if err == nil {
			_, err = holdsFor(ctx, tx, *s.now.Load())
		}
		if err := asDerived(err); errors.Is(err, errDerived) {
			c.Differences = []string{err.Error()}
			return nil
		}
		c.Differences = event.Differences(want, got)
		return err
	})
	return c, err
}

// Repair derives everything again from the events.
func (s *Store) Repair(ctx context.Context) error {
	return s.write(ctx, func(tx *sql.Tx) error { return s.rebuild(ctx, tx) })
}

// readDerived reads what the database holds as derived.
func readDerived(ctx context.Context, tx *sql.Tx) (event.Derived, error) {
	d := event.NewDerived()
	err := database.EachRow(ctx, tx, "SELECT "+stateColumns+" FROM memory", func(row database.Row) error {
		card, c, err := scanState(row)
		d.States[card] = c
		return err
	})
	if err != nil {
		return d, err
	}
	err = database.EachRow(ctx, tx, "SELECT "+dayColumns+" FROM by_day", func(row database.Row) error {
		s, err := scanDay(row)
		d.Days[s.Day] = s
		return err
	})
	if err != nil {
		return d, err
	}
	err = database.EachRow(ctx, tx, "SELECT "+ratingColumns+" FROM by_card", func(row database.Row) error {
		r, err := scanRating(row)
		d.Ratings[event.RatingKey{Card: r.Card, Rating: r.Rating}] = r
		return err
	})
	if err != nil {
		return d, err
	}
	return d, database.EachRow(ctx, tx, "SELECT uid, day, at FROM set_aside", func(row database.Row) error {
		var uid string
		var m memory.Moment
		var at int64
		err := scanDerived(row, &uid, &m.Day, &at)
		m.At = time.UnixMilli(at)
		d.Aside[uid] = m
		return err
	})
}
