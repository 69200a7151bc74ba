package history

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"djq/internal/event"
	"djq/internal/history/database"
)

const stateColumns = "card, stability, difficulty, first, last, last_at, due, reps, lapses, forgotten, buried, suspended, flagged, latest_day, latest_at"

func scanState(row database.Row) (card string, c event.CardState, err error) {
	var lastAt, latestAt int64
	err = scanDerived(row, &card, &c.Stability, &c.Difficulty, &c.First, &c.Last, &lastAt, &c.Due, &c.Reps, &c.Lapses,
		&c.Forgotten, &c.Buried, &c.Suspended, &c.Flagged, &c.LatestDay, &latestAt)
	if c.Reps > 0 {
		c.LastAt = time.UnixMilli(lastAt).UTC()
	}
	c.LatestAt = time.UnixMilli(latestAt).UTC()
	if err == nil && !c.InRange() {
		err = fmt.Errorf("%w: a state out of range", errDerived)
	}
	return card, c, err
}

const dayColumns = "day, n, passed, new, ms"

func scanDay(row database.Row) (d event.DaySum, err error) {
	err = scanDerived(row, &d.Day, &d.N, &d.Passed, &d.New, &d.MS)
	if err == nil && !d.InRange() {
		err = fmt.Errorf("%w: sums of a day out of range", errDerived)
	}
	return d, err
}

const ratingColumns = "card, rating, n, ms, recalls, predicted"

func scanRating(row database.Row) (r event.RatingSum, err error) {
	err = scanDerived(row, &r.Card, &r.Rating, &r.N, &r.MS, &r.Recalls, &r.Predicted)
	if err == nil && !r.InRange() {
		err = fmt.Errorf("%w: sums of ratings out of range", errDerived)
	}
	return r, err
}

// readState returns the state of one card, zero when it has none.
func readState(ctx context.Context, tx *sql.Tx, card string) (event.CardState, error) {
	_, c, err := scanState(tx.QueryRowContext(ctx, "SELECT "+stateColumns+" FROM memory WHERE card = ?", card))
	if errors.Is(err, sql.ErrNoRows) {
		return event.CardState{}, nil
	}
	return c, err
}

// save writes states and adds the sums, times sign, to those in the database.
func save(ctx context.Context, tx *sql.Tx, d event.Derived, sign int) error {
	err := database.ExecuteEach(ctx, tx, saveState, func(yield func([]any) bool) {
		for card, c := range d.States {
			if !yield(stateValues(card, c)) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	err = database.ExecuteEach(ctx, tx, addDay, func(yield func([]any) bool) {
		for _, s := range d.Days {
			if !yield([]any{s.Day, sign * s.N, sign * s.Passed, sign * s.New, sign * s.MS}) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	err = database.ExecuteEach(ctx, tx, addRating, func(yield func([]any) bool) {
		for _, r := range d.Ratings {
			if !yield([]any{r.Card, r.Rating, sign * r.N, sign * r.MS, sign * r.Recalls, float64(sign) * r.Predicted}) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	return saveMoments(ctx, tx, d, sign)
}

const (
	saveState = "INSERT OR REPLACE INTO memory (" + stateColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	addDay    = `INSERT INTO by_day (day, n, passed, new, ms) VALUES (?1, ?2, ?3, ?4, ?5)
		ON CONFLICT (day) DO UPDATE SET n = n + ?2, passed = passed + ?3, new = new + ?4, ms = ms + ?5`
	addRating = `INSERT INTO by_card (card, rating, n, ms, recalls, predicted) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
		ON CONFLICT (card, rating) DO UPDATE SET n = n + ?3, ms = ms + ?4, recalls = recalls + ?5, predicted = predicted + ?6`
)

// stateValues returns the values of saveState.
func stateValues(card string, c event.CardState) []any {
	lastAt := int64(0)
	if c.Seen() {
		lastAt = c.LastAt.UnixMilli()
	}
	return []any{
		card, c.Stability, c.Difficulty, c.First, c.Last, lastAt, c.Due, c.Reps, c.Lapses,
		c.Forgotten, c.Buried, c.Suspended, c.Flagged, c.LatestDay, c.LatestAt.UnixMilli(),
	}
}

// deleteEmptySums removes what a subtraction left at nothing.
func deleteEmptySums(ctx context.Context, tx *sql.Tx) error {
	for _, q := range []string{"DELETE FROM by_day WHERE n = 0", "DELETE FROM by_card WHERE n = 0"} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
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
	if err := resetDerived(ctx, tx); err != nil {
		return err
	}
	if err := storeSetting(ctx, tx, "derived_by", derivation(s.Scheduler())); err != nil {
		return err
	}
	return save(ctx, tx, d, +1)
}
