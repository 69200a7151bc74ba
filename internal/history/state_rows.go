package history

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"djq/internal/event"
	"djq/internal/history/database"
)

// readState returns the state of one card, zero when it has none.
func readState(ctx context.Context, tx *sql.Tx, card string) (event.CardState, error) {
	_, c, err := database.ScanState(tx.QueryRowContext(ctx, "SELECT "+database.StateColumns+" FROM memory WHERE card = ?", card))
	if errors.Is(err, sql.ErrNoRows) {
		return event.CardState{}, nil
	}
	return c, err
}

// addDerived writes states, and adds the sums to those in the database.
func addDerived(ctx context.Context, tx *sql.Tx, d event.Derived) error {
	// What is there is read first, so that nothing is added to a damaged sum.
	total, gone := event.NewDerived(), event.NewDerived()
	total.States, total.Aside = d.States, d.Aside
	for day, more := range d.Days {
		have, err := database.ScanDay(tx.QueryRowContext(ctx, "SELECT "+database.DayColumns+" FROM by_day WHERE day = ?", day))
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		have.Day = day
		if sum := have.Plus(more); sum.N != 0 {
			total.Days[day] = sum
		} else {
			gone.Days[day] = sum
		}
	}
	for key, more := range d.Ratings {
		have, err := database.ScanRating(tx.QueryRowContext(ctx, "SELECT "+database.RatingColumns+" FROM by_card WHERE card = ? AND rating = ?", key.Card, key.Rating))
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		have.Card, have.Rating = key.Card, key.Rating
		if sum := have.Plus(more); sum.N != 0 {
			total.Ratings[key] = sum
		} else {
			gone.Ratings[key] = sum
		}
	}
	if err := database.RemoveDerived(ctx, tx, gone); err != nil {
		return err
	}
	return saveDerived(ctx, tx, total, false)
}

// deriveCards replays the cards of those names of today.
func (s *Store) deriveCards(ctx context.Context, tx *sql.Tx, cards map[string]bool) (event.Derived, error) {
	d := event.NewDerived()
	for card := range cards {
		events, undone, err := cardEvents(ctx, tx, card)
		if err != nil {
			return d, err
		}
		if len(events) > 0 {
			d.Replay(s.Scheduler(), card, events, func(uid string) bool { return undone[uid] }, *s.now.Load())
		}
	}
	return d, nil
}

// cardEvents returns the events of a card under all its names, and which of
// them were undone.
func cardEvents(ctx context.Context, q database.Querier, card string) ([]event.Event, map[string]bool, error) {
	rows, err := q.QueryContext(ctx, "SELECT "+database.EventColumns+`, `+database.IsUndone+`
		FROM events e WHERE card = ?1 AND card NOT IN (SELECT earlier FROM renamed)
		OR card IN (SELECT earlier FROM renamed WHERE card = ?1)`, card)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	var events []event.Event
	undone := map[string]bool{}
	for rows.Next() {
		var was bool
		e, err := database.ScanEvent(rows, &was)
		if err != nil {
			return nil, nil, err
		}
		events = append(events, e)
		undone[e.UID] = was
	}
	return events, undone, rows.Err()
}

// deriveAll replays every event.
func (s *Store) deriveAll(ctx context.Context, tx *sql.Tx) (event.Derived, error) {
	d := event.NewDerived()
	undone := map[string]bool{}
	err := database.EachRow(ctx, tx, "SELECT uid FROM events e WHERE uid IN (SELECT of FROM events WHERE of <> '') AND "+database.IsUndone, func(row database.Row) error {
		var uid string
		err := database.Scan(row, &uid)
		undone[uid] = true
		return err
	})
	if err != nil {
		return d, err
	}
	renamed := map[string]string{} // names of today too, which lead to themselves
	err = database.EachRow(ctx, tx, "SELECT earlier, card FROM renamed", func(row database.Row) error {
		var earlier, card string
		err := database.Scan(row, &earlier, &card)
		renamed[earlier] = card
		if _, again := renamed[card]; !again {
			renamed[card] = card
		}
		return err
	})
	if err != nil {
		return d, err
	}
	replay := func(card string, events []event.Event) {
		if len(events) > 0 {
			d.Replay(s.Scheduler(), card, events, func(uid string) bool { return undone[uid] }, *s.now.Load())
		}
	}
	joined := map[string][]event.Event{} // of cards with several names
	var card string
	var events []event.Event
	// In the order of the index, so that one card's events are in memory.
	err = database.EachRow(ctx, tx, "SELECT uid, kind, card, day, at, rating, ms, of FROM events INDEXED BY events_by_card ORDER BY card", func(row database.Row) error {
		var e event.Event
		var at int64
		if err := database.Scan(row, &e.UID, &e.Kind, &e.Card, &e.Day, &at, &e.Rating, &e.MS, &e.Of); err != nil {
			return err
		}
		e.At = time.UnixMilli(at)
		if today, ok := renamed[e.Card]; ok {
			joined[today] = append(joined[today], e)
			return nil
		}
		if e.Card != card {
			replay(card, events)
			card, events = e.Card, events[:0]
		}
		events = append(events, e)
		return nil
	})
	replay(card, events)
	for card, events := range joined {
		replay(card, events)
	}
	return d, err
}

// rebuild derives everything again, and puts down by which rules.
func (s *Store) rebuild(ctx context.Context, tx *sql.Tx) error {
	d, err := s.deriveAll(ctx, tx)
	if err != nil {
		return err
	}
	if err := database.ResetDerived(ctx, tx); err != nil {
		return err
	}
	if err := database.SetSetting(ctx, tx, countedUntil, ""); err != nil {
		return err
	}
	if err := database.SetSetting(ctx, tx, derivedByKey, derivation(s.Scheduler())); err != nil {
		return err
	}
	return saveDerived(ctx, tx, d, true)
}
