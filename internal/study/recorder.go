package study

import (
	"context"
	"fmt"
	"time"

	"djq/internal/drill"
	"djq/internal/history"
	"djq/internal/memory"
)

// Recorder writes what happens in a session to the history, each event at
// once.
type Recorder struct {
	store     *history.Store
	desk      *Desk
	session   string
	dayStarts time.Duration
	cram      bool
	ready     chan struct{} // closed when the history has been checked
	checked   error
	written   map[int]history.Event // by the number of the session's event
}

// Record returns a recorder for one session. It checks the history for damage
// and makes the backup of the day meanwhile; the first event waits for that.
// With cram, ratings touch no schedule. A study day begins dayStarts after
// midnight.
func (d *Desk) Record(ctx context.Context, store *history.Store, begun time.Time, dayStarts time.Duration, cram bool) *Recorder {
	r := &Recorder{
		store: store, desk: d, session: history.NewID(begun), dayStarts: dayStarts, cram: cram,
		ready: make(chan struct{}), written: map[int]history.Event{},
	}
	go func() {
		defer close(r.ready)
		if r.checked = store.QuickCheck(ctx); r.checked == nil {
			_, r.checked = store.BackupOf(ctx, memory.DayOf(begun, dayStarts))
		}
	}()
	return r
}

// Wait returns once the history has been checked and backed up, with what was
// wrong.
func (r *Recorder) Wait() error {
	<-r.ready
	return r.checked
}

// Write records an event of the session that happened at a moment; when it
// returns without an error, the event is on disk. Events that the history
// does not keep are passed over.
func (r *Recorder) Write(ctx context.Context, e drill.Event, at time.Time) error {
	if err := r.Wait(); err != nil {
		return err
	}
	h := history.Event{
		Card: e.Card.Name(), At: at, Day: memory.DayOf(at, r.dayStarts), Session: r.session,
	}
	switch e.Kind {
	case drill.Reviewed:
		h.Kind, h.Rating, h.MS = history.Review, e.Rating, int(min(e.Took, 24*time.Hour).Milliseconds())
		if r.cram {
			h.Kind = history.Cram
		}
		for _, i := range e.Missed {
			h.Missed = append(h.Missed, e.Card.KeyPoints[i])
		}
	case drill.Buried:
		h.Kind = history.Bury
	case drill.Suspended:
		h.Kind = history.Suspend
	case drill.Flagged:
		h.Kind = history.Flag
	case drill.Undone:
		of, ok := r.written[e.Of]
		if !ok {
			return nil // a skip, which was not recorded
		}
		h.Kind, h.Of = history.Undo, of.UID
	default:
		return nil
	}
	h, state, err := r.store.Append(ctx, h)
	if err != nil {
		return fmt.Errorf("the last key was not saved: %w", err)
	}
	r.written[e.N] = h
	r.desk.Put(e.Card, state)
	return nil
}
