package history

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
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
	noticing  sync.Mutex
	notices   []string
	onClose   []func()
}

// Notices returns what the user should know of how the history was opened and
// read, each a sentence without its full stop, and forgets it.
func (s *Store) Notices() []string {
	s.noticing.Lock()
	defer s.noticing.Unlock()
	notices := s.notices
	s.notices = nil
	return notices
}

func (s *Store) note(format string, args ...any) {
	s.noticing.Lock()
	defer s.noticing.Unlock()
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

// Size returns how many bytes the file had when it was opened, without its journal.
func (s *Store) Size() int64 { return s.file.Size() }

// Mode returns who may read and write the file.
func (s *Store) Mode() fs.FileMode { return s.file.Mode().Perm() }

// OnClose has Close call f when the file is closed.
func (s *Store) OnClose(f func()) { s.onClose = append(s.onClose, f) }

// Close closes the file.
func (s *Store) Close() error {
	err := s.explain(s.db.Close())
	for _, f := range s.onClose {
		f()
	}
	s.onClose = nil
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
	var err error
	if e.Machine, err = s.nameMachine(ctx, tx); err != nil {
		return err
	}
	if e.UID == "" {
		e.UID = event.NewUID(e.At, e.Machine)
	}
	name, err := database.CurrentName(ctx, tx, e.Card)
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
	return addDerived(ctx, tx, d)
}

// write runs f in a transaction.
func (s *Store) write(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	locked(ctx)
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
func (s *Store) Days(ctx context.Context) ([]event.DaySum, error) { return s.days(ctx, "") }

// NewOn returns how many cards were reviewed for the first time on a study
// day.
func (s *Store) NewOn(ctx context.Context, day memory.Day) (n int, err error) {
	days, err := s.days(ctx, "WHERE day = ?", day)
	for _, d := range days {
		n += d.New
	}
	return n, err
}

// ReviewsBefore returns how many reviews there were before a study day, those before
// a reset included. The database adds them up, and compares no checksums.
func (s *Store) ReviewsBefore(ctx context.Context, day memory.Day) (n int, err error) {
	err = s.reading(ctx, func() error {
		return database.ScanDerived(s.db.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM by_day WHERE day < ?", day), &n)
	})
	return n, err
}

func (s *Store) days(ctx context.Context, where string, args ...any) (days []event.DaySum, err error) {
	err = s.reading(ctx, func() error {
		days = nil
		return database.EachRow(ctx, s.db, "SELECT "+database.DayColumns+" FROM by_day "+where+" ORDER BY day", func(row database.Row) error {
			d, err := database.ScanDay(row)
			days = append(days, d)
			return err
		}, args...)
	})
	return days, err
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
	moments, err := database.Redates(ctx, s.db)
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
