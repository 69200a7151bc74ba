package syncfolder

import (
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/historytest"
	"djq/internal/memory"
)

// Both machines say so every time, and keep the same event, whichever syncs
// first.
func TestConflictingEventsAreNamedEveryTime(t *testing.T) {
	for first := range 2 {
		dir := t.TempDir()
		stores := []*history.Store{historytest.New(t, 100), historytest.New(t, 100), historytest.New(t, 100)}
		for i, r := range []memory.Rating{memory.Good, memory.Again} {
			e := historytest.Rated("orm/a", r, 0)
			e.UID, e.Machine = "u1", stores[i].Machine()
			merge(t, stores[i], e)
		}
		sync(t, stores[first], dir)
		for range 3 {
			for i, s := range []*history.Store{stores[1-first], stores[first], stores[2]} {
				r := sync(t, s, dir)
				if r.ConflictCount != 1 || len(r.Conflicts) != 1 || r.Conflicts[0].Holds.UID != "u1" {
					t.Errorf("order %d, place %d: %d conflicts: %+v", first, i, r.ConflictCount, r.Conflicts)
				}
				verify(t, s)
			}
		}
		if one := export(t, stores[0]); one != export(t, stores[1]) || one != export(t, stores[2]) {
			t.Error("the machines do not agree")
		}
	}
}

// stolen returns an event with another's uid and the lowest checksum that a few
// tries find.
func stolen(e event.Event, machine string) event.Event {
	best := e
	for i := range 200 {
		theft := e
		theft.Machine, theft.Rating, theft.MS = machine, memory.Again, i
		if best.Rating != memory.Again || theft.Sum() < best.Sum() {
			best = theft
		}
	}
	return best
}

func TestNobodyTakesTheUIDOfAnother(t *testing.T) {
	for _, claimed := range []string{"thief", ""} { // in its own name, and in that of the owner
		dir := t.TempDir()
		a, b := historytest.New(t, 100), historytest.New(t, 100)
		e := historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0))[0]
		if claimed == "" {
			claimed = a.Machine()
		}
		put(t, filePath(dir, "thief"), wholeFile(t, "thief", stolen(e, claimed)))
		sync(t, b, dir) // before the owner's file is there
		sync(t, a, dir)
		for _, s := range []*history.Store{b, a} {
			if r := sync(t, s, dir); r.ConflictCount != 1 || r.Conflicts[0].Holds.Rating != memory.Good {
				t.Errorf("claimed by %s: %+v", claimed, r.Conflicts)
			}
			verify(t, s)
		}
		if export(t, a) != export(t, b) || !strings.Contains(export(t, a), `"rating":"good"`) {
			t.Errorf("claimed by %s: %s", claimed, export(t, b))
		}
	}
}
