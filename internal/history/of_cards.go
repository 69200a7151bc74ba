package history

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"djq/internal/event"
	"djq/internal/history/database"
)

// States returns the states of the cards of those names that an event ever
// touched, by name; of all cards when no names are given. There may be other
// cards among them.
func (s *Store) States(ctx context.Context, names ...string) (states map[string]event.CardState, err error) {
	err = s.reading(ctx, func() error {
		where, args, err := s.ofCards(ctx, "memory", names)
		if err != nil {
			return err
		}
		states = map[string]event.CardState{}
		return database.EachRow(ctx, s.db, "SELECT "+database.StateColumns+" FROM memory"+where, func(row database.Row) error {
			card, c, err := database.ScanState(row)
			states[card] = c
			return err
		}, args...)
	})
	return states, err
}

// Ratings returns how often each card of those names got each rating, sorted by
// card and rating; of all cards when no names are given. There may be other
// cards among them.
func (s *Store) Ratings(ctx context.Context, names ...string) (sums []event.RatingSum, err error) {
	err = s.reading(ctx, func() error {
		where, args, err := s.ofCards(ctx, "by_card", names)
		if err == nil {
			sums, err = s.ratings(ctx, "SELECT "+database.RatingColumns+" FROM by_card"+where+" ORDER BY card, rating", args...)
		}
		return err
	})
	return sums, err
}

// RatingsOf returns how often a card got each rating, sorted by rating.
func (s *Store) RatingsOf(ctx context.Context, card string) ([]event.RatingSum, error) {
	return s.ratings(ctx, "SELECT "+database.RatingColumns+" FROM by_card WHERE card = ? ORDER BY rating", card)
}

func (s *Store) ratings(ctx context.Context, query string, args ...any) (sums []event.RatingSum, err error) {
	err = s.reading(ctx, func() error {
		sums = nil
		return database.EachRow(ctx, s.db, query, func(row database.Row) error {
			r, err := database.ScanRating(row)
			sums = append(sums, r)
			return err
		}, args...)
	})
	return sums, err
}

// HasReviews reports whether any card has been reviewed since it was last reset.
func (s *Store) HasReviews(ctx context.Context) (some bool, err error) {
	err = s.reading(ctx, func() error {
		_, state, err := database.ScanState(s.db.QueryRowContext(ctx, "SELECT "+database.StateColumns+" FROM memory WHERE reps > 0 LIMIT 1"))
		some = state.Seen()
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return some, err
}

// ofCards returns the condition that chooses the rows of cards. It is empty where
// a table has few others: to read them all is faster then. A history may have
// any number of cards that no bank has, though, by sync.
func (s *Store) ofCards(ctx context.Context, table string, names []string) (where string, args []any, err error) {
	if len(names) == 0 {
		return "", nil, nil
	}
	most := 1000 + 4*len(names)
	var rows int
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM "+table+" LIMIT ?)", most+1).Scan(&rows); err != nil || rows <= most {
		return "", nil, err
	}
	list, err := json.Marshal(names)
	return " WHERE card IN (SELECT value FROM json_each(?))", []any{string(list)}, err
}
