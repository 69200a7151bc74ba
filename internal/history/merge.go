package history

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"maps"
	"strconv"

	"djq/internal/event"
	"djq/internal/history/database"
)

// rebuildFrom is from how many new events on all that follows from events is
// rebuilt rather than derived card by card.
const rebuildFrom = 2000

// MergeOptions are what a merge asks and tells its caller.
type MergeOptions struct {
	// Holds reports whether an event takes the place of another one with the
	// same uid that the history has; event.Prevails if nil.
	Holds func(have, found event.Event) bool
	// Added is called for each event that is new; it may be nil.
	Added func(event.Event)
	// PutAway has events come back that a restore has put away.
	PutAway bool
}

// Merged says what a merge did.
type Merged struct {
	Added         int        // events that were new
	Forgotten     int        // events of machines that are left out, see Forget
	Conflicts     []Conflict // the first of them
	ConflictCount int
	Moved         []Moved // by machine
}

// Moved says how many events that the history had count at another moment since
// a merge, because of redates by a machine.
type Moved struct {
	Machine string
	Events  int
}

// Conflict is two events with one uid and different content.
type Conflict struct {
	Holds, Other event.Event
	Replaced     bool // the history had Other until now
}

// maxConflicts is how many conflicts Merged has.
const maxConflicts = 1000

// Merge adds events of an export, in whatever order they come; those that are
// there already are passed over. It returns how many were new. Either all of
// them are added or none.
func (s *Store) Merge(ctx context.Context, events []event.Event) (added int, err error) {
	merged, err := s.MergeEach(ctx, func(yield func(event.Summed, error) bool) {
		for _, e := range events {
			if !yield(e.WithSum(), nil) {
				return
			}
		}
	}, MergeOptions{PutAway: true})
	return merged.Added, err
}

// MergeEach is Merge for events that need not be in memory all at once. The
// sequence ends at its first error, which is returned; it may be asked for twice.
func (s *Store) MergeEach(ctx context.Context, events iter.Seq2[event.Summed, error], o MergeOptions) (merged Merged, err error) {
	if o.Holds == nil {
		o.Holds = func(have, found event.Event) bool { return found.Prevails(have) }
	}
	err = s.reading(ctx, func() error {
		return s.write(ctx, func(tx *sql.Tx) error {
			m := merger{store: s, tx: tx, options: o}
			err := m.merge(ctx, events)
			merged = m.result
			return err
		})
	})
	if err != nil {
		return Merged{}, err
	}
	return merged, nil
}

// Sums returns the checksum of every event, as a number.
func (s *Store) Sums(ctx context.Context) (sums []uint64, err error) {
	err = database.EachRow(ctx, s.db, "SELECT sum FROM events", func(row database.Row) error {
		var sum string
		if err := database.Scan(row, &sum); err != nil {
			return err
		}
		n, err := strconv.ParseUint(sum, 16, 64)
		sums = append(sums, n)
		return err
	})
	return sums, err
}

// replace takes one derivation of some cards out of the database and puts another
// in.
func replace(ctx context.Context, tx *sql.Tx, before, after event.Derived) error {
	gone := event.Derived{States: maps.Clone(before.States), Aside: before.Aside}
	maps.DeleteFunc(gone.States, func(card string, _ event.CardState) bool {
		_, stays := after.States[card]
		return stays
	})
	if err := database.RemoveDerived(ctx, tx, gone); err != nil {
		return err
	}
	return addDerived(ctx, tx, after.Since(before))
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
			today, err := database.CurrentName(ctx, tx, n)
			if err != nil {
				return nil, err
			}
			cards[today] = true
		}
	}
	return cards, nil
}
