package study

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/interview"
)

// interviewKey comes before the id of an interview in the key of its value in the
// history.
const interviewKey = "interview "

// SaveInterview keeps an interview as far as it has come. Its answers and ratings are
// events of their own.
func SaveInterview(ctx context.Context, store *history.Store, v *interview.Interview) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return store.SetValues(ctx, map[string]string{interviewKey + v.ID: string(text)})
}

// Interviews returns all interviews, oldest first: those that this history keeps and,
// from their events, those of other machines, which have no score. One that cannot be
// read is passed over: a newer djq may have written it.
func Interviews(ctx context.Context, store *history.Store, cards []*bank.Card) ([]*interview.Interview, error) {
	list, err := KeptInterviews(ctx, store)
	if err != nil {
		return nil, err
	}
	kept := map[string]bool{}
	for _, v := range list {
		kept[v.ID] = true
	}
	others, err := otherInterviews(ctx, store, cards, kept)
	if err != nil {
		return nil, err
	}
	list = append(list, others...)
	slices.SortStableFunc(list, func(a, b *interview.Interview) int { return a.Started.Compare(b.Started) })
	return list, nil
}

// KeptInterviews returns the interviews that this history keeps, sorted by id.
func KeptInterviews(ctx context.Context, store *history.Store) (list []*interview.Interview, err error) {
	texts, err := store.Values(ctx, interviewKey)
	if err != nil {
		return nil, fmt.Errorf("interviews: %w", err)
	}
	for _, text := range texts {
		v := &interview.Interview{}
		if json.Unmarshal([]byte(text), v) == nil {
			list = append(list, v)
		}
	}
	return list, nil
}

// otherInterviews returns the interviews that events alone tell of.
func otherInterviews(ctx context.Context, store *history.Store, cards []*bank.Card, kept map[string]bool) (list []*interview.Interview, err error) {
	named := map[string]*bank.Card{}
	for _, c := range cards {
		named[c.Name()] = c
	}
	byID := map[string]*interview.Interview{}
	texts := map[string]string{} // the first answer, by session and card
	err = store.InterviewEvents(ctx, func(e event.Event) error {
		c := named[e.Card]
		if c == nil || e.Session == "" || kept[e.Session] {
			return nil
		}
		switch of := e.Session + " " + e.Card; e.Kind {
		case event.Answer:
			if _, again := texts[of]; !again {
				texts[of] = e.Text
			}
		case event.Review, event.Cram:
			v := byID[e.Session]
			if v == nil {
				v = &interview.Interview{ID: e.Session, Started: e.At, Day: e.Day.String(), Closed: true, Finished: true}
				byID[e.Session] = v
				list = append(list, v)
			}
			q := interview.NewAnswered(c, e.Missed, e.Bonus)
			q.Variant, q.Hinted, q.Text = e.Variant, e.Hints > 0, texts[of]
			q.Counted, q.Open = time.Duration(e.MS)*time.Millisecond, time.Duration(e.OpenMS)*time.Millisecond
			v.Questions = append(v.Questions, q)
			v.Elapsed += q.Counted
		}
		return nil
	})
	return list, err
}
