package study

import (
	"context"
	"fmt"
	"sync"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
)

// Recorder writes what happens in a session to the history, each event at
// once.
type Recorder struct {
	progress  *Progress
	session   string
	dayStarts time.Duration
	cram      bool

	begin   func() // once
	stop    context.CancelFunc
	ready   chan struct{} // closed when the fields below are set
	store   *history.Store
	failed  error
	warning error               // of the backup of the day
	fit     *backgroundFit      // nil when there is none
	written map[int]event.Event // by the number of the session's event
}

// RecorderOptions says how a session is recorded.
type RecorderOptions struct {
	// Open opens the history. It is called in the background, so that nobody
	// waits for a new one to be made.
	Open func(context.Context) (*history.Store, error)
	// Begun is when the session began, DayStarts how long after midnight a
	// study day does.
	Start     time.Time
	DayStarts time.Duration
	// Cram keeps ratings from touching any schedule.
	Cram bool
	// Fit has FSRS fitted to the reviews in the background when that is due, and the
	// result used from the next session on.
	Fit bool
}

// NewRecorder returns a recorder for one session, to be closed after it. Before the
// first event is written the history is opened, checked for damage, and backed
// up for the day: call Begin once there is time for that.
func (p *Progress) NewRecorder(ctx context.Context, rec RecorderOptions) *Recorder {
	ctx, stop := context.WithCancel(ctx)
	r := &Recorder{
		progress: p, session: event.NewID(rec.Start), dayStarts: rec.DayStarts, cram: rec.Cram,
		stop: stop, ready: make(chan struct{}), written: map[int]event.Event{},
	}
	r.begin = sync.OnceFunc(func() {
		go func() {
			defer close(r.ready)
			if r.store, r.failed = rec.Open(ctx); r.failed != nil {
				return
			}
			if r.failed = r.store.QuickCheck(ctx); r.failed != nil {
				return
			}
			today := memory.DayOf(rec.Start, rec.DayStarts)
			_, r.warning = r.store.DailyBackup(ctx, today)
			if rec.Fit {
				r.fit = startFit(ctx, r.store, today)
			}
		}()
	})
	return r
}

// Begin makes the history ready in the background.
func (r *Recorder) Begin() { r.begin() }

// Wait returns once the history is open, checked and backed up, with what was
// wrong.
func (r *Recorder) Wait() error {
	r.begin()
	<-r.ready
	return r.failed
}

// Warning returns why the backup of the day could not be made, nil when it was.
// Ratings are saved all the same. It waits for nothing: until the history is
// ready there is no warning.
func (r *Recorder) Warning() error {
	select {
	case <-r.ready:
		return r.warning
	default:
		return nil
	}
}

// Days returns the sums of all study days with reviews, in order.
func (r *Recorder) Days(ctx context.Context) ([]event.DaySum, error) {
	if err := r.Wait(); err != nil {
		return nil, err
	}
	return r.store.Days(ctx)
}

// Edit tells that a card is written anew: under another name it keeps its history as
// far as it has the one before as an alias.
func (r *Recorder) Edit(ctx context.Context, before, now *bank.Card) error {
	if before.Name() == now.Name() {
		return nil
	}
	if err := r.Wait(); err != nil {
		return err
	}
	return r.progress.rename(ctx, r.store, before, now)
}

// LastWritten returns the last review of a card, or answer to it, for which an answer was
// written, and false when there is none. It waits until the history is ready.
func (r *Recorder) LastWritten(ctx context.Context, c *bank.Card) (event.Event, bool, error) {
	if err := r.Wait(); err != nil {
		return event.Event{}, false, err
	}
	last, err := r.store.LastWritten(ctx, []string{c.Name()})
	e, ok := last[c.Name()]
	return e, ok, err
}

// Close ends what still runs in the background and closes the history.
func (r *Recorder) Close() error {
	r.stop()
	r.begin() // the history may be open already, and is closed here
	<-r.ready
	if r.store == nil {
		return nil
	}
	if r.fit != nil {
		r.fit.finish(context.Background(), r.store)
	}
	return r.store.Close()
}

// milliseconds returns a duration in milliseconds, at most a day: more is kept
// of no card.
func milliseconds(d time.Duration) int { return int(min(d, 24*time.Hour).Milliseconds()) }

// Write records an event of the session that happened at a moment; when it
// returns without an error, the event is on disk. Events that the history
// does not keep are passed over.
func (r *Recorder) Write(ctx context.Context, e drill.Event, at time.Time) error {
	if err := r.Wait(); err != nil {
		return fmt.Errorf("not saved: %w", err)
	}
	h := event.Event{
		Card: e.Card.Name(), At: at, Day: memory.DayOf(at, r.dayStarts), Session: r.session,
	}
	switch e.Action {
	case drill.Reviewed:
		h.Kind, h.Rating, h.Variant = event.Review, e.Rating, e.Variant
		h.MS, h.OpenMS = milliseconds(e.Counted), milliseconds(e.Open)
		if r.cram {
			h.Kind = event.Cram
		}
		for _, i := range e.Missed {
			h.Missed = append(h.Missed, e.Card.KeyPoints[i])
		}
		for _, i := range e.Bonus {
			h.Bonus = append(h.Bonus, e.Card.BonusPoints[i])
		}
		h.Text = event.CutText(e.Written)
		if e.Hinted {
			h.Hints = 1
		}
	case drill.Buried:
		h.Kind = event.Bury
	case drill.Suspended:
		h.Kind = event.Suspend
	case drill.Flagged:
		h.Kind = event.Flag
	case drill.Undone:
		of, ok := r.written[e.Of]
		if !ok {
			return nil // a skip, which was not recorded
		}
		h.Kind, h.Of = event.Undo, of.UID
	default:
		return nil
	}
	h, state, err := r.store.Append(ctx, h)
	if err != nil {
		return fmt.Errorf("not saved: %w", err)
	}
	r.written[e.N] = h
	r.progress.SetState(e.Card, state)
	return nil
}
