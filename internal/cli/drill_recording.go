package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"djq/internal/cli/app"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui"
)

// recording is how a drill is remembered: what was known of its cards before,
// and where its events go.
type recording struct {
	progress *study.Progress
	recorder *study.Recorder // nil when nothing is saved
	now      func() time.Time
	cards    []*bank.Card // that readiness is about
	cram     bool
	before   memory.Readiness
	plan     *planQueue // nil without a plan
	notice   string     // what is to be said of a plan that is over
}

// unsavedError is the end of a session: what was rated last is not on disk.
type unsavedError struct{ err error }

func (e *unsavedError) Error() string { return e.err.Error() }
func (e *unsavedError) Unwrap() error { return e.err }

// openRecording reads what is remembered of the cards and begins to record.
func openRecording(ctx context.Context, a *app.App, o drillOptions, cards []*bank.Card) (*recording, error) {
	set, err := a.Config.Settings()
	if err != nil {
		return nil, err
	}
	k := &recording{now: a.Config.Now, cards: cards, cram: o.cram}
	if o.noSave {
		scheduler, err := a.Config.Scheduler()
		if err != nil {
			return nil, err
		}
		k.progress = study.NewProgress(scheduler, a.Today())
		return k, nil
	}
	progress, store, err := a.History.Load(ctx, cards)
	if err != nil {
		return nil, err
	}
	k.progress = progress
	if store != nil {
		if err := k.followPlan(ctx, a, o, store, cards); err != nil {
			return nil, errors.Join(err, store.Close())
		}
	}
	if o.order == planOrder && k.plan == nil {
		if store != nil {
			err = store.Close()
		}
		return nil, errors.Join(errNoPlan(), err)
	}
	k.before = k.progress.Readiness(k.cards, k.readyDay())
	if !o.saves {
		if k.plan != nil {
			k.takePrices()
			k.plan.close()
		}
		if store != nil {
			err = store.Close()
		}
		return k, err
	}
	k.recorder = k.progress.NewRecorder(ctx, study.RecorderOptions{
		Open: func(ctx context.Context) (*history.Store, error) {
			if store != nil {
				return store, nil
			}
			return a.History.Open(ctx)
		},
		Start: a.Now(), DayStarts: set.DayStarts, Cram: o.cram,
	})
	if k.plan != nil {
		k.takePrices()
	}
	return k, nil
}

// followPlan follows the plan if there is one to follow.
func (k *recording) followPlan(ctx context.Context, a *app.App, o drillOptions, store *history.Store, cards []*bank.Card) error {
	p, follows, past, err := findPlan(ctx, a, o, store)
	k.notice = past
	if err != nil || !follows {
		return err
	}
	f, progress, err := newPlanQueue(ctx, a, o, store, p, cards)
	var gone *app.NoPlanCardsError
	if errors.As(err, &gone) && o.order == "" {
		k.notice = fmt.Sprintf("The plan has no cards here (%s): cards come as they fall due.", p.Filter)
		return nil
	} else if err != nil {
		return err
	}
	k.plan, k.progress = f, progress
	k.cards = k.plan.joined.Cards
	return nil
}

// readyDay returns the day that readiness is told for: that of the interview,
// without a plan today.
func (k *recording) readyDay() memory.Day {
	if k.plan != nil {
		return k.plan.joined.Date
	}
	return k.progress.Today
}

// queue returns the cards to ask, in order.
func (k *recording) queue(cards []*bank.Card, o drillOptions) []*bank.Card {
	if k.plan != nil {
		return k.plan.Cards(nil)
	}
	order := study.Order(o.order)
	if order == "" {
		order = k.progress.DefaultOrder(o.seeded, o.cram)
	}
	return k.progress.Queue(cards, study.QueueOptions{Order: order, Seed: o.seed, Count: o.count, New: o.fresh})
}

// begin makes the history ready for events while the first card is read.
func (k *recording) begin() {
	if k != nil && k.recorder != nil {
		k.recorder.Begin()
	}
}

// record writes an event, and returns once it is on disk.
func (k *recording) record(e drill.Event) error {
	if k == nil || k.recorder == nil {
		return nil
	}
	// A signal must not take back the key before it.
	if err := k.recorder.Write(context.Background(), e, k.now()); err != nil {
		return &unsavedError{err}
	}
	return nil
}

// close lets go of the history.
func (k *recording) close() error {
	if k.recorder == nil {
		return nil
	}
	if k.plan != nil {
		k.plan.close()
	}
	return k.recorder.Close()
}

// shown returns what the screen tells of memory: nothing where ratings change
// no schedule.
func (k *recording) shown(s *drill.Session) *ui.DrillMemory {
	if k == nil || k.recorder == nil || k.cram {
		return nil
	}
	return &ui.DrillMemory{
		Today: k.progress.Today,
		Preview: func(c *bank.Card) [4]memory.Day {
			return k.progress.Scheduler.Preview(k.progress.State(c).CardMemory, k.progress.Today)
		},
		State:  func(c *bank.Card) memory.CardMemory { return k.progress.State(c).CardMemory },
		Status: k.status,
		Share:  func() (done, more bool) { return k.shareDone(s), k.hasMore(s) },
	}
}

// status returns where the session leads.
func (k *recording) status() ui.SessionStatus {
	s := ui.SessionStatus{Cards: len(k.cards), Before: k.before, After: k.progress.Readiness(k.cards, k.readyDay())}
	if k.plan != nil {
		s.Day = k.plan.joined.Date
	}
	if days, err := k.recorder.Days(context.Background()); err == nil {
		s.Streak = stats.StreakOf(days, k.progress.Today).Days
	}
	return s
}

// nothingToAsk tells why a drill has nothing to ask.
func (k *recording) nothingToAsk(a *app.App, o drillOptions) error {
	if k.plan == nil {
		n := k.progress.NextDue(k.cards)
		return a.IO.PrintLines(a.IO.Printer().NothingDue(k.progress.Today, n.Due, n.Cards, n.Unseen, o.fresh+study.DefaultNewPerDay)...)
	}
	return a.IO.PrintLines(k.plan.nothing())
}

// check reports flags that make no sense together or alone.
func (o drillOptions) check() error {
	switch {
	case o.count < 1:
		return app.UsageError("", "--count is %d: expected a whole number from 1", o.count)
	case o.limited && o.limit <= 0:
		return app.UsageError("", "--time is %s: expected a duration like 20m or 1h30m", o.limit)
	case o.fresh < 0:
		return app.UsageError("", "--new is %d: expected a whole number from 0", o.fresh)
	case o.save && o.noSave:
		return app.UsageError("choose one of them", "--save and --no-save exclude each other")
	}
	return nil
}

// isUnsaved reports whether an error ends the session.
func isUnsaved(err error) bool {
	var unsaved *unsavedError
	return errors.As(err, &unsaved)
}
