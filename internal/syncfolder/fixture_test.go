package syncfolder

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/eventfile"
	"djq/internal/history"
)

func merge(t testing.TB, s *history.Store, events ...event.Event) {
	t.Helper()
	if _, err := s.Merge(t.Context(), events); err != nil {
		t.Fatal(err)
	}
}

func sync(t testing.TB, s *history.Store, dir string) Result {
	t.Helper()
	r, err := Sync(t.Context(), s, dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// export returns all events of a history as JSON Lines.
func export(t testing.TB, s *history.Store) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := eventfile.Export(t.Context(), s, &b, nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// reps returns how many reviews count for a card.
func reps(t testing.TB, s *history.Store, card string) int {
	t.Helper()
	states, err := s.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return states[card].Reps
}

// verify fails unless all that is derived follows from the events.
func verify(t testing.TB, s *history.Store) {
	t.Helper()
	c, err := s.Check(t.Context())
	if err != nil || len(c.Differences) > 0 {
		t.Fatalf("check: %v, %v", err, c.Differences)
	}
}

// wholeFile returns a machine's file with events.
func wholeFile(t testing.TB, machine string, events ...event.Event) string {
	t.Helper()
	var b strings.Builder
	out, err := newFileWriter(&b, machine)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if err := addEvent(out, e); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.close(""); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func put(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func get(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
