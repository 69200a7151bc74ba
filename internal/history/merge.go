package history

import (
	"context"
	"database/sql"
	"errors"

	"djq/internal/event"
)

// rebuildFrom is from how many new events on all that follows from events is
// rebuilt rather than derived card by card.
const rebuildFrom = 2000

// Merge adds events of other machines, or of an export, in whatever order
// they come; those that are there already are passed over. It returns how
// many were new. Either all of them are added or none.
func (s *Store) Merge(ctx context.Context, events []event.Event) (added int, err error) {
	err = s.reading(ctx, func() error {
		return s.write(ctx, func(tx *sql.Tx) error {
			fresh, err := newEvents(ctx, tx, events)
			if err != nil {
				return err
			}
			added = len(fresh)
			return s.merge(ctx, tx, fresh)
		})
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

// newEvents returns the events that the database does not have, each once.
func newEvents(ctx context.Context, tx *sql.Tx, events []event.Event) ([]event.Event, error) {
	has, err := knownUIDs(ctx, tx, len(events))
	if err != nil {
		return nil, err
	}
	var fresh []event.Event
	taken := map[string]bool{}
	for _, e := range events {
		known, err := has(e.UID)
		if err != nil {
			return nil, err
		}
		if !known && !taken[e.UID] {
			taken[e.UID] = true
			fresh = append(fresh, e)
		}
	}
	return fresh, nil
}

// knownUIDs returns a function that tells whether the database has an event.
// For many questions it reads all uids at once.
func knownUIDs(ctx context.Context, tx *sql.Tx, questions int) (func(uid string) (bool, error), error) {
	if questions < rebuildFrom {
		return func(uid string) (known bool, err error) {
			err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM events WHERE uid = ?)", uid).Scan(&known)
			return known, err
		}, nil
	}
	all := map[string]bool{}
	err := eachRow(ctx, tx, "SELECT uid FROM events", func(row rowScanner) error {
		var uid string
		err := scan(row, &uid)
		all[uid] = true
		return err
	})
	return func(uid string) (bool, error) { return all[uid], nil }, err
}

// merge inserts events that are not there yet and replays the cards that they
// touch.
func (s *Store) merge(ctx context.Context, tx *sql.Tx, events []event.Event) error {
	if len(events) >= rebuildFrom {
		if err := insert(ctx, tx, events...); err != nil {
			return err
		}
		return s.rebuild(ctx, tx)
	}
	cards, err := affectedCards(ctx, tx, events)
	if err != nil {
		return err
	}
	before, err := s.deriveCards(ctx, tx, cards)
	if err != nil {
		return err
	}
	if err := insert(ctx, tx, events...); err != nil {
		return err
	}
	after, err := s.deriveCards(ctx, tx, cards)
	if err != nil {
		return err
	}
	return replace(ctx, tx, before, after)
}

// insert writes events that are not there yet.
func insert(ctx context.Context, tx *sql.Tx, events ...event.Event) error {
	statement, err := tx.PrepareContext(ctx, insertEvent)
	if err != nil {
		return err
	}
	defer statement.Close()
	for _, e := range events {
		values, err := eventValues(e)
		if err != nil {
			return err
		}
		if _, err := statement.ExecContext(ctx, values...); err != nil {
			return err
		}
	}
	return nil
}

// replace takes one derivation out of the database and puts another in.
func replace(ctx context.Context, tx *sql.Tx, before, after event.Derived) error {
	before.States = nil
	if err := save(ctx, tx, before, -1); err != nil {
		return err
	}
	if err := save(ctx, tx, after, +1); err != nil {
		return err
	}
	return deleteEmptySums(ctx, tx)
}

// affectedCards returns the cards, by their names of today, whose state depends on
// the events: their own, and those of events that they undo.
func affectedCards(ctx context.Context, tx *sql.Tx, events []event.Event) (map[string]bool, error) {
	cards := map[string]bool{}
	for _, e := range events {
		names := []string{e.Card}
		if e.Of != "" {
			var card string
			err := tx.QueryRowContext(ctx, "SELECT card FROM events WHERE uid = ?", e.Of).Scan(&card)
			if err == nil {
				names = append(names, card)
			} else if !errors.Is(err, sql.ErrNoRows) {
				return nil, err
			}
		}
		for _, n := range names {
			today, err := currentName(ctx, tx, n)
			if err != nil {
				return nil, err
			}
			cards[today] = true
		}
	}
	return cards, nil
}
