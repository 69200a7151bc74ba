package history

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync/atomic"
	"time"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// Store is an open history. It may be used by several goroutines, and several
// processes may have the same file open.
type Store struct {
	path      string
	name      string      // the path that messages call it by
	file      os.FileInfo // of the path when it was opened
	db        *sql.DB
	opened    *memory.Scheduler // with which it was opened
	scheduler atomic.Pointer[memory.Scheduler]
	machine   string
	now       atomic.Pointer[memory.Moment] // for which events count, see event.Ahead
	notices   []string
	closed    func() // called by Close, unless nil
}

// Notices returns what the user should know of how the history was opened, each
// a sentence without its full stop, and forgets it.
func (s *Store) Notices() []string {
	notices := s.notices
	s.notices = nil
	return notices
}

func (s *Store) note(format string, args ...any) {
	s.notices = append(s.notices, fmt.Sprintf(format, args...))
}

// Machine returns the name of this copy of the history, which its events
// carry.
func (s *Store) Machine() string { return s.machine }

// Now returns the present as the history knows it: when it was opened, or the
// moment of the last event since.
func (s *Store) Now() time.Time { return s.now.Load().At }

// Path returns the file, or of a copy the file that was copied.
func (s *Store) Path() string { return s.name }

// Mode returns who may read and write the file.
func (s *Store) Mode() fs.FileMode { return s.file.Mode().Perm() }

// Close closes the file.
func (s *Store) Close() error {
	err := s.explain(s.db.Close())
	if s.closed != nil {
		s.closed()
	}
	return err
}

// Append records an event that happened now: it takes a uid and this machine's
// name, and is on disk with all that follows from it when Append returns. It
// keeps its moment, whatever the clock was before; see event.CardState.Place. It
// returns the event as written and the card's state after it.
func (s *Store) Append(ctx context.Context, e event.Event) (event.Event, event.CardState, error) {
	e.At = e.At.Truncate(time.Millisecond)
	var state event.CardState
	err := s.reading(ctx, func() error { return s.write(ctx, func(tx *sql.Tx) error { return s.append(ctx, tx, &e, &state) }) })
	return e, state, err
}

// append is Append in a transaction.
func (s *Store) append(ctx context.Context, tx *sql.Tx, e *event.Event, state *event.CardState) error {
	// A restore may have given the history another name meanwhile.
	if err := tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = 'machine'").Scan(&e.Machine); err != nil {
		return err
	}
	if e.UID == "" {
		e.UID = event.NewUID(e.At, e.Machine)
	}
	name, err := currentName(ctx, tx, e.Card)
	if err != nil {
		return err
	}
	// A clock that goes back while the history is open leaves what counted
	// counting until the history is opened again.
	now := *s.now.Load()
	if e.Moment().Compare(now) > 0 {
		now = e.Moment()
	}
	if err := s.deriveFor(ctx, tx, now); err != nil {
		return err
	}
	before, err := readState(ctx, tx, name)
	if err != nil {
		return err
	}
	e.At = before.Place(e.Moment()).At
	if err := e.Validate(); err != nil {
		return fmt.Errorf("event of %s: %w", e.Card, err)
	}
	// An event that takes another back, or comes before others, changes what
	// follows from those.
	if e.Of != "" || !before.Follows(e.Moment()) {
		if err := s.change(ctx, tx, []change{{event: *e}}); err != nil {
			return err
		}
		*state, err = readState(ctx, tx, name)
		return err
	}
	if err := writeChanges(ctx, tx, []change{{event: *e}}); err != nil {
		return err
	}
	d := event.NewDerived()
	d.Step(s.Scheduler(), name, before, *e)
	*state = d.States[name]
	return save(ctx, tx, d, +1)
}

// write runs f in a transaction.
func (s *Store) write(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(err)
	}
	defer tx.Rollback()
	// Under the lock: what is written to a file that another one has replaced
	// would be lost.
	if now, err := os.Stat(s.path); err != nil || !os.SameFile(s.file, now) {
		return &database.FileError{Path: s.path, Problem: "was replaced by another history while it was open", Remedy: "start djq again", Err: err}
	}
	if err := s.adoptParameters(ctx, tx); err != nil {
		return s.explain(err)
	}
	if err := f(tx); err != nil {
		return s.explain(err)
	}
	return s.explain(tx.Commit())
}

// Days returns the sums of all study days with reviews, in order.
func (s *Store) Days(ctx context.Context) ([]event.DaySum, error) {
	return s.DaysSince(ctx, -1<<31)
}

// DaysSince returns the sums of the study days with reviews from one on, in
// order.
func (s *Store) DaysSince(ctx context.Context, first memory.Day) (days []event.DaySum, err error) {
	err = s.reading(ctx, func() error {
		days = nil
		return database.EachRow(ctx, s.db, fmt.Sprintf("SELECT "+dayColumns+" FROM by_day WHERE day >= %d ORDER BY day", first), func(row database.Row) error {
			d, err := scanDay(row)
			days = append(days, d)
			return err
		})
	})
	return days, err
}

