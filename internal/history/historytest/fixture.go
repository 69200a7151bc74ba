package historytest

import (
	"path/filepath"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
)

// Noon returns the moment that the days of events count from.
func Noon() time.Time {
	return time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3600))
}

// Scheduler returns the scheduler of a user of whom nothing is known.
func Scheduler(t testing.TB) *memory.Scheduler {
	t.Helper()
	s, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Open opens a history so many days after Noon, and closes it when the test ends.
func Open(t testing.TB, path string, days int) *history.Store {
	t.Helper()
	now := memory.MomentOf(Noon().AddDate(0, 0, days), memory.DefaultDayStart)
	s, err := history.Open(t.Context(), path, Scheduler(t), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// New opens a history of its own.
func New(t testing.TB, days int) *history.Store {
	t.Helper()
	return Open(t, filepath.Join(t.TempDir(), "history.db"), days)
}

// At returns an event as it happened that many days after Noon.
func At(e event.Event, days int) event.Event {
	e.At = Noon().AddDate(0, 0, days)
	e.Day = memory.DayOf(e.At, memory.DefaultDayStart)
	return e
}

// Rated returns a review that happened that many days after Noon.
func Rated(card string, r memory.Rating, days int) event.Event {
	return At(event.Event{Kind: event.Review, Card: card, Rating: r, MS: 1500, Session: "s"}, days)
}

// Append writes events and returns them as they were kept.
func Append(t testing.TB, s *history.Store, events ...event.Event) []event.Event {
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
