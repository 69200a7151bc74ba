package history

import (
	"context"
	"database/sql"
	"errors"

	"djq/internal/history/database"
)

// reading calls read, which reads what follows from the events. Where that is
// damaged it is computed again, with a notice, and read once more.
func (s *Store) reading(ctx context.Context, read func() error) error {
	err := database.AsDerived(read())
	if !errors.Is(err, database.ErrDerived) {
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
