package syncfolder

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/eventfile"
	"djq/internal/history/historytest"
	"djq/internal/memory"
)

func flagged(uid string) event.Event {
	return historytest.At(event.Event{UID: uid, Kind: event.Flag, Card: "orm/a", Machine: "m"}, 0)
}

func TestReadFileBelievesWholeFilesOnly(t *testing.T) {
	dir := t.TempDir()
	path := filePath(dir, "m")
	text := wholeFile(t, "m", flagged("u1"), flagged("u2"))
	lines := strings.SplitAfter(text, "\n")
	read := func(text string) (events int, err error) {
		put(t, path, text)
		_, err = readFile(t.Context(), path, func(event.Summed, []byte) error { events++; return nil })
		return events, err
	}
	if n, err := read(text); n != 2 || err != nil {
		t.Fatalf("%d events, %v", n, err)
	}
	if n, err := read(wholeFile(t, "m")); n != 0 || err != nil {
		t.Fatalf("without events: %d, %v", n, err)
	}
	for name, tt := range map[string]struct{ text, want string }{
		"empty":            {"", "it is empty"},
		"cut at a line":    {strings.Join(lines[:2], ""), "its last line is missing"},
		"cut at the top":   {lines[0], "its last line is missing"},
		"cut in a line":    {text[:len(text)-30], "line 4: cut off before the end of the line"},
		"a line too few":   {lines[0] + lines[1] + lines[3], "line 3: expected 2 events, found 1"},
		"a line twice":     {lines[0] + lines[1] + lines[1] + lines[3], "line 4: the events are not those that were written"},
		"other order":      {lines[0] + lines[2] + lines[1] + lines[3], "line 4: the events are not those that were written"},
		"altered":          {strings.Replace(text, "orm/a", "orm/b", 1), "line 2: sum"},
		"more at the end":  {text + lines[1], "line 5: unexpected text after the last line"},
		"without a head":   {strings.Join(lines[1:], ""), "line 1: expected a first line like"},
		"newer":            {strings.Replace(text, `"djq_sync":1`, `"djq_sync":2`, 1), "line 1: written by a newer djq (format 2; this one supports up to 1)"},
		"of another":       {wholeFile(t, "n"), `it is the file of machine "n"`},
		"not an event":     {lines[0] + "<<<<<<< HEAD\n" + lines[3], "line 2: not an event"},
		"too long a field": {wholeFile(t, "m", historytest.At(event.Event{UID: "u1", Kind: event.Flag, Card: "orm/a", Session: strings.Repeat("s", 101), Machine: "m"}, 0)), "line 2: session: expected at most 100"},
		"too long a line":  {lines[0] + strings.Repeat("x", 1<<20+1) + "\n", "line 2: longer than"},
		"too long a name":  {wholeFile(t, strings.Repeat("m", event.MaxMachine+1)), "line 1: machine: expected 1 to 64"},
	} {
		if _, err := read(tt.text); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", name, err, tt.want)
		}
	}
}

// A file that is cut at any byte, or of which one bit differs, is not believed.
func TestReadFileNoticesEveryCutAndFlip(t *testing.T) {
	dir := t.TempDir()
	path := filePath(dir, "m")
	var events []event.Event
	for i := range 5 {
		e := historytest.Rated(fmt.Sprintf("orm/card-%d", i), memory.Good, i)
		e.UID, e.Machine = fmt.Sprintf("u%d", i), "m"
		events = append(events, e)
	}
	text := wholeFile(t, "m", events...)
	refused := func(text string) bool {
		put(t, path, text)
		_, err := readFile(t.Context(), path, func(event.Summed, []byte) error { return nil })
		return err != nil
	}
	for n := range len(text) {
		if !refused(text[:n]) {
			t.Fatalf("cut after %d of %d bytes: believed", n, len(text))
		}
	}
	first, last := strings.Index(text, "\n")+1, strings.LastIndex(text, lastPrefix)
	for i := first; i < last; i++ {
		flipped := []byte(text)
		flipped[i] ^= 1 << (i % 7)
		if !refused(string(flipped)) {
			t.Fatalf("a bit of byte %d flipped: believed", i)
		}
	}
}

func FuzzReadLines(f *testing.F) {
	f.Add("{\"djq_sync\":1,\"machine\":\"m\"}\n{\"end\":\"m\",\"events\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}\n")
	f.Add(wholeFile(f, "m", flagged("u1")))
	f.Fuzz(func(t *testing.T, text string) {
		var events []event.Event
		c, err := readLines(t.Context(), strings.NewReader(text), func(e event.Summed, _ []byte) error {
			events = append(events, e.Event)
			return nil
		})
		var bad *eventfile.LineError
		if errors.As(err, &bad) && bad.Line < 1 {
			t.Fatalf("an error without its line: %v", err)
		}
		if err != nil {
			return
		}
		if c.Events != len(events) {
			t.Fatalf("%d events, the file counts %d", len(events), c.Events)
		}
		again, err := readLines(t.Context(), strings.NewReader(wholeFile(t, c.machine, events...)), func(event.Summed, []byte) error { return nil })
		if err != nil || again.Events != len(events) {
			t.Fatalf("written again: %+v, %v", again, err)
		}
	})
}

func TestMachineOfAFileName(t *testing.T) {
	for name, want := range map[string]string{
		"a.djq.jsonl": "a", "a.djq.sync-conflict-20261201-120000-ABC.jsonl": "a", "a.b.djq.jsonl": "a.b",
	} {
		if got := machineOf(filepath.Join("x.djq", name)); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
