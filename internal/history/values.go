package history

import (
	"context"
	"database/sql"

	"djq/internal/history/database"
)

// Value returns a text that is stored under a key, empty when there is none:
// what is neither an event nor follows from events, such as a plan. One that has
// changed since it was written is left out, here and in Values: see Notices.
func (s *Store) Value(ctx context.Context, key string) (string, error) {
	text, err := database.ReadSetting(ctx, s.db, valuePrefix+key)
	return text, s.explain(err)
}

// ComputedPrefix begins the keys of values that djq finds again where they are missing:
// they are kept to save time.
const ComputedPrefix = "computed "

// Values returns the texts that are stored under keys which begin so, sorted by key.
func (s *Store) Values(ctx context.Context, prefix string) (texts []string, err error) {
	err = database.EachSetting(ctx, s.db, "main", valuePrefix+prefix, func(_, text string, whole bool) {
		if whole {
			texts = append(texts, text)
		}
	})
	return texts, s.explain(err)
}

// SetValues stores texts under keys, all or none; an empty text removes its key.
func (s *Store) SetValues(ctx context.Context, values map[string]string) error {
	return s.write(ctx, func(tx *sql.Tx) error { return setValues(ctx, tx, values) })
}

func setValues(ctx context.Context, tx *sql.Tx, values map[string]string) error {
	for key, text := range values {
		if err := database.SetSetting(ctx, tx, valuePrefix+key, text); err != nil {
			return err
		}
	}
	return nil
}
