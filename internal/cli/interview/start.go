package interview

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"djq/internal/answer"
	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/interview"
	"djq/internal/study"
	"djq/internal/ui/interviewview"
)

// start returns the session that is asked for, and where it is recorded. Close the
// recording.
func start(ctx context.Context, o *options) (*recording, *interview.Session, error) {
	all, err := o.banks.Deck(deck.Filter{})
	if err != nil {
		return nil, nil, err
	}
	chosen, err := o.history.Choose(ctx, o.banks, o.filter)
	if err != nil {
		return nil, nil, err
	}
	r, err := openRecording(ctx, o, all.Cards())
	if err != nil {
		return nil, nil, err
	}
	var v *interview.Interview
	switch {
	case o.resume:
		v, err = r.resumed(ctx, all.Cards())
	case o.again != "":
		v, err = r.repeated(ctx, o, all.Cards())
	default:
		v, err = r.drawn(ctx, o, chosen.Cards())
	}
	if err != nil {
		return nil, nil, errors.Join(err, r.close())
	}
	s := interview.NewSession(v, all.Cards(), answer.Check)
	if o.resume {
		err = r.reconcile(ctx, s, all.Cards())
	} else {
		err = r.save(v)
	}
	if err != nil {
		return nil, nil, errors.Join(err, r.close())
	}
	return r, s, nil
}

// newInterview returns an interview without questions.
func (o *options) newInterview(now time.Time) *interview.Interview {
	return &interview.Interview{
		ID: event.NewID(now), Started: now, Day: o.config.Today().String(),
		Level: interview.Level(o.level), Filter: o.filter.String(), Feedback: interview.Feedback(o.feedback),
		Written: o.write, PerQuestion: o.perQuestion, Limit: o.limit, FollowUps: o.followUps, Cram: o.cram,
	}
}

// drawn returns a new interview about the cards chosen.
func (r *recording) drawn(ctx context.Context, o *options, chosen []*bank.Card) (*interview.Interview, error) {
	cards := slices.DeleteFunc(slices.Clone(study.Counted(chosen, o.filter.Topics)), r.progress.SetAside)
	if len(cards) == 0 {
		return nil, app.UsageError("djq history unsuspend, or other filters", "all of these cards are suspended or buried")
	}
	shares, err := study.NewShares(ctx, r.store, r.progress, cards)
	if err != nil {
		return nil, err
	}
	last, err := r.lastWordings(ctx, cards)
	if err != nil {
		return nil, err
	}
	v := o.newInterview(r.now())
	v.Questions, v.Frame = interview.Draw(cards, interview.DrawOptions{
		Level: v.Level, Count: o.count, Seed: o.seed, Predict: shares.Of, Last: last,
	})
	return v, nil
}

// lastWordings returns in which wording cards were asked last.
func (r *recording) lastWordings(ctx context.Context, cards []*bank.Card) (func(*bank.Card) (int, bool), error) {
	if r.store == nil {
		return func(*bank.Card) (int, bool) { return 0, false }, nil
	}
	var seen []string
	for _, c := range cards {
		if r.progress.State(c).Seen() {
			seen = append(seen, c.Name())
		}
	}
	reviews, err := r.store.LastReviews(ctx, seen)
	return func(c *bank.Card) (int, bool) {
		e, ok := reviews[c.Name()]
		return e.Variant, ok
	}, err
}

const noInterview = "djq interview holds one"

// resumed returns the interview that was cut off last.
func (r *recording) resumed(ctx context.Context, all []*bank.Card) (*interview.Interview, error) {
	past, err := r.past(ctx, all)
	if err != nil {
		return nil, err
	}
	for _, v := range slices.Backward(past) {
		if v.Finished {
			continue
		}
		known := map[string]bool{}
		for _, c := range all {
			known[c.Name()] = true
		}
		for _, q := range v.Questions {
			if !known[q.Card] {
				return nil, app.BrokenError("name the bank with --bank", "the interview asks %s, which is not in this bank", q.Card)
			}
		}
		return v, nil
	}
	return nil, app.UsageError(noInterview, "no interview was cut off")
}

// past returns the interviews that are kept, oldest first.
func (r *recording) past(ctx context.Context, all []*bank.Card) ([]*interview.Interview, error) {
	if r.store == nil {
		return nil, nil
	}
	return study.Interviews(ctx, r.store, all)
}

// repeated returns an interview about the questions that were missed in an earlier one.
func (r *recording) repeated(ctx context.Context, o *options, all []*bank.Card) (*interview.Interview, error) {
	past, err := r.past(ctx, all)
	if err != nil {
		return nil, err
	}
	earlier, err := named(past, o.again)
	if err != nil {
		return nil, err
	}
	v := o.newInterview(r.now())
	v.Again, v.Limit, v.Level = earlier.ID, 0, earlier.Level
	r.before = &interviewview.Before{ID: earlier.ID, Made: map[string]float64{}}
	for _, q := range earlier.Questions {
		i := slices.IndexFunc(all, func(c *bank.Card) bool { return c.Name() == q.Card })
		if i < 0 || !q.Scored() {
			continue
		}
		if c := all[i]; len(q.Missed(c)) > 0 {
			r.before.Made[q.Card], _ = q.Made(c)
			v.Questions = append(v.Questions, &interview.Question{Card: q.Card, Variant: c.Variant(q.Variant + 1), Predicted: q.Predicted})
		}
	}
	if len(v.Questions) == 0 {
		return nil, app.UsageError("", "nothing was missed in that interview")
	}
	return v, nil
}

// named returns the finished interview of that id, or the last one.
func named(past []*interview.Interview, id string) (*interview.Interview, error) {
	var found []*interview.Interview
	for _, v := range slices.Backward(past) {
		switch {
		case !v.Finished:
		case id == "last":
			return v, nil
		case strings.HasPrefix(v.ID, id):
			found = append(found, v)
		}
	}
	switch {
	case len(past) == 0 || id == "last":
		return nil, app.UsageError(noInterview, "there is no finished interview yet")
	case len(found) == 0:
		return nil, app.UsageError("djq stats lists them", "there is no finished interview %q", id)
	case len(found) > 1:
		return nil, app.UsageError("djq stats lists them", "%q begins the ids of %d interviews", id, len(found))
	}
	return found[0], nil
}

// openStore opens the history for what the command does with it: nil where there is
// none and none is made.
func openStore(ctx context.Context, o *options, cards []*bank.Card) (*study.Progress, *history.Store, error) {
	switch {
	case o.noSave:
		scheduler, err := o.config.Scheduler()
		return study.NewProgress(scheduler, o.config.Today()), nil, err
	case !o.saves():
		return o.history.Load(ctx, cards)
	}
	store, err := o.history.OpenForChanges(ctx)
	if err != nil {
		return nil, nil, err
	}
	if err := store.Close(); err != nil {
		return nil, nil, err
	}
	return o.history.LoadForChanges(ctx, cards)
}
