package history

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"djq/internal/event"
	"djq/internal/memory"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3600))

// now is when histories are opened: after all that happens in them.
var now = memory.MomentOf(noon.AddDate(0, 0, 100), memory.DefaultDayStart)

func testScheduler(t testing.TB) *memory.Scheduler {
	t.Helper()
	s, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func testStore(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, testScheduler(t), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newStore(t testing.TB) *Store { return testStore(t, filepath.Join(t.TempDir(), "history.db")) }

// at returns noon that many days later, as an event's day and moment.
func at(e event.Event, days int) event.Event {
	e.At = noon.AddDate(0, 0, days)
	e.Day = memory.DayOf(e.At, memory.DefaultDayStart)
	return e
}

func rated(card string, r memory.Rating, days int) event.Event {
	return at(event.Event{Kind: event.Review, Card: card, Rating: r, MS: 1500, Session: "s"}, days)
}

func appendAll(t testing.TB, s *Store, events ...event.Event) []event.Event {
	t.Helper()
	written := make([]event.Event, len(events))
	for i, e := range events {
		var err error
		if written[i], _, err = s.Append(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	return written
}

func states(t testing.TB, s *Store) map[string]event.CardState {
	t.Helper()
	m, err := s.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// verify fails unless all that is derived follows from the events.
func verify(t testing.TB, s *Store) {
	t.Helper()
	c, err := s.Check(t.Context())
	if err != nil || len(c.Differences) > 0 {
		t.Fatalf("check: %v, %v", err, c.Differences)
	}
}

// sameMoment compares moments with their offsets.
func sameMoment(a, b time.Time) bool {
	return a.Equal(b) && a.Format(time.RFC3339Nano) == b.Format(time.RFC3339Nano)
}

func TestAppendReturnsEventAndState(t *testing.T) {
	s := newStore(t)
	e := rated("orm/a", memory.Good, 0)
	e.Missed = []string{"first point", "second \"point\""}
	written, state, err := s.Append(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	if written.UID == "" || written.Machine != s.Machine() || state.Reps != 1 || state.Due <= e.Day {
		t.Errorf("written %+v, state %+v", written, state)
	}
	appendAll(t, s, rated("orm/a", memory.Again, 5), rated("orm/a", memory.Hard, 5), rated("orm/b", memory.Easy, 5))
	var events []event.Event
	if err := s.Events(t.Context(), func(e event.Event) error { events = append(events, e); return nil }); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(written, events[0], cmp.Comparer(sameMoment)); diff != "" {
		t.Errorf("event (-written +read):\n%s", diff)
	}
	if len(events) != 4 {
		t.Errorf("%d events, want 4", len(events))
	}
	if got := states(t, s)["orm/a"]; got.Reps != 3 || got.Lapses != 1 || got.First != e.Day {
		t.Errorf("state %+v", got)
	}
	days, err := s.Days(t.Context())
	want := []event.DaySum{
		{Day: e.Day, N: 1, Passed: 1, New: 1, MS: 1500},
		{Day: e.Day + 5, N: 3, Passed: 2, New: 1, MS: 4500},
	}
	if diff := cmp.Diff(want, days); diff != "" || err != nil {
		t.Errorf("days (-want +got):\n%s%v", diff, err)
	}
	ratings, err := s.Ratings(t.Context())
	if err != nil || len(ratings) != 4 {
		t.Fatalf("ratings %v, %v", ratings, err)
	}
	if r := ratings[0]; r.Card != "orm/a" || r.Rating != memory.Again || r.Recalls != 1 || r.Predicted <= 0 || r.Predicted >= 1 {
		t.Errorf("ratings of orm/a: %+v", r)
	}
	if one, err := s.RatingsOf(t.Context(), "orm/a"); err != nil || cmp.Diff(one, ratings[:len(one)]) != "" || len(one) == 0 || len(one) == 4 {
		t.Errorf("ratings of orm/a alone: %v, %v", one, err)
	}
	verify(t, s)
}

func TestEventsChangeTheStateOfTheirCard(t *testing.T) {
	s := newStore(t)
	first := appendAll(t, s, rated("orm/a", memory.Good, 0))[0]
	before := states(t, s)["orm/a"]
	second := appendAll(t, s, rated("orm/a", memory.Again, 3))[0]
	appendAll(t, s, at(event.Event{Kind: event.Undo, Card: "orm/a", Of: second.UID}, 3))
	after := states(t, s)["orm/a"]
	if diff := cmp.Diff(before.CardMemory, after.CardMemory); diff != "" {
		t.Errorf("undo is not the inverse of a review (-before +after):\n%s", diff)
	}
	days, _ := s.Days(t.Context())
	if len(days) != 1 {
		t.Errorf("days after undo: %v", days)
	}
	appendAll(t, s, at(event.Event{Kind: event.Undo, Card: "orm/a", Of: first.UID}, 3))
	if got := states(t, s)["orm/a"]; got.Seen() {
		t.Errorf("state after both undone: %+v", got)
	}
	appendAll(t, s, rated("orm/a", memory.Good, 4), at(event.Event{Kind: event.Reset, Card: "orm/a"}, 5),
		at(event.Event{Kind: event.Bury, Card: "orm/b"}, 5), at(event.Event{Kind: event.Suspend, Card: "orm/c"}, 5), at(event.Event{Kind: event.Flag, Card: "orm/c"}, 5),
		at(event.Event{Kind: event.Cram, Card: "orm/c", Rating: memory.Again}, 5))
	m := states(t, s)
	if m["orm/a"].Seen() || m["orm/b"].Buried != first.Day+5 || !m["orm/c"].Suspended || !m["orm/c"].Flagged || m["orm/c"].Seen() {
		t.Errorf("states %+v", m)
	}
	appendAll(t, s, at(event.Event{Kind: event.Unsuspend, Card: "orm/c"}, 6))
	if states(t, s)["orm/c"].Suspended {
		t.Error("still suspended")
	}
	verify(t, s)
}

func TestOtherRetentionRebuildsStates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	s := testStore(t, path)
	appendAll(t, s, rated("orm/a", memory.Good, 0))
	due := states(t, s)["orm/a"].Due
	s.Close()
	scheduler, err := memory.NewScheduler(memory.DefaultParameters(), 0.80)
	if err != nil {
		t.Fatal(err)
	}
	other, err := Open(t.Context(), path, scheduler, now)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if got := states(t, other)["orm/a"].Due; got <= due {
		t.Errorf("due %v at retention 0.80 and %v at 0.90", got, due)
	}
	verify(t, other)
}

// Goroutines with connections of their own play the part of processes here; the
// command's own test uses real ones.
func TestManyWritersLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	const writers, each = 8, 20
	var wg sync.WaitGroup
	errs := make(chan error, writers)
	for w := range writers {
		wg.Go(func() {
			s, err := Open(context.Background(), path, testScheduler(t), now)
			if err != nil {
				errs <- err
				return
			}
			defer s.Close()
			for i := range each {
				e := rated(fmt.Sprintf("orm/%d", i%5), memory.Good, w)
				_, _, err := s.Append(context.Background(), e)
				// SQLite lets those that wait in in no order: on a slow machine one of them
				// waits in vain while the others write on. What is refused is not saved.
				for err != nil && strings.Contains(err.Error(), "is locked by another program") {
					_, _, err = s.Append(context.Background(), e)
				}
				if err != nil {
					errs <- err
					return
				}
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	s := testStore(t, path)
	c, err := s.Check(t.Context())
	if err != nil || c.Events != writers*each || len(c.Differences) > 0 {
		t.Errorf("check: %+v, %v", c, err)
	}
}

func TestStatesOfNamedCardsLeaveTheManyOthersOut(t *testing.T) {
	s := newStore(t)
	events := []event.Event{rated("orm/a", memory.Good, 0)}
	for i := range 1100 {
		events = append(events, rated(fmt.Sprintf("foreign/card-%d", i), memory.Good, 0))
	}
	for i := range events {
		events[i].UID, events[i].Machine = fmt.Sprintf("uid-%d", i), "other"
	}
	if _, err := s.Merge(t.Context(), events); err != nil {
		t.Fatal(err)
	}
	states, err := s.States(t.Context(), "orm/a", "orm/none")
	if err != nil || len(states) != 1 || !states["orm/a"].Seen() {
		t.Errorf("%d states, %v", len(states), err)
	}
	ratings, err := s.Ratings(t.Context(), "orm/a", "orm/none")
	if err != nil || len(ratings) != 1 || ratings[0].Card != "orm/a" {
		t.Errorf("%v, %v", ratings, err)
	}
	if all, err := s.States(t.Context()); err != nil || len(all) != 1101 {
		t.Errorf("%d states of all cards, %v", len(all), err)
	}
	if some, err := s.HasReviews(t.Context()); err != nil || !some {
		t.Errorf("no reviews, %v", err)
	}
}
