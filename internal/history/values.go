package history

import (
	"context"
	"database/sql"
)

// Value returns a text that is stored under a key, empty when there is none:
// what is neither an event nor follows from events, such as a plan.
func (s *Store) Value(ctx context.Context, key string) (string, error) {
	text, err := s.setting(ctx, valuePrefix+key)
	return text, s.explain(err)
}

// SetValues stores texts under keys, all or none; an empty text removes its key.
func (s *Store) SetValues(ctx context.Context, values map[string]string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		for key, text := range values {
			query, args := "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", []any{valuePrefix + key, text}
			if text == "" {
				query, args = "DELETE FROM settings WHERE key = ?", args[:1]
			}
			if _, err := tx.ExecContext(ctx, query, args...); err != nil {
				return err
			}
		}
		return nil
	})
}

// valuePrefix keeps these values apart from the settings of the history itself.
const valuePrefix = "value "