// NewOn returns how many cards were reviewed for the first time on a study
// day.
func (s *Store) NewOn(ctx context.Context, day memory.Day) (n int, err error) {
	err = s.reading(ctx, func() error {
		return scanDerived(s.db.QueryRowContext(ctx, "SELECT coalesce(max(new), 0) FROM by_day WHERE day = ?", day), &n)
	})
	return n, err
}

// ReviewsBefore returns how many reviews there were before a study day, those before
// a reset included.
func (s *Store) ReviewsBefore(ctx context.Context, day memory.Day) (n int, err error) {
	err = s.reading(ctx, func() error {
		return scanDerived(s.db.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM by_day WHERE day < ?", day), &n)
	})
	return n, err
}

// RatingsOf returns how often a card got each rating, sorted by rating.
func (s *Store) RatingsOf(ctx context.Context, card string) ([]event.RatingSum, error) {
	return s.ratings(ctx, "SELECT "+ratingColumns+" FROM by_card WHERE card = ? ORDER BY rating", card)
}

func (s *Store) ratings(ctx context.Context, query string, args ...any) (sums []event.RatingSum, err error) {
	err = s.reading(ctx, func() error {
		sums = nil
		return database.EachRow(ctx, s.db, query, func(row database.Row) error {
			r, err := scanRating(row)
			sums = append(sums, r)
			return err
		}, args...)
	})
	return sums, err
}

// Events calls visit for every event, in the order in which they take effect,
// until it returns an error.
func (s *Store) Events(ctx context.Context, visit func(event.Event) error) error {
	return s.events(ctx, "SELECT "+database.EventColumns+" FROM events ORDER BY day, at, uid", visit)
}

// EventsAsWritten calls visit for every event with the checksum that the file has
// for it, in the order in which they came into the history, until it returns an
// error.
func (s *Store) EventsAsWritten(ctx context.Context, visit func(event.Summed) error) error {
	return s.explain(database.EachRow(ctx, s.db, "SELECT "+database.StoredColumns+" FROM events ORDER BY seq", func(row database.Row) error {
		var sum string
		e, err := database.ScanEvent(row, &sum)
		if err != nil {
			return err
		}
		return visit(event.Summed{Event: e, Sum: sum})
	}))
}

// AnswerSessions returns the sessions that have answers among their events: those of
// interviews.
func (s *Store) AnswerSessions(ctx context.Context) (map[string]bool, error) {
	sessions := map[string]bool{}
	err := database.EachRow(ctx, s.db, "SELECT DISTINCT session FROM events WHERE kind = 'answer'", func(row database.Row) error {
		var session string
		err := row.Scan(&session)
		sessions[session] = true
		return err
	})
	return sessions, s.explain(err)
}

// InterviewEvents calls visit for every event of those sessions that was not undone, in
// the order in which they take effect, until it returns an error.
func (s *Store) InterviewEvents(ctx context.Context, visit func(event.Event) error) error {
	query := "SELECT " + database.EventColumns + " FROM events e WHERE session IN (SELECT session FROM events WHERE kind = 'answer')" +
		" AND NOT " + database.IsUndone + " ORDER BY day, at, uid"
	return s.events(ctx, query, visit)
}

// SessionEvents calls visit for every event of a session that was not undone, in the
// order in which they were written, until it returns an error.
func (s *Store) SessionEvents(ctx context.Context, session string, visit func(event.Event) error) error {
	query := "SELECT " + database.EventColumns + " FROM events e WHERE session = ? AND NOT " + database.IsUndone + " ORDER BY seq"
	return s.events(ctx, query, visit, session)
}

// Takebacks calls visit for every event that takes back the effect of others,
// in no order, until it returns an error.
func (s *Store) Takebacks(ctx context.Context, visit func(event.Event) error) error {
	return s.events(ctx, "SELECT "+database.EventColumns+" FROM events WHERE kind IN ('undo', 'redate', 'reset')", visit)
}

// Reviews calls visit for every review and every reset that counts, in the order in
// which they take effect, until it returns an error.
func (s *Store) Reviews(ctx context.Context, visit func(event.Event) error) error {
	moments, err := redates(ctx, s.db)
	if err != nil {
		return s.explain(err)
	}
	now := *s.now.Load()
	var redated []event.Event
	query := "SELECT " + database.EventColumns + " FROM events e WHERE kind IN ('review', 'reset') AND NOT " + database.IsUndone + " ORDER BY day, at, uid"
	err = s.events(ctx, query, func(e event.Event) error {
		if m, ok := moments[e.UID]; ok {
			e.At, e.Day = m.At, m.Day
		}
		switch {
		case event.Ahead(e.Moment(), now):
			return nil
		case len(moments) > 0:
			redated = append(redated, e)
			return nil
		}
		return visit(e)
	})
	slices.SortFunc(redated, event.Event.Compare)
	for _, e := range redated {
		if err == nil {
			err = visit(e)
		}
	}
	return err
}

func (s *Store) events(ctx context.Context, query string, visit func(event.Event) error, args ...any) error {
	return s.explain(database.EachRow(ctx, s.db, query, func(row database.Row) error {
		e, err := database.ScanEvent(row)
		if err != nil {
			return err
		}
		return visit(e)
	}, args...))
}

// explain is database.Explain for this history.
func (s *Store) explain(err error) error { return database.Explain(s.name, err) }
