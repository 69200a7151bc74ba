package drill

import (
	"context"
	"errors"
	"fmt"
	"time"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/drill"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui/drillview"
)

// recording is what was known of the cards before a drill, and where its
// events go.
type recording struct {
	progress *study.Progress
	recorder *study.Recorder // nil when nothing is saved
	now      func() time.Time
	history  *app.History
	onWait   func(text string) // says what saving waits for; nil for on standard error
	cards    []*bank.Card      // chosen, or those of the plan
	topics   []string          // that the cards were chosen by
	cram     bool
	before   memory.Standing
	first    bool       // nothing was rated before
	plan     *planQueue // nil without a plan
	notice   string     // why a plan is not followed, empty where that needs no words
}

// unsavedError ends the session: the last rating is not on disk.
type unsavedError struct{ err error }

func (e *unsavedError) Error() string { return e.err.Error() }
func (e *unsavedError) Unwrap() error { return e.err }

// isUnsaved reports whether an error ends the session.
func isUnsaved(err error) bool {
	var unsaved *unsavedError
	return errors.As(err, &unsaved)
}

// openRecording reads what is known of the cards, and the plan if there is one
// to follow. Close what it returns.
func openRecording(ctx context.Context, o *options, cards []*bank.Card) (*recording, error) {
	set, err := o.config.Settings()
	if err != nil {
		return nil, err
	}
	r := &recording{now: o.config.Now, history: o.history, cards: cards, topics: o.filter.Topics, cram: o.cram}
	var store *history.Store
	if o.noSave {
		scheduler, err := o.config.Scheduler()
		if err != nil {
			return nil, err
		}
		r.progress = study.NewProgress(scheduler, o.config.Today())
	} else if r.progress, store, err = o.load(ctx, cards); err != nil {
		return nil, err
	}
	if err := r.followPlan(ctx, o, store); err != nil {
		return nil, errors.Join(err, closeStore(store))
	}
	r.before, r.first = r.standing(), !r.progress.Seen()
	if !o.saves() {
		if r.plan != nil {
			r.takePrices()
			r.plan.close()
		}
		return r, closeStore(store)
	}
	r.recorder = r.progress.NewRecorder(ctx, study.RecorderOptions{
		Open: func(ctx context.Context) (*history.Store, error) {
			if store != nil {
				return store, nil
			}
			return o.history.Open(ctx)
		},
		Start: r.now(), DayStarts: set.DayStarts, Cram: o.cram, Fit: set.Fit,
	})
	if r.plan != nil {
		r.takePrices()
	}
	return r, nil
}

// saves reports whether ratings are saved: those of a person, and those from a
// pipe where that is asked for.
func (o *options) saves() bool { return !o.noSave && (o.save || o.io.InTerminal()) }

// load returns what is known of cards.
func (o *options) load(ctx context.Context, cards []*bank.Card) (*study.Progress, *history.Store, error) {
	if o.saves() {
		return o.history.LoadForChanges(ctx, cards)
	}
	return o.history.Load(ctx, cards)
}

func closeStore(store *history.Store) error {
	if store == nil {
		return nil
	}
	return store.Close()
}

// followPlan follows the plan if there is one to follow. The store is nil
// without a history.
func (r *recording) followPlan(ctx context.Context, o *options, store *history.Store) error {
	var p study.Plan
	var follows bool
	var err error
	if store != nil {
		if p, follows, r.notice, err = findPlan(ctx, o, store); err != nil {
			return err
		}
	}
	if !follows {
		if o.order == planOrder {
			return app.UsageError(app.PlanHint, "--order plan: no interview date is set")
		}
		return nil
	}
	plan, progress, err := newPlanQueue(ctx, o, store, p, r.cards)
	var gone *app.NoPlanCardsError
	if errors.As(err, &gone) && o.order == "" {
		r.notice = fmt.Sprintf("None of the plan's cards (%s) are in this bank: cards come up as they fall due.", p.Filter)
		return nil
	} else if err != nil {
		return err
	}
	r.plan, r.progress, r.cards = plan, progress, plan.joined.Cards
	return nil
}

