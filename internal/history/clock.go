package history

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// What is derived holds for a day: events ahead of it are set aside. So beside
// what is derived there is the last moment of an event that counts, a setting,
// and the table of those set aside.

// countedUntil is the setting with that moment, written so that texts compare
// like moments.
const countedUntil = "counted_until"

func formatMoment(m memory.Moment) string {
	return fmt.Sprintf("%08d %015d", max(0, m.Day), max(0, m.At.UnixMilli()))
}

func parseMoment(text string) (memory.Moment, error) {
	var day memory.Day
	var at int64
	if _, err := fmt.Sscanf(text, "%d %d", &day, &at); err != nil {
		return memory.Moment{}, fmt.Errorf("%w: the moment %q", database.ErrDerived, text)
	}
	return memory.Moment{At: time.UnixMilli(at).UTC(), Day: day}, nil
}

// keepUp sees to it that what is derived holds for now, and notes when events
// are dated so far ahead that a clock must have been wrong.
func (s *Store) keepUp(ctx context.Context, now memory.Moment) error {
	s.now.Store(&now)
	return s.reading(ctx, func() error {
		holds, err := holdsFor(ctx, s.db, now)
		if err == nil && !holds {
			err = s.write(ctx, func(tx *sql.Tx) error { return s.deriveFor(ctx, tx, now) })
		}
		if err != nil {
			return err
		}
		return s.noteAhead(ctx, now)
	})
}

// deriveFor derives everything again for a moment unless it holds for that.
func (s *Store) deriveFor(ctx context.Context, tx *sql.Tx, now memory.Moment) error {
	s.now.Store(&now)
	holds, err := holdsFor(ctx, tx, now)
	if err != nil || holds {
		return err
	}
	return s.rebuild(ctx, tx)
}

// holdsFor reports whether what is derived holds for a moment: no event that
// counts is ahead of it, and all that are set aside are.
func holdsFor(ctx context.Context, q database.Querier, now memory.Moment) (bool, error) {
	text, whole, err := database.FindSetting(ctx, q, countedUntil)
	if err == nil && !whole {
		err = fmt.Errorf("%w: the moment %q does not match its checksum", database.ErrDerived, text)
	}
	if err != nil {
		return false, err
	}
	if text != "" {
		if until, err := parseMoment(text); err != nil || event.Ahead(until, now) {
			return false, err
		}
	}
	holds := true
	err = database.EachRow(ctx, q, "SELECT "+database.AsideColumns+" FROM set_aside ORDER BY day, at LIMIT 1", func(row database.Row) error {
		_, m, err := database.ScanAside(row)
		holds = event.Ahead(m, now)
		return err
	})
	return holds, database.AsDerived(err)
}

// noteAhead notes how many events are dated much ahead of now.
func (s *Store) noteAhead(ctx context.Context, now memory.Moment) error {
	n := 0
	var last memory.Day
	err := database.EachRow(ctx, s.db, "SELECT "+database.AsideColumns+" FROM set_aside", func(row database.Row) error {
		_, m, err := database.ScanAside(row)
		if event.MuchAhead(m, now) {
			n, last = n+1, max(last, m.Day)
		}
		return err
	})
	if err == nil && n > 0 {
		s.note("%s", AheadText(n, last, now.Day))
	}
	return database.AsDerived(err)
}

// AheadText says that events are dated ahead of today, the last of them on a
// day, and what to do.
func AheadText(n int, last, today memory.Day) string {
	events, gives := "1 event is", "gives it its true date"
	if n != 1 {
		events, gives = fmt.Sprintf("%d events are", n), "gives them their true dates"
	}
	return fmt.Sprintf("%s dated after today, up to %s, and not counted yet: if %s is right, djq history check --repair %s", events, last, today, gives)
}

// saveDerived writes states and sums in the place of those in the history, with what
// is set aside and until when events count; empty tells that there is nothing.
func saveDerived(ctx context.Context, tx *sql.Tx, d event.Derived, empty bool) error {
	err := database.SaveDerived(ctx, tx, d, empty)
	latest := d.Latest()
	if err != nil || latest.At.IsZero() {
		return err
	}
	until, err := database.ReadSetting(ctx, tx, countedUntil)
	if err != nil {
		return err
	}
	return database.SetSetting(ctx, tx, countedUntil, max(until, formatMoment(latest)))
}

// Redate gives the events that are dated much ahead of now the moments at which
// they happened, as far as the order in which they were written tells: it adds
// Redate events, and changes none. starts is how long after midnight a study
// day begins. It returns how many events were given one.
func (s *Store) Redate(ctx context.Context, now memory.Moment, starts time.Duration) (n int, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		events, err := database.EventsAsWritten(ctx, tx)
		if err != nil {
			return err
		}
		self, err := s.nameMachine(ctx, tx)
		if err != nil {
			return err
		}
		found := event.TrueMoments(events, now, starts)
		var redates []change
		for _, e := range events {
			if m, ok := found[e.UID]; ok {
				redates = append(redates, change{event: event.Event{
					UID: event.NewUID(now.At, self), Kind: event.Redate, Card: e.Card, At: m.At, Day: m.Day, Of: e.UID, Machine: self,
				}})
			}
		}
		n = len(redates)
		return s.change(ctx, tx, redates)
	})
	return n, err
}

// movedSince returns which events of the numbers up to one count at another moment
// because of redates with greater numbers, by the machine that wrote those.
func movedSince(ctx context.Context, tx *sql.Tx, last int64) (moved []Moved, err error) {
	// Of several redates of an event that with the greatest uid counts.
	const redated = "SELECT e.of, max(e.uid) AS uid FROM events e INDEXED BY events_undone WHERE e.of <> '' AND e.kind = 'redate' AND NOT " + database.IsUndone
	const query = "WITH now AS (" + redated + " GROUP BY e.of), earlier AS (" + redated + ` AND e.seq <= ?1 GROUP BY e.of)
		SELECT r.machine, count(*) FROM now
		JOIN events r ON r.uid = now.uid
		JOIN events m ON m.uid = now.of
		LEFT JOIN earlier ON earlier.of = now.of
		LEFT JOIN events p ON p.uid = earlier.uid
		WHERE r.seq > ?1 AND m.seq <= ?1 AND m.kind <> 'redate' AND (r.day, r.at) <> (coalesce(p.day, m.day), coalesce(p.at, m.at))
		GROUP BY r.machine ORDER BY r.machine`
	err = database.EachRow(ctx, tx, query, func(row database.Row) error {
		var m Moved
		err := database.Scan(row, &m.Machine, &m.Events)
		moved = append(moved, m)
		return err
	}, last)
	return moved, err
}
