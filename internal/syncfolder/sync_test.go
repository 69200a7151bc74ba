package syncfolder

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/history/historytest"
	"djq/internal/memory"
)

func TestSyncCarriesEventsBetweenMachines(t *testing.T) {
	dir := t.TempDir()
	a, b := historytest.New(t, 100), historytest.New(t, 100)
	historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0), historytest.Rated("orm/b", memory.Again, 1))
	historytest.Append(t, b, historytest.Rated("orm/a", memory.Hard, 1))
	if r := sync(t, a, dir); r.Written != 2 || r.Added != 0 || r.Others != 0 {
		t.Errorf("first sync of a: %+v", r)
	}
	if r := sync(t, b, dir); r.Written != 1 || r.Added != 2 || r.Others != 1 {
		t.Errorf("first sync of b: %+v", r)
	}
	info, _ := os.Stat(filePath(dir, b.Machine()))
	if r := sync(t, b, dir); r.Added != 0 {
		t.Errorf("second sync of b: %+v", r)
	}
	if again, _ := os.Stat(filePath(dir, b.Machine())); !again.ModTime().Equal(info.ModTime()) {
		t.Error("a file that holds everything already was written again")
	}
	if r := sync(t, a, dir); r.Added != 1 {
		t.Errorf("second sync of a: %+v", r)
	}
	if export(t, a) != export(t, b) {
		t.Error("the histories differ")
	}
	verify(t, a)
	verify(t, b)
	if got := get(t, filepath.Join(dir, ".gitignore")); got != ".djq-*.tmp\n" {
		t.Errorf(".gitignore holds %q", got)
	}
}

