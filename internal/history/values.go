package history

import (
	"context"
	"database/sql"
)

// Value returns a text that was kept under a key, empty when there is none:
// what is neither an event nor follows from events, such as a plan.
func (s *Store) Value(ctx context.Context, key string) (string, error) {
	text, err := s.setting(ctx, valuePrefix+key)
	return text, s.explain(err)
}

// SetValues keeps texts under keys, all or none; an empty text removes its key.
func (s *Store) SetValues(ctx context.Context, notes map[string]string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		for key, text := range notes {
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

// valuePrefix keeps notes apart from the settings of the history itself.
const valuePrefix = "note "

// Reviews calls visit for every review that stands, in the order in which
// they take effect, until it returns an error.
func (s *Store) Reviews(ctx context.Context, visit func(Event) error) error {
	return s.events(ctx, "SELECT "+eventColumns+` FROM events e WHERE kind = 'review'
		AND NOT EXISTS (SELECT 1 FROM events u WHERE u.of = e.uid AND u.of <> '') ORDER BY day, at, uid`, visit)
}
