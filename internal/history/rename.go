package history

import (
	"context"
	"database/sql"

	"djq/internal/history/database"
)

// Renamed returns the earlier names of cards that have been joined to the
// names of today.
func (s *Store) Renamed(ctx context.Context) (map[string]string, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT earlier, card FROM renamed")
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	names := map[string]string{}
	for rows.Next() {
		var earlier, card string
		if err := database.Scan(rows, &earlier, &card); err != nil {
			return nil, s.explain(err)
		}
		names[earlier] = card
	}
	return names, s.explain(rows.Err())
}

// Rename makes the events of earlier names count for the cards of today: all
// of names, from earlier to today's, and nothing else. Events stay as they
// are.
func (s *Store) Rename(ctx context.Context, names map[string]string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM renamed"); err != nil {
			return err
		}
		for earlier, card := range names {
			if _, err := tx.ExecContext(ctx, "INSERT INTO renamed (earlier, card) VALUES (?, ?)", earlier, card); err != nil {
				return err
			}
		}
		return s.rebuild(ctx, tx)
	})
}
