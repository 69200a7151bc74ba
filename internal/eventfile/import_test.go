package eventfile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/historytest"
	"djq/internal/memory"
)

// manyLines returns the lines of events that no history merges card by card.
func manyLines(t *testing.T, n int) []string {
	t.Helper()
	lines := make([]string, n)
	for i := range lines {
		e := historytest.Rated(fmt.Sprintf("orm/c%d", i%50), memory.Good, -i%30)
		e.UID, e.Machine = fmt.Sprintf("u%06d", i), "other"
		text, err := Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		lines[i] = string(text)
	}
	return lines
}

func countEvents(t *testing.T, s *history.Store) (n int) {
	t.Helper()
	if err := s.Events(t.Context(), func(event.Event) error { n++; return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestImportIsAllOrNothing(t *testing.T) {
	lines := manyLines(t, 3000)
	last := historytest.Rated("orm/a", memory.Good, 3) // ahead
	last.UID, last.Machine = "u-last", "other"
	ahead, err := Marshal(last)
	if err != nil {
		t.Fatal(err)
	}
	for want, bad := range map[string]string{
		"line 3001: not an event": "junk\n", "line 3001: at: 2026-11-26 is more than two days ahead": string(ahead), "line 3001: cut off": "{",
	} {
		s := historytest.New(t, 0)
		_, _, err := Import(t.Context(), s, "many.jsonl", strings.NewReader(strings.Join(lines, "")+bad))
		checkRefusal(t, err, "many.jsonl", want)
		if n := countEvents(t, s); n != 0 {
			t.Errorf("%s: %d events are there", want, n)
		}
	}
	// What gets its true date later in the file is not refused.
	redated, err := Marshal(historytest.At(event.Event{UID: "u-redate", Kind: event.Redate, Card: "orm/a", Of: "u-last", Machine: "other"}, 0))
	if err != nil {
		t.Fatal(err)
	}
	s := historytest.New(t, 0)
	text := string(ahead) + strings.Join(lines, "") + string(redated)
	if read, added, err := Import(t.Context(), s, "many.jsonl", strings.NewReader(text)); read != 3002 || added != 3002 || err != nil {
		t.Errorf("read %d, added %d, %v", read, added, err)
	}
	verify(t, s)
}

// A pipe is read to its end before the history is locked, and nothing of it is
// left behind.
func TestImportOfAPipeLeavesTheHistoryUnlocked(t *testing.T) {
	s := historytest.New(t, 0)
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	done := make(chan error, 1)
	var added int
	go func() {
		var err error
		_, added, err = Import(t.Context(), s, "a pipe", in)
		done <- err
	}()
	lines := manyLines(t, 5000) // more than a pipe holds
	for _, line := range lines[:4000] {
		if _, err := out.WriteString(line); err != nil {
			t.Fatal(err)
		}
	}
	other := historytest.Open(t, s.Path(), 0)
	historytest.Append(t, other, historytest.Rated("orm/a", memory.Good, 0))
	if _, err := out.WriteString(strings.Join(lines[4000:], "")); err != nil {
		t.Fatal(err)
	}
	out.Close()
	if err := <-done; err != nil || added != len(lines) {
		t.Errorf("added %d, %v", added, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), ".djq-*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	verify(t, s)
}

func TestImportStopsWaitingForAPipe(t *testing.T) {
	s := historytest.New(t, 0)
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	defer in.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		_, _, err := Import(ctx, s, "a pipe", in)
		done <- err
	}()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
