package cli

import (
	"context"
	"errors"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui"
)

// keeping is how a drill is remembered: what was known of its cards before,
// and where its events go.
type keeping struct {
	desk     *study.Desk
	recorder *study.Recorder // nil when nothing is saved
	now      func() time.Time
	cards    []*bank.Card // that readiness is about
	cram     bool
	before   memory.Readiness
}

// unsavedError is the end of a session: what was rated last is not on disk.
type unsavedError struct{ err error }

func (e *unsavedError) Error() string { return e.err.Error() }
func (e *unsavedError) Unwrap() error { return e.err }

// openKeeping reads what is remembered of the cards and begins to record.
func openKeeping(ctx context.Context, a *app, o drillOptions, cards []*bank.Card) (*keeping, error) {
	set, err := a.settings()
	if err != nil {
		return nil, err
	}
	k := &keeping{now: a.now, cards: cards, cram: o.cram}
	if o.noSave {
		scheduler, err := a.scheduler()
		if err != nil {
			return nil, err
		}
		k.desk = study.NewDesk(scheduler, a.today())
		return k, nil
	}
	desk, store, err := a.desk(ctx, cards)
	if err != nil {
		return nil, err
	}
	k.desk, k.before = desk, desk.Readiness(cards, desk.Today)
	if !o.saves {
		if store != nil {
			return k, store.Close()
		}
		return k, nil
	}
	k.recorder = desk.Record(ctx, study.Recording{
		Open: func(ctx context.Context) (*history.Store, error) {
			if store != nil {
				return store, nil
			}
			return a.openHistory(ctx)
		},
		Begun: a.now(), DayStarts: set.dayStarts, Cram: o.cram,
	})
	return k, nil
}

// record writes an event, and returns once it is on disk.
func (k *keeping) record(e drill.Event) error {
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
func (k *keeping) close() error {
	if k.recorder == nil {
		return nil
	}
	return k.recorder.Close()
}

// shown returns what the screen tells of memory: nothing where ratings change
// no schedule.
func (k *keeping) shown() *ui.Remembered {
	if k == nil || k.recorder == nil || k.cram {
		return nil
	}
	return &ui.Remembered{
		Today: k.desk.Today,
		Preview: func(c *bank.Card) [4]memory.Day {
			return k.desk.Scheduler.Preview(k.desk.State(c).State, k.desk.Today)
		},
		State: func(c *bank.Card) memory.State { return k.desk.State(c).State },
		Stand: k.stand,
	}
}

// stand returns where the session leads.
func (k *keeping) stand() ui.Standing {
	s := ui.Standing{Cards: len(k.cards), Before: k.before, After: k.desk.Readiness(k.cards, k.desk.Today)}
	if days, err := k.recorder.Days(context.Background()); err == nil {
		s.Streak = stats.StreakOf(days, k.desk.Today).Days
	}
	return s
}

// nothingDue tells why a drill has nothing to ask.
func (k *keeping) nothingDue(a *app, fresh int) error {
	n := k.desk.Next(k.cards)
	if err := a.printLines(a.printer().NothingDue(k.desk.Today, n.Due, n.Cards, n.Unseen, fresh+study.DefaultNew)); err != nil {
		return err
	}
	return k.close()
}

// chooseOrder returns the order asked for, or the one that fits: what is due
// once there is a history, the weakest first when cramming, random before and
// with a seed.
func (o drillOptions) chooseOrder(d *study.Desk) study.Order {
	switch {
	case o.order != "":
		return study.Order(o.order)
	case o.seeded || !d.Seen():
		return study.Random
	case o.cram:
		return study.Weakest
	}
	return study.Due
}

// check reports flags that make no sense together or alone.
func (o drillOptions) check() error {
	switch {
	case o.count < 1:
		return usageError("", "--count is %d: expected a whole number from 1", o.count)
	case o.limited && o.limit <= 0:
		return usageError("", "--time is %s: expected a duration like 20m or 1h30m", o.limit)
	case o.fresh < 0:
		return usageError("", "--new is %d: expected a whole number from 0", o.fresh)
	case o.save && o.noSave:
		return usageError("choose one of them", "--save and --no-save exclude each other")
	}
	return nil
}

// isUnsaved reports whether an error ends the session.
func isUnsaved(err error) bool {
	var unsaved *unsavedError
	return errors.As(err, &unsaved)
}
