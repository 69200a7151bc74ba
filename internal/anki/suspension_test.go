package anki

import (
	"testing"
	"time"

	"djq/internal/apkg"
	"djq/internal/event"
	"djq/internal/memory"
)

func TestSuspensionFollowsTheLaterChange(t *testing.T) {
	hour := func(n int) time.Time { return noon.Add(time.Duration(n) * time.Hour) }
	here := func(kind event.Kind, at time.Time) event.Event {
		return event.Event{UID: "h", Kind: kind, At: at, Machine: "here"}
	}
	there := func(kind event.Kind, at time.Time) event.Event {
		return event.Event{UID: "a", Kind: kind, At: at, Machine: Machine}
	}
	for name, tt := range map[string]struct {
		queue    apkg.Queue
		modified time.Time
		have     []event.Event
		want     event.Kind // "" for nothing
		staying  int
	}{
		"suspended in Anki":               {apkg.QueueSuspended, hour(1), nil, event.Suspend, 0},
		"neither":                         {apkg.QueueReview, hour(1), nil, "", 0},
		"known":                           {apkg.QueueSuspended, hour(1), []event.Event{there(event.Suspend, hour(1))}, "", 0},
		"no longer in Anki":               {apkg.QueueReview, hour(2), []event.Event{there(event.Suspend, hour(1))}, event.Unsuspend, 0},
		"no longer here":                  {apkg.QueueSuspended, hour(1), []event.Event{here(event.Unsuspend, hour(2)), there(event.Suspend, hour(1))}, "", 0},
		"no longer here, before":          {apkg.QueueSuspended, hour(3), []event.Event{here(event.Suspend, hour(1)), here(event.Unsuspend, hour(2))}, event.Suspend, 0},
		"no longer here, after":           {apkg.QueueSuspended, hour(1), []event.Event{here(event.Suspend, hour(0)), here(event.Unsuspend, hour(2))}, "", 0},
		"here alone":                      {apkg.QueueReview, hour(3), []event.Event{here(event.Suspend, hour(1))}, "", 1},
		"both":                            {apkg.QueueSuspended, hour(3), []event.Event{here(event.Suspend, hour(1))}, "", 0},
		"at a moment that is to come yet": {apkg.QueueSuspended, noon.AddDate(0, 1, 0), nil, "", 0},
	} {
		card := &apkg.Card{Note: &apkg.Note{GUID: GUID("orm/one")}, Queue: tt.queue, Modified: tt.modified}
		reader := ReviewReader{
			Card: func(*apkg.Card) string { return "orm/one" }, Have: func(string) []event.Event { return tt.have },
			Zone: time.UTC, DayStarts: memory.DefaultDayStart, Now: noon.AddDate(0, 0, 7),
		}
		got := reader.Read(&apkg.Package{Cards: []*apkg.Card{card}})
		var kind event.Kind
		for _, e := range got.Suspensions {
			kind = e.Kind
			if err := e.Validate(); err != nil || !e.GaveUID() || len(got.Suspensions) > 1 {
				t.Errorf("%s: %+v, %v", name, got.Suspensions, err)
			}
		}
		if kind != tt.want || got.Staying != tt.staying {
			t.Errorf("%s: got %q and %d staying, want %q and %d", name, kind, got.Staying, tt.want, tt.staying)
		}
	}
}