// standing returns how ready the user is on the cards of the plan or, without one, on
// those chosen.
func (r *recording) standing() memory.Standing {
	if r.plan != nil {
		return r.plan.joined.Standing()
	}
	return r.progress.Standing(study.Counted(r.cards, r.topics), 0)
}

// newSession returns a session of the cards to ask. It is done at once when
// there are none, or no minutes for any.
func (r *recording) newSession(cards []*bank.Card, o *options) *drill.Session {
	if r.plan != nil {
		if budget := r.plan.Budget(); budget != nil {
			return drill.Within(r.plan.Cards(nil), budget)
		}
		return drill.New(r.plan.Cards(nil), o.limit)
	}
	order := study.Order(o.order)
	if order == "" {
		order = r.progress.DefaultOrder(o.seeded, o.cram)
	}
	return drill.New(r.progress.Queue(cards, study.QueueOptions{Order: order, Seed: o.seed, Count: o.count, New: o.newPerDay}), o.limit)
}

// begin makes the history ready for events while the first card is read.
func (r *recording) begin() {
	if r.recorder != nil {
		r.recorder.Begin()
	}
}

// record writes an event, and returns once it is on disk. Its error is an
// *unsavedError.
func (r *recording) record(e drill.Event) error {
	if r.recorder == nil {
		return nil
	}
	return r.saving(func(ctx context.Context) error { return r.recorder.Write(ctx, e, r.now()) })
}

// saving calls save, and returns its error as an *unsavedError.
func (r *recording) saving(save func(context.Context) error) error {
	if err := r.history.Patiently(r.onWait, save); err != nil {
		return &unsavedError{err}
	}
	return nil
}

// lastWritten returns what was written when a card was asked before, and false
// where nothing was or the history cannot be read: then the rating says so.
func (r *recording) lastWritten(c *bank.Card) (event.Event, bool) {
	if r.recorder == nil {
		return event.Event{}, false
	}
	e, ok, err := r.recorder.LastWritten(context.Background(), c)
	return e, ok && err == nil
}

// close lets go of the history.
func (r *recording) close() error {
	if r.recorder == nil {
		return nil
	}
	if r.plan != nil {
		r.plan.close()
	}
	if err := r.recorder.Warning(); err != nil {
		r.history.WarnOfBackup(err)
	}
	return r.recorder.Close()
}

// shown returns what the screen tells of memory: nothing where ratings change
// no schedule.
func (r *recording) shown(s *drill.Session) *drillview.Memory {
	if r.recorder == nil || r.cram {
		return nil
	}
	m := &drillview.Memory{
		Today: r.progress.Today,
		Preview: func(c *bank.Card) [4]memory.Day {
			return r.progress.Scheduler.Preview(r.progress.State(c).CardMemory, r.progress.Today)
		},
		State:  func(c *bank.Card) memory.CardMemory { return r.progress.State(c).CardMemory },
		Status: r.status,
		Share:  func() (done, more bool) { return r.shareDone(s), r.hasMore(s) },
	}
	if r.plan != nil {
		m.Plan = func() *drillview.PlanMemory {
			p := r.plan.prices
			if p == nil {
				return nil
			}
			return &drillview.PlanMemory{Returns: p.Returns, ReturnsAfter: p.ReturnsAfter}
		}
	}
	return m
}

// status returns what the session has changed.
func (r *recording) status() drillview.SessionStatus {
	s := drillview.SessionStatus{Before: r.before, After: r.standing(), First: r.first}
	if days, err := r.recorder.Days(context.Background()); err == nil {
		s.Streak = stats.StreakOf(days, r.progress.Today).Days
	}
	return s
}

// nothingToAsk says why a drill has nothing to ask.
func (r *recording) nothingToAsk(o *options) []string {
	if r.plan != nil {
		return []string{r.plan.nothingToAsk()}
	}
	n := r.progress.NextDue(r.cards)
	return drillview.NothingDue(r.progress.Today, n.Due, n.Cards, n.Unseen, o.newPerDay+study.DefaultNewPerDay)
}
