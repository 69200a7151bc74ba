package history

import (
	"testing"

	"djq/internal/event"
	"djq/internal/memory"
)

func TestValuesAreStoredAndRemoved(t *testing.T) {
	s := newStore(t)
	set := func(values map[string]string) {
		t.Helper()
		if err := s.SetValues(t.Context(), values); err != nil {
			t.Fatal(err)
		}
	}
	want := func(key, text string) {
		t.Helper()
		if got, err := s.Value(t.Context(), key); got != text || err != nil {
			t.Errorf("value %q is %q, %v; want %q", key, got, err, text)
		}
	}
	want("plan", "")
	set(map[string]string{"plan": "a", "prices": "b", "machine": "c"})
	set(map[string]string{"plan": "d", "prices": ""})
	want("plan", "d")
	want("prices", "")
	want("machine", "c")
	if s.Machine() == "c" {
		t.Error("a value replaced a setting")
	}
}

func TestReviewsLeaveOutUndone(t *testing.T) {
	s := newStore(t)
	first := appendAll(t, s, rated("orm/a", memory.Good, 0), rated("orm/b", memory.Again, 1))[0]
	appendAll(t, s, at(event.Event{Kind: event.Undo, Card: "orm/a", Of: first.UID}, 2), at(event.Event{Kind: event.Bury, Card: "orm/b"}, 2))
	var cards []string
	if err := s.Reviews(t.Context(), func(e event.Event) error { cards = append(cards, e.Card); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(cards) != 1 || cards[0] != "orm/b" {
		t.Errorf("reviews of %v", cards)
	}
}