// What is not whole is left out, and what I know of its machine goes on being
// carried.
func TestSyncCarriesWhatADamagedFileLacks(t *testing.T) {
	dir := t.TempDir()
	a, b, c := historytest.New(t, 100), historytest.New(t, 100), historytest.New(t, 100)
	historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0), historytest.Rated("orm/b", memory.Again, 1))
	sync(t, a, dir)
	sync(t, b, dir)
	path := filePath(dir, a.Machine())
	whole := get(t, path)
	lines := strings.SplitAfter(whole, "\n")
	for name, text := range map[string]string{
		"empty": "", "cut": lines[0] + lines[1], "altered": strings.Replace(whole, "orm/b", "orm/c", 1), "half": whole[:len(whole)/2],
	} {
		put(t, path, text)
		if r := sync(t, b, dir); len(r.LeftOut) != 1 || r.LeftOut[0].Path != path || r.Written != 2 || r.Added != 0 {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if r := sync(t, c, dir); r.Added != 2 || len(r.LeftOut) != 1 {
		t.Errorf("a new machine: %+v", r)
	}
	// An older file of it does not stop me either.
	put(t, path, wholeFile(t, a.Machine()))
	if r := sync(t, b, dir); r.Written != 2 || len(r.LeftOut) != 0 {
		t.Errorf("beside an older file: %+v", r)
	}
	if r := sync(t, historytest.New(t, 100), dir); r.Added != 2 {
		t.Errorf("another new machine: %+v", r)
	}
	put(t, path, "damaged\n")
	if r := sync(t, a, dir); !r.Rewritten || r.Written != 2 || get(t, path) != whole {
		t.Errorf("its own machine: %+v", r)
	}
	if r := sync(t, b, dir); r.Written != 0 || len(r.LeftOut) != 0 {
		t.Errorf("beside a whole file again: %+v", r)
	}
}

// A file only grows at its end, also by an event that is dated before others.
func TestSyncWritesEventsInTheOrderOfWriting(t *testing.T) {
	dir, s := t.TempDir(), historytest.New(t, 100)
	later := historytest.Append(t, s, historytest.Rated("orm/a", memory.Good, 5))[0]
	sync(t, s, dir)
	earlier := historytest.Append(t, s, historytest.Rated("orm/b", memory.Good, 0))[0]
	sync(t, s, dir)
	if got, want := get(t, filePath(dir, s.Machine())), wholeFile(t, s.Machine(), later, earlier); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestSyncRefusesWhatIsNoFolder(t *testing.T) {
	dir, s := t.TempDir(), historytest.New(t, 100)
	put(t, filepath.Join(dir, "file"), "")
	for name, want := range map[string]string{"missing": "cannot be read", "file": "is not a folder"} {
		_, err := Sync(t.Context(), s, filepath.Join(dir, name))
		var refused *database.FileError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || refused.Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSyncReadsCopiesThatConflict(t *testing.T) {
	dir, s := t.TempDir(), historytest.New(t, 100)
	put(t, filepath.Join(dir, "m.djq.sync-conflict-20261201-120000-ABC.jsonl"), wholeFile(t, "m", flagged("u1")))
	if err := os.Mkdir(filepath.Join(dir, "z.djq.jsonl"), 0o700); err != nil {
		t.Fatal(err)
	}
	if r := sync(t, s, dir); r.Added != 1 || len(r.LeftOut) != 1 || !strings.Contains(r.LeftOut[0].Err.Error(), "a folder") {
		t.Errorf("%+v", r)
	}
}

// Two copies of one history share a machine's name, and thus a file.
func TestSyncOfCopiesThatShareAName(t *testing.T) {
	dir := t.TempDir()
	first := historytest.New(t, 100)
	historytest.Append(t, first, historytest.Rated("orm/first", memory.Good, 0))
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "history.db")
	put(t, copied, get(t, first.Path()))
	a, b := historytest.Open(t, first.Path(), 100), historytest.Open(t, copied, 100)
	historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 5))
	historytest.Append(t, b, historytest.Rated("orm/b", memory.Good, 5))
	for _, s := range []*history.Store{a, b, a} {
		sync(t, s, dir)
	}
	if export(t, a) != export(t, b) || strings.Count(export(t, a), "\n") != 3 {
		t.Errorf("the copies differ:\n%s\n%s", export(t, a), export(t, b))
	}
}

func TestUndoCountsFromItsOwnMachineOnly(t *testing.T) {
	dir := t.TempDir()
	a, b := historytest.New(t, 100), historytest.New(t, 100)
	review := historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0))[0]
	sync(t, a, dir)
	sync(t, b, dir)
	foreign := historytest.At(event.Event{Kind: event.Undo, Card: "orm/a", Of: review.UID}, 1)
	historytest.Append(t, b, foreign)
	if reps(t, b, "orm/a") != 1 {
		t.Error("one machine undoes what another one wrote, on its own")
	}
	sync(t, b, dir)
	if r := sync(t, a, dir); r.Added != 1 || reps(t, a, "orm/a") != 1 {
		t.Errorf("on the other one: %+v", r)
	}
	verify(t, a)
	verify(t, b)
	historytest.Append(t, a, historytest.At(event.Event{Kind: event.Undo, Card: "orm/a", Of: review.UID}, 1))
	sync(t, a, dir)
	sync(t, b, dir)
	if reps(t, a, "orm/a") != 0 || reps(t, b, "orm/a") != 0 {
		t.Error("its own machine cannot undo it")
	}
}

