package interview

import (
	"context"
	"fmt"
	"time"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/interview"
	"djq/internal/memory"
	"djq/internal/study"
	"djq/internal/ui/interviewview"
)

// recording is what was known of the cards before an interview, and where its
// answers go.
type recording struct {
	progress  *study.Progress
	store     *history.Store // nil without a history
	saves     bool
	dayStarts time.Duration
	now       func() time.Time
	before    *interviewview.Before // of --again
	history   *app.History
	onWait    func(text string) // says what saving waits for; nil for on standard error
}

// saves reports whether answers are saved: those of a person, and those from a pipe
// where that is asked for.
func (o *options) saves() bool { return !o.noSave && (o.save || o.io.InTerminal()) }

func openRecording(ctx context.Context, o *options, cards []*bank.Card) (*recording, error) {
	set, err := o.config.Settings()
	if err != nil {
		return nil, err
	}
	r := &recording{saves: o.saves(), dayStarts: set.DayStarts, now: o.config.Now, history: o.history}
	r.progress, r.store, err = openStore(ctx, o, cards)
	return r, err
}

func (r *recording) close() error {
	if r.store == nil {
		return nil
	}
	return r.store.Close()
}

// unsavedError ends the interview: the last answer is not on disk.
func unsavedError(err error) error { return fmt.Errorf("not saved: %w", err) }

// save keeps the interview as far as it has come.
func (r *recording) save(v *interview.Interview) error {
	if !r.saves {
		return nil
	}
	return r.saving(func(ctx context.Context) error { return study.SaveInterview(ctx, r.store, v) })
}

// saving calls save, and says of its error that it ends the interview.
func (r *recording) saving(save func(context.Context) error) error {
	if err := r.history.Patiently(r.onWait, save); err != nil {
		return unsavedError(err)
	}
	return nil
}

// event returns an event of the interview.
func (r *recording) event(v *interview.Interview, kind event.Kind, card string) event.Event {
	at := r.now()
	return event.Event{Kind: kind, Card: card, At: at, Day: memory.DayOf(at, r.dayStarts), Session: v.ID}
}

func (r *recording) append(e event.Event) (uid string, err error) {
	err = r.saving(func(ctx context.Context) (err error) {
		e, _, err = r.store.Append(ctx, e)
		return err
	})
	return e.UID, err
}

// milliseconds returns a duration in milliseconds, at most a day.
func milliseconds(d time.Duration) int { return int(min(d, 24*time.Hour).Milliseconds()) }

// answered saves an answer that was just given to a question or, unless it is nil,
// to a follow-up of it.
func (r *recording) answered(v *interview.Interview, q *interview.Question, f *interview.FollowUp) error {
	if !r.saves {
		return nil
	}
	a, uid := &q.Answer, &q.Event
	e := r.event(v, event.Answer, q.Card)
	e.Variant = q.Variant
	if f != nil {
		a, uid = &f.Answer, &f.Event
	} else if q.Hinted {
		e.Hints = 1
	}
	e.Text, e.MS, e.OpenMS = a.Text, milliseconds(a.Counted), milliseconds(a.Open)
	var err error
	*uid, err = r.append(e)
	return err
}

// undone takes an answer to a card back.
func (r *recording) undone(v *interview.Interview, card, uid string) error {
	e := r.event(v, event.Undo, card)
	e.Of = uid
	_, err := r.append(e)
	return err
}

// rate gives each card the rating that its points suggest, unless it has got it
// already, and keeps the interview as finished.
func (r *recording) rate(s *interview.Session) error {
	for _, q := range s.Questions {
		c := s.Card(q)
		if !q.Scored() || q.Rated || !r.saves {
			continue
		}
		e := r.event(s.Interview, event.Review, q.Card)
		if s.Cram {
			e.Kind = event.Cram
		}
		e.Rating, e.Variant, e.Text = q.Rating(c), q.Variant, q.Text
		e.MS, e.OpenMS = milliseconds(q.Counted), milliseconds(q.Open)
		for _, f := range q.FollowUps {
			e.MS += milliseconds(f.Counted)
			e.OpenMS += milliseconds(f.Open)
		}
		if q.Hinted {
			e.Hints = 1
		}
		for _, i := range q.Missed(c) {
			if i < len(c.KeyPoints) {
				e.Missed = append(e.Missed, c.KeyPoints[i])
			}
		}
		for _, i := range q.Said {
			if k := i - len(interview.KeyPoints(c)); k >= 0 {
				e.Bonus = append(e.Bonus, c.BonusPoints[k])
			}
		}
		if _, err := r.append(e); err != nil {
			return err
		}
		q.Rated = true
	}
	s.Finished = true
	return r.save(s.Interview)
}

// reconcile brings an interview that was cut off up to its events, which are saved
// before it: the last answer may be among them alone, its undo, or ratings.
func (r *recording) reconcile(ctx context.Context, s *interview.Session, all []*bank.Card) error {
	known := map[string]bool{}
	for _, q := range s.Questions {
		known[q.Event] = true
		for _, f := range q.FollowUps {
			known[f.Event] = true
		}
	}
	live := map[string]bool{}
	rated := map[string]bool{}
	var fresh []event.Event
	err := r.store.SessionEvents(ctx, s.ID, func(e event.Event) error {
		switch e.Kind {
		case event.Answer:
			if live[e.UID] = true; !known[e.UID] {
				fresh = append(fresh, e)
			}
		case event.Review, event.Cram:
			rated[e.Card] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.TakeBack(live)
	for _, e := range fresh {
		s.Restore(interview.Answer{
			Given: true, Text: e.Text,
			Open: time.Duration(e.OpenMS) * time.Millisecond, Counted: time.Duration(e.MS) * time.Millisecond,
		}, e.Card, e.UID, e.Hints > 0)
	}
	for _, q := range s.Questions {
		q.Rated = rated[q.Card]
	}
	if s.Again != "" {
		past, err := r.past(ctx, all)
		if err != nil {
			return err
		}
		if earlier, err := named(past, s.Again); err == nil {
			r.before = &interviewview.Before{ID: earlier.ID, Made: map[string]float64{}}
			for _, q := range earlier.Questions {
				if c := s.Card(q); c != nil && q.Scored() {
					r.before.Made[q.Card], _ = q.Made(c)
				}
			}
		}
	}
	return nil
}

// sayResumable says how to go on with an interview that was cut off.
func (r *recording) sayResumable(o *options, s *interview.Session) {
	if r.saves && !s.Finished && (s.Answered() > 0 || s.Draft != "") {
		fmt.Fprintln(o.io.Err, "The interview is not over. To go on: djq interview --resume")
	}
}
