package history

import (
	"context"
	"maps"
	"slices"

	"djq/internal/event"
	"djq/internal/history/database"
)

// LastReviews returns the last review that counts of each of the cards of those
// names that has one, by name. Reviews under an earlier name of a card are its
// own; those before a reset are not left out.
func (s *Store) LastReviews(ctx context.Context, names []string) (map[string]event.Event, error) {
	return s.lastEvents(ctx, names, "kind = 'review'")
}

// LastWritten returns, like LastReviews, the last time that an answer to a card
// was written: a review, a cram, or an answer that was not rated.
func (s *Store) LastWritten(ctx context.Context, names []string) (map[string]event.Event, error) {
	return s.lastEvents(ctx, names, "kind IN ('review', 'cram', 'answer') AND text <> ''")
}

// lastEvents returns the last events that count of a kind, which is a condition.
func (s *Store) lastEvents(ctx context.Context, names []string, kind string) (map[string]event.Event, error) {
	renamed, err := s.Renamed(ctx)
	if err != nil {
		return nil, err
	}
	earlier := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(renamed)) {
		earlier[renamed[name]] = append(earlier[renamed[name]], name)
	}
	moments, err := database.Redates(ctx, s.db)
	if err != nil {
		return nil, s.explain(err)
	}
	query := "SELECT " + database.EventColumns + " FROM events e WHERE card = ? AND " + kind + " AND NOT " + database.IsUndone +
		" AND uid NOT IN (SELECT uid FROM set_aside) ORDER BY day DESC, at DESC, uid DESC"
	if len(moments) == 0 {
		query += " LIMIT 1" // else a redate may have changed the order
	}
	last := map[string]event.Event{}
	for _, name := range names {
		for _, written := range append([]string{name}, earlier[name]...) {
			err := s.events(ctx, query, func(e event.Event) error {
				if m, ok := moments[e.UID]; ok {
					e.At, e.Day = m.At, m.Day
				}
				if before, ok := last[name]; !ok || before.Compare(e) < 0 {
					last[name] = e
				}
				return nil
			}, written)
			if err != nil {
				return nil, err
			}
		}
	}
	return last, nil
}