func TestSyncNamesForeignResetsAndForgetTakesThemOut(t *testing.T) {
	dir := t.TempDir()
	a, b := historytest.New(t, 100), historytest.New(t, 100)
	historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0), historytest.Rated("orm/a", memory.Good, 3), historytest.Rated("orm/b", memory.Good, 0))
	sync(t, a, dir)
	sync(t, b, dir)
	historytest.Append(t, b, historytest.At(event.Event{Kind: event.Reset, Card: "orm/a"}, 4), historytest.At(event.Event{Kind: event.Reset, Card: "orm/b"}, 4), historytest.Rated("orm/c", memory.Good, 4))
	if r := sync(t, b, dir); len(r.Resets) != 0 {
		t.Errorf("its own resets: %+v", r.Resets)
	}
	if r := sync(t, a, dir); !slices.Equal(r.Resets, []Reset{{b.Machine(), 2, 3}}) || reps(t, a, "orm/a") != 0 {
		t.Errorf("resets: %+v", r.Resets)
	}
	if r := sync(t, a, dir); len(r.Resets) != 0 {
		t.Errorf("named again: %+v", r.Resets)
	}
	removed, kept, err := a.Forget(t.Context(), b.Machine(), historytest.Noon())
	if err != nil || removed != 3 || kept == "" {
		t.Fatalf("forgot %d events, kept %q, %v", removed, kept, err)
	}
	if reps(t, a, "orm/a") != 2 || reps(t, a, "orm/c") != 0 {
		t.Error("what it did is not taken out")
	}
	if r := sync(t, a, dir); r.Added != 0 || !slices.Equal(r.Forgotten, []string{b.Machine()}) || reps(t, a, "orm/a") != 2 {
		t.Errorf("the next sync: %+v", r)
	}
	verify(t, a)
	if err := a.Remember(t.Context(), b.Machine()); err != nil {
		t.Fatal(err)
	}
	if r := sync(t, a, dir); r.Added != 3 || reps(t, a, "orm/a") != 0 {
		t.Errorf("after it is accepted again: %+v", r)
	}
	verify(t, a)
}

func TestSyncNamesForeignRedatesAndForgetTakesThemOut(t *testing.T) {
	dir := t.TempDir()
	a, b := historytest.New(t, 100), historytest.New(t, 100)
	mine := historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 5), historytest.Rated("orm/b", memory.Good, 5), historytest.Rated("orm/c", memory.Good, 5))
	sync(t, a, dir)
	sync(t, b, dir)
	redate := func(uid string, of event.Event, days int) event.Event {
		return historytest.At(event.Event{UID: uid, Kind: event.Redate, Card: of.Card, Of: of.UID, Machine: "other"}, days)
	}
	theirs := historytest.Rated("orm/d", memory.Good, 50)
	theirs.UID, theirs.Machine = "u", "other"
	events := []event.Event{
		redate("r1", mine[0], 1), redate("r2", mine[1], 1), redate("r3", mine[0], 2),
		redate("r4", mine[2], 5), // where it is already
		theirs, redate("r5", theirs, 3), redate("r6", event.Event{UID: "nothing", Card: "orm/a"}, 1),
	}
	put(t, filePath(dir, "other"), wholeFile(t, "other", events...))
	days := func(s *history.Store) (days []memory.Day) {
		t.Helper()
		if err := s.Reviews(t.Context(), func(e event.Event) error {
			days = append(days, e.Day-mine[0].Day+5)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return days
	}
	for i, s := range []*history.Store{a, b} {
		if r := sync(t, s, dir); !slices.Equal(r.Moved, []history.Moved{{Machine: "other", Events: 2}}) || !slices.Equal(days(s), []memory.Day{1, 2, 3, 5}) {
			t.Errorf("machine %d: %+v, reviews on days %v", i, r.Moved, days(s))
		}
		if r := sync(t, s, dir); len(r.Moved) != 0 {
			t.Errorf("machine %d: named again: %+v", i, r.Moved)
		}
	}
	// A later one moves an event again, also to its first moment.
	put(t, filePath(dir, "other"), wholeFile(t, "other", append(events, redate("r7", mine[1], 5))...))
	if r := sync(t, a, dir); !slices.Equal(r.Moved, []history.Moved{{Machine: "other", Events: 1}}) {
		t.Errorf("moved back: %+v", r.Moved)
	}
	// A machine that has nothing of it yet sees nothing move.
	if r := sync(t, historytest.New(t, 100), dir); len(r.Moved) != 0 {
		t.Errorf("a new machine: %+v", r.Moved)
	}
	if _, _, err := a.Forget(t.Context(), "other", historytest.Noon()); err != nil {
		t.Fatal(err)
	}
	if r := sync(t, a, dir); r.Added != 0 || len(r.Moved) != 0 || !slices.Equal(days(a), []memory.Day{5, 5, 5}) {
		t.Errorf("forgotten: %+v, reviews on days %v", r, days(a))
	}
	verify(t, a)
	verify(t, b)
}
