package history

import (
	"maps"
	"path/filepath"
	"testing"

	"djq/internal/event"
	"djq/internal/memory"
)

func TestLastReviewIsThatWhichCounts(t *testing.T) {
	s := newStore(t)
	missed := rated("orm/missed", memory.Good, 1)
	missed.Missed = []string{"a point"}
	written := appendAll(t, s,
		rated("orm/missed", memory.Good, 0), missed,
		rated("orm/undone", memory.Hard, 0), rated("orm/undone", memory.Again, 1),
		rated("orm/new", memory.Easy, 0), rated("orm/old", memory.Again, 1),
		rated("orm/other", memory.Good, 0),
		at(event.Event{Kind: event.Flag, Card: "orm/flagged"}, 0),
		at(event.Event{Kind: event.Cram, Card: "orm/other", Rating: memory.Again}, 1),
	)
	undo := at(event.Event{Kind: event.Undo, Card: "orm/undone", Of: written[3].UID}, 1)
	appendAll(t, s, undo)
	if err := s.Rename(t.Context(), map[string]string{"orm/old": "orm/new"}); err != nil {
		t.Fatal(err)
	}
	check := func(want map[string]memory.Rating) {
		t.Helper()
		last, err := s.LastReviews(t.Context(), []string{"orm/missed", "orm/undone", "orm/new", "orm/other", "orm/flagged", "orm/none"})
		if err != nil {
			t.Fatal(err)
		}
		if len(last) != len(want) {
			t.Errorf("%d cards have a last review, want %d", len(last), len(want))
		}
		for card, rating := range want {
			if last[card].Rating != rating {
				t.Errorf("%s: last rated %v, want %v", card, last[card].Rating, rating)
			}
		}
		if got := last["orm/missed"].Missed; len(got) != 1 || got[0] != "a point" {
			t.Errorf("points missed at the last review: %q", got)
		}
	}
	want := map[string]memory.Rating{"orm/missed": memory.Good, "orm/undone": memory.Hard, "orm/new": memory.Again, "orm/other": memory.Good}
	check(want)

	// A review that turns out to have been the first one is no longer the last.
	machine := written[5].Machine
	redate := at(event.Event{UID: event.NewUID(noon, machine), Kind: event.Redate, Card: "orm/old", Of: written[5].UID, Machine: machine}, -3)
	if _, err := s.Merge(t.Context(), []event.Event{redate}); err != nil {
		t.Fatal(err)
	}
	want["orm/new"] = memory.Easy
	check(want)
}

func TestLastReviewIsNotAheadOfToday(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "history.db"), 0)
	ahead := rated("orm/a", memory.Again, 30)
	ahead.UID, ahead.Machine = "ahead", "other"
	appendAll(t, s, rated("orm/a", memory.Good, 0))
	if _, err := s.Merge(t.Context(), []event.Event{ahead}); err != nil {
		t.Fatal(err)
	}
	last, err := s.LastReviews(t.Context(), []string{"orm/a"})
	if err != nil || last["orm/a"].Rating != memory.Good {
		t.Errorf("last review %v, %v, want that of today", last["orm/a"], err)
	}
}

func TestLastWrittenPassesOverWhatWasNotWritten(t *testing.T) {
	s := newStore(t)
	with := func(e event.Event, text string) event.Event {
		e.Text = text
		return e
	}
	answer := with(at(event.Event{Kind: event.Answer, Card: "orm/answered"}, 1), "given")
	written := appendAll(t, s,
		with(rated("orm/a", memory.Good, 0), "first"), with(rated("orm/a", memory.Good, 1), "second"), rated("orm/a", memory.Good, 2),
		with(rated("orm/undone", memory.Good, 0), "kept"), with(rated("orm/undone", memory.Good, 1), "taken back"),
		rated("orm/spoken", memory.Good, 0),
		with(at(event.Event{Kind: event.Cram, Card: "orm/crammed", Rating: memory.Again}, 0), "crammed"), answer,
	)
	appendAll(t, s, at(event.Event{Kind: event.Undo, Card: "orm/undone", Of: written[4].UID}, 1))
	last, err := s.LastWritten(t.Context(), []string{"orm/a", "orm/undone", "orm/spoken", "orm/crammed", "orm/answered"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for card, e := range last {
		got[card] = e.Text
	}
	want := map[string]string{"orm/a": "second", "orm/undone": "kept", "orm/crammed": "crammed", "orm/answered": "given"}
	if !maps.Equal(got, want) {
		t.Errorf("last written %q, want %q", got, want)
	}
}
