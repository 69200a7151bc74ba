package history

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"djq/internal/event"
	"djq/internal/history/database"
)

// merger adds events in a transaction. A few are kept until all are known, so
// that only the cards that they touch are derived again; many are written as
// they come, and everything is derived again at the end.
type merger struct {
	store   *Store
	tx      *sql.Tx
	options MergeOptions
	result  Merged

	before    int64 // the number of the last event that was there
	forgotten map[string]bool
	lookUp    *sql.Stmt // an event by its uid
	insert    *sql.Stmt // an event, unless there is one of its uid
	putAway   *sql.Stmt // whether a uid was put away, nil when none was

	queue []change
	place map[string]int // of a uid in queue
	many  bool           // the queue has been written, and what comes is written at once

	counted map[string]bool // conflicts, by uid and checksum of what does not hold
}

// change is an event to be written.
type change struct {
	event event.Event
	have  *event.Event // whose place it takes in the database, nil when it is new
}

func (m *merger) merge(ctx context.Context, events iter.Seq2[event.Summed, error]) error {
	if err := m.prepare(ctx); err != nil {
		return err
	}
	defer m.close()
	// The driver starts a goroutine for each statement that can be cancelled.
	each := context.WithoutCancel(ctx)
	for e, err := range events {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = m.add(each, e)
		}
		if err != nil {
			return err
		}
	}
	var err error
	if m.many {
		err = m.store.rebuild(ctx, m.tx)
	} else {
		err = m.store.change(ctx, m.tx, m.queue)
	}
	if err == nil && m.result.Added > 0 {
		m.result.Moved, err = movedSince(ctx, m.tx, m.before)
	}
	return err
}

func (m *merger) prepare(ctx context.Context) error {
	machines, err := readMachines(ctx, m.tx)
	if err != nil {
		return err
	}
	m.place, m.forgotten, m.counted = map[string]int{}, map[string]bool{}, map[string]bool{}
	for _, name := range machines.Forgotten {
		m.forgotten[name] = true
	}
	if err := m.tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM events").Scan(&m.before); err != nil {
		return err
	}
	if m.lookUp, err = m.tx.PrepareContext(ctx, "SELECT "+database.EventColumns+" FROM events WHERE uid = ?"); err != nil {
		return err
	}
	if m.insert, err = m.tx.PrepareContext(ctx, database.InsertEvent+" ON CONFLICT (uid) DO NOTHING"); err != nil {
		return err
	}
	var any bool
	if err := m.tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM put_away)").Scan(&any); err != nil || !any {
		return err
	}
	m.putAway, err = m.tx.PrepareContext(ctx, "SELECT EXISTS (SELECT 1 FROM put_away WHERE uid = ?)")
	return err
}

func (m *merger) close() {
	m.lookUp.Close()
	m.insert.Close()
	if m.putAway != nil {
		m.putAway.Close()
	}
}

// add merges one event.
func (m *merger) add(ctx context.Context, e event.Summed) error {
	if m.forgotten[e.Machine] {
		m.result.Forgotten++
		return nil
	}
	// Of many almost all are new, which the insertion itself tells.
	if m.many && m.putAway == nil {
		inserted, err := m.insertNew(ctx, e)
		if inserted {
			m.added(e.Event)
		}
		if inserted || err != nil {
			return err
		}
	}
	have, err := m.find(ctx, e.UID)
	switch {
	case err != nil:
		return err
	case have == nil:
		return m.addNew(ctx, e.Event)
	case have.Sum() == e.Sum:
		return nil
	}
	c := Conflict{Holds: *have, Other: e.Event}
	if m.options.Holds(*have, e.Event) {
		c = Conflict{Holds: e.Event, Other: *have, Replaced: true}
		err = m.enqueue(ctx, change{e.Event, have})
	}
	m.count(c)
	return err
}

// count takes note of a conflict, once however many files have it.
func (m *merger) count(c Conflict) {
	key := c.Other.UID + " " + c.Other.Sum()
	if m.counted[key] {
		return
	}
	m.result.ConflictCount++
	if len(m.result.Conflicts) < maxConflicts {
		m.counted[key] = true
		m.result.Conflicts = append(m.result.Conflicts, c)
	}
}

// find returns the event of a uid, nil when there is none.
func (m *merger) find(ctx context.Context, uid string) (*event.Event, error) {
	if i, queued := m.place[uid]; queued {
		return &m.queue[i].event, nil
	}
	e, err := database.ScanEvent(m.lookUp.QueryRowContext(ctx, uid))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &e, err
}

func (m *merger) addNew(ctx context.Context, e event.Event) error {
	if m.putAway != nil {
		var was bool
		if err := m.putAway.QueryRowContext(ctx, e.UID).Scan(&was); err != nil {
			return err
		}
		if was && !m.options.PutAway {
			return nil
		}
		if was {
			if _, err := m.tx.ExecContext(ctx, "DELETE FROM put_away WHERE uid = ?", e.UID); err != nil {
				return err
			}
		}
	}
	m.added(e)
	return m.enqueue(ctx, change{event: e})
}

// insertNew writes an event, unless there is one of its uid.
func (m *merger) insertNew(ctx context.Context, e event.Summed) (inserted bool, err error) {
	values, err := database.EventValues(e)
	if err != nil {
		return false, err
	}
	r, err := m.insert.ExecContext(ctx, values...)
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n > 0, err
}

// added takes note of an event that is new.
func (m *merger) added(e event.Event) {
	m.result.Added++
	if m.options.Added != nil {
		m.options.Added(e)
	}
}

// enqueue has an event written, at once when there are many.
func (m *merger) enqueue(ctx context.Context, c change) error {
	switch {
	case m.many && c.have == nil:
		_, err := m.insertNew(ctx, c.event.WithSum())
		return err
	case m.many:
		return writeChanges(ctx, m.tx, []change{c})
	}
	if i, queued := m.place[c.event.UID]; queued {
		m.queue[i].event = c.event
		return nil
	}
	m.place[c.event.UID] = len(m.queue)
	m.queue = append(m.queue, c)
	if len(m.queue) < rebuildFrom {
		return nil
	}
	m.many = true
	err := writeChanges(ctx, m.tx, m.queue)
	m.queue = m.queue[:0]
	clear(m.place)
	return err
}

// change writes events and derives the cards that they touch again.
func (s *Store) change(ctx context.Context, tx *sql.Tx, changes []change) error {
	var events []event.Event
	for _, c := range changes {
		events = append(events, c.event)
		if c.have != nil {
			events = append(events, *c.have)
		}
	}
	cards, err := affectedCards(ctx, tx, events)
	if err != nil {
		return err
	}
	before, err := s.deriveCards(ctx, tx, cards)
	if err != nil {
		return err
	}
	if err := writeChanges(ctx, tx, changes); err != nil {
		return err
	}
	after, err := s.deriveCards(ctx, tx, cards)
	if err != nil {
		return err
	}
	return replace(ctx, tx, before, after)
}

// writeChanges writes events, in the place of others where they have one.
func writeChanges(ctx context.Context, tx *sql.Tx, changes []change) error {
	statement, err := tx.PrepareContext(ctx, database.InsertEvent)
	if err != nil {
		return err
	}
	defer statement.Close()
	for _, c := range changes {
		values, err := database.EventValues(c.event.WithSum())
		if err != nil {
			return err
		}
		if c.have == nil {
			_, err = statement.ExecContext(ctx, values...)
		} else {
			_, err = tx.ExecContext(ctx, database.ReplaceEvent, append(values, c.event.UID)...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
