package eventfile

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/memory"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3600))

func testStore(t testing.TB, path string) *history.Store {
	t.Helper()
	scheduler, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	s, err := history.Open(t.Context(), path, scheduler, memory.MomentOf(noon, memory.DefaultDayStart))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newStore(t testing.TB) *history.Store {
	return testStore(t, filepath.Join(t.TempDir(), "history.db"))
}

// filled returns a history of forty reviews.
func filled(t testing.TB) *history.Store {
	t.Helper()
	s := newStore(t)
	for i := range 40 {
		appendAll(t, s, rated("orm/"+strings.Repeat("x", i+1), memory.Good, i%3))
	}
	return s
}

// at returns noon that many days later, as an event's day and moment.
func at(e event.Event, days int) event.Event {
	e.At = noon.AddDate(0, 0, days)
	e.Day = memory.DayOf(e.At, memory.DefaultDayStart)
	return e
}

func rated(card string, r memory.Rating, days int) event.Event {
	return at(event.Event{Kind: event.Review, Card: card, Rating: r, MS: 1500, Session: "s"}, days)
}

func appendAll(t testing.TB, s *history.Store, events ...event.Event) []event.Event {
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

func states(t testing.TB, s *history.Store) map[string]event.CardState {
	t.Helper()
	m, err := s.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func checkRefusal(t *testing.T, err error, path, want string) {
	t.Helper()
	var refused *database.FileError
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) || refused.Hint() == "" {
		t.Errorf("error %v, want a FileError about %s that says %q and what to do", err, path, want)
	}
}

// verify fails unless all that is derived follows from the events.
func verify(t testing.TB, s *history.Store) {
	t.Helper()
	c, err := s.Check(t.Context())
	if err != nil || len(c.Differences) > 0 {
		t.Fatalf("check: %v, %v", err, c.Differences)
	}
}
