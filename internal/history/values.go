package history

import (
	"context"
	"database/sql"

	"djq/internal/history/database"
)

// Value returns a text that is stored under a key, empty when there is none:
// what is neither an event nor follows from events, such as a plan.
func (s *Store) Value(ctx context.Context, key string) (string, error) {
	text, err := s.setting(ctx, valuePrefix+key)
	return text, s.explain(err)
}

// Values returns the texts that are stored under keys which begin so, sorted by key.
func (s *Store) Values(ctx context.Context, prefix string) (texts []string, err error) {
	query := "SELECT value FROM settings WHERE substr(key, 1, ?) = ? ORDER BY key"
	prefix = valuePrefix + prefix
	err = database.EachRow(ctx, s.db, query, func(row database.Row) error {
		var text string
		err := row.Scan(&text)
		texts = append(texts, text)
		return err
	}, len(prefix), prefix)
	return texts, s.explain(err)
}

// SetValues stores texts under keys, all or none; an empty text removes its key.
func (s *Store) SetValues(ctx context.Context, values map[string]string) error {
	return s.write(ctx, func(tx *sql.Tx) error { return setValues(ctx, tx, values) })
}

func setValues(ctx context.Context, tx *sql.Tx, values map[string]string) error {
	for key, text := range values {
		if err := storeSetting(ctx, tx, valuePrefix+key, text); err != nil {
			return err
		}
	}
	return nil
}

// valuePrefix keeps these values apart from the settings of the history itself.
const valuePrefix = "value "
