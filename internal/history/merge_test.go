package history

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/memory"
)

// An undo may come before what it undoes when histories are merged.
func TestUndoMergedBeforeItsReviewCounts(t *testing.T) {
	a, b := newStore(t), newStore(t)
	review := appendAll(t, a, rated("orm/a", memory.Good, 0))[0]
	undo := appendAll(t, a, at(event.Event{Kind: event.Undo, Card: "orm/a", Of: review.UID}, 0))[0]
	for _, e := range []event.Event{undo, review} {
		if added, err := b.Merge(t.Context(), []event.Event{e}); err != nil || added != 1 {
			t.Fatalf("added %d, %v", added, err)
		}
	}
	if states(t, b)["orm/a"].Seen() {
		t.Error("the undone review counts")
	}
	if added, err := b.Merge(t.Context(), []event.Event{review, undo}); err != nil || added != 0 {
		t.Errorf("merged again: %d, %v", added, err)
	}
	verify(t, b)
}

// Machines that exchange their events in any order have the same of
// everything, whatever they did.
func TestMergeConverges(t *testing.T) {
	ctx := t.Context()
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 1))
		stores := []*Store{newStore(t), newStore(t), newStore(t)}
		zones := []*time.Location{time.UTC, time.FixedZone("", 9*3600), time.FixedZone("", -10*3600)}
		written := make([][]event.Event, len(stores))
		for day := range 12 {
			for i, s := range stores {
				for range rng.IntN(5) {
					e := at(event.Event{Card: fmt.Sprintf("orm/%c", 'a'+rng.IntN(4)), Session: "s"}, day)
					e.At = e.At.In(zones[i]).Add(time.Duration(rng.IntN(600)) * time.Minute)
					e.Day = memory.DayOf(e.At, memory.DefaultDayStart)
					e.Kind = []event.Kind{event.Review, event.Review, event.Review, event.Review, event.Undo, event.Reset, event.Bury, event.Suspend, event.Unsuspend, event.Flag, event.Cram}[rng.IntN(11)]
					switch e.Kind {
					case event.Review, event.Cram:
						e.Rating, e.MS = memory.Rating(1+rng.IntN(4)), rng.IntN(9000)
					case event.Undo:
						if len(written[i]) == 0 {
							continue
						}
						of := written[i][rng.IntN(len(written[i]))]
						e.Of, e.Card = of.UID, of.Card
					}
					written[i] = append(written[i], appendAll(t, s, e)...)
				}
				if rng.IntN(4) == 0 {
					from := rng.IntN(len(stores))
					batch := slices.Clone(written[from])
					rng.Shuffle(len(batch), func(a, b int) { batch[a], batch[b] = batch[b], batch[a] })
					if _, err := s.Merge(ctx, batch[:rng.IntN(len(batch)+1)]); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		for i, s := range stores {
			if err := s.keepUp(ctx, now); err != nil { // the days of all events have come
				t.Fatal(err)
			}
			for j := range stores {
				if _, err := s.Merge(ctx, written[(i+j)%3]); err != nil {
					t.Fatal(err)
				}
			}
			verify(t, s)
		}
		for _, s := range stores[1:] {
			want, got := states(t, stores[0]), states(t, s)
			if len(want) != len(got) {
				t.Fatalf("seed %d: %d cards and %d", seed, len(want), len(got))
			}
			for card := range want {
				if !want[card].Equal(got[card]) {
					t.Errorf("seed %d: %s differs:\n%+v\n%+v", seed, card, want[card], got[card])
				}
			}
		}
	}
}

// A large import is derived anew as a whole, with the same result.
func TestMergeOfManyEqualsMergingPieces(t *testing.T) {
	var events []event.Event
	for i := range rebuildFrom + 500 {
		e := rated(fmt.Sprintf("orm/c%d", i%50), memory.Rating(1+i%4), i/100)
		e.UID, e.Machine = fmt.Sprintf("u%06d", i), "other"
		events = append(events, e)
	}
	whole, pieces := newStore(t), newStore(t)
	if added, err := whole.Merge(t.Context(), events); err != nil || added != len(events) {
		t.Fatalf("added %d, %v", added, err)
	}
	for part := range slices.Chunk(events, 400) {
		if _, err := pieces.Merge(t.Context(), part); err != nil {
			t.Fatal(err)
		}
	}
	a, b := states(t, whole), states(t, pieces)
	for card := range a {
		if !a[card].Equal(b[card]) {
			t.Fatalf("%s differs:\n%+v\n%+v", card, a[card], b[card])
		}
	}
	verify(t, whole)
	verify(t, pieces)
}

// Among many events those that the history has, and those that a restore has put
// away, are found as among few.
func TestMergeOfManyPassesOverWhatIsThere(t *testing.T) {
	var events []event.Event
	for i := range 2 * rebuildFrom {
		e := rated(fmt.Sprintf("orm/c%d", i%50), memory.Rating(1+i%4), i/100)
		e.UID, e.Machine = fmt.Sprintf("u%06d", i), "other"
		events = append(events, e)
	}
	last := len(events) - 1
	for _, putAway := range []bool{false, true} {
		s := newStore(t)
		if putAway {
			if _, err := s.db.Exec("INSERT INTO put_away VALUES (?)", events[last-1].UID); err != nil {
				t.Fatal(err)
			}
		}
		// One is there before, one comes twice, and one a second time altered.
		if _, err := s.Merge(t.Context(), events[last-4:last-3]); err != nil {
			t.Fatal(err)
		}
		altered := events[last]
		altered.MS++
		var told int
		merged, err := s.MergeEach(t.Context(), func(yield func(event.Summed, error) bool) {
			for _, e := range append(slices.Clone(events), events[last-2], altered, altered) {
				if !yield(e.WithSum(), nil) {
					return
				}
			}
		}, MergeOptions{Added: func(event.Event) { told++ }})
		want := len(events) - 1
		if putAway {
			want--
		}
		if err != nil || merged.Added != want || told != want || merged.ConflictCount != 1 {
			t.Errorf("put away %v: %d added, %d told of, %d conflicts, %v; want %d and 1", putAway, merged.Added, told, merged.ConflictCount, err, want)
		}
		if c := merged.Conflicts[0]; c.Replaced != altered.Prevails(events[last]) {
			t.Errorf("the conflict %+v", c)
		}
		verify(t, s)
	}
}

func TestRenameJoinsEarlierNames(t *testing.T) {
	s := newStore(t)
	appendAll(t, s, rated("orm/old", memory.Good, 0), rated("orm/older", memory.Hard, 2))
	if err := s.Rename(t.Context(), map[string]string{"orm/old": "orm/new", "orm/older": "orm/new"}); err != nil {
		t.Fatal(err)
	}
	m := states(t, s)
	if m["orm/new"].Reps != 2 || len(m) != 1 {
		t.Errorf("states %+v", m)
	}
	appendAll(t, s, rated("orm/old", memory.Good, 5), rated("orm/new", memory.Good, 6))
	if got := states(t, s); got["orm/new"].Reps != 4 || len(got) != 1 {
		t.Errorf("states %+v", got)
	}
	names, err := s.Renamed(t.Context())
	if err != nil || names["orm/old"] != "orm/new" {
		t.Errorf("renamed %v, %v", names, err)
	}
	verify(t, s)
	if err := s.Rename(t.Context(), nil); err != nil || len(states(t, s)) != 3 {
		t.Errorf("without names: %+v, %v", states(t, s), err)
	}
	verify(t, s)
}

// An event that takes the place of the only one of another card leaves no state of that.
func TestReplacedEventTakesItsCardAlong(t *testing.T) {
	s := newStore(t)
	first := rated("orm/a", memory.Good, 0)
	first.UID, first.Machine = "u1", "other"
	second := first
	second.Card = "orm/b"
	for _, e := range []event.Event{first, second} {
		holds := func(_, _ event.Event) bool { return true }
		if _, err := s.MergeEach(t.Context(), func(yield func(event.Summed, error) bool) { yield(e.WithSum(), nil) }, MergeOptions{Holds: holds}); err != nil {
			t.Fatal(err)
		}
	}
	if got := states(t, s); len(got) != 1 || !got["orm/b"].Seen() {
		t.Errorf("states: %+v", got)
	}
	verify(t, s)
}
