package history

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"djq/internal/history/database"
)

// errDerived is the error of reading what follows from the events where it
// cannot be that: a value of the wrong type or out of range, a missing table.
// The events are whole, so that all of it can be computed again.
var errDerived = errors.New("computed values are damaged")

// scanDerived scans a row of a derived table.
func scanDerived(row database.Row, into ...any) error {
	err := asDerived(database.Scan(row, into...))
	var damaged *database.Damage
	if errors.As(err, &damaged) {
		return fmt.Errorf("%w: %w", errDerived, err)
	}
	return err
}

// asDerived turns the error about a missing table or column of a derived table
// into errDerived.
func asDerived(err error) error {
	if database.LacksTable(err) {
		return fmt.Errorf("%w: %w", errDerived, err)
	}
	return err
}

// reading calls read, which reads what follows from the events. Where that is
// damaged it is computed again, with a notice, and read once more.
func (s *Store) reading(ctx context.Context, read func() error) error {
	err := asDerived(read())
	if !errors.Is(err, errDerived) {
		return s.explain(err)
	}
	if err := s.Repair(ctx); err != nil {
		return err
	}
	s.note("due dates and statistics in %s were damaged, and were computed again from the events", s.name)
	return s.explain(read())
}

// resetDerived makes the derived tables anew, empty.
func resetDerived(ctx context.Context, tx *sql.Tx) error {
	for _, table := range []string{"memory", "by_day", "by_card", "set_aside"} {
		if _, err := tx.ExecContext(ctx, "DROP TABLE IF EXISTS "+table); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, database.DerivedTables+"DELETE FROM settings WHERE key = '"+countedUntil+"'")
	return err
}
