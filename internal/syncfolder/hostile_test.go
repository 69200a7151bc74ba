package syncfolder

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/historytest"
	"djq/internal/memory"
)

// hostile is a machine that may write whatever it likes into a folder.
type hostile struct {
	t      *testing.T
	random *rand.Rand
	dir    string
	honest []*history.Store
	seen   []event.Event // what the honest machines wrote
	old    []string      // earlier contents of their files
	uids   int
}

// name returns the name of a machine: its own, one made up, or an honest one's.
func (h *hostile) name() string {
	switch h.random.IntN(4) {
	case 0:
		return fmt.Sprintf("ghost-%d", h.random.IntN(3))
	case 1:
		return h.honest[h.random.IntN(len(h.honest))].Machine()
	}
	return "hostile"
}

// event returns an event that does harm where it is believed.
func (h *hostile) event() event.Event {
	h.uids++
	victim := h.seen[h.random.IntN(len(h.seen))]
	e := historytest.At(event.Event{UID: fmt.Sprintf("hostile-%d", h.uids), Card: victim.Card, Machine: h.name()}, h.random.IntN(12))
	switch h.random.IntN(6) {
	case 0:
		e.Kind, e.Of = event.Undo, victim.UID
	case 1:
		e.Kind = event.Reset
	case 2:
		e.Kind = event.Suspend
	case 3, 4:
		return stolen(victim, h.name())
	default:
		e.Kind, e.Rating, e.MS = event.Review, memory.Rating(1+h.random.IntN(4)), 100
	}
	return e
}

// act does something to the folder.
func (h *hostile) act() {
	victim := filePath(h.dir, h.honest[h.random.IntN(len(h.honest))].Machine())
	text, err := os.ReadFile(victim)
	if err == nil && len(text) > 0 {
		h.old = append(h.old, string(text))
	}
	switch h.random.IntN(9) {
	case 0, 1, 2:
		var events []event.Event
		for range 1 + h.random.IntN(8) {
			events = append(events, h.event())
		}
		put(h.t, filePath(h.dir, "hostile"), wholeFile(h.t, "hostile", events...))
	case 3:
		os.RemoveAll(victim)
	case 4:
		put(h.t, victim, string(text[:h.random.IntN(len(text)+1)]))
	case 5: // one line less, or another order
		if lines := strings.SplitAfter(string(text), "\n"); len(lines) > 3 {
			i := 1 + h.random.IntN(len(lines)-3)
			put(h.t, victim, strings.Join(append(lines[:i:i], lines[i+1:]...), ""))
		}
	case 6: // what it was once, if it is that machine's
		if i := h.random.IntN(len(h.old) + 1); i < len(h.old) && strings.Contains(h.old[i], filepath.Base(victim)[:20]) {
			put(h.t, victim, h.old[i])
		}
	case 7:
		put(h.t, filePath(h.dir, "junk"), strings.Repeat("\x1b[2J\x00", h.random.IntN(1000)))
		if err := os.MkdirAll(filePath(h.dir, "folder"), 0o700); err != nil {
			h.t.Fatal(err)
		}
	case 8: // its file under an honest one's name
		put(h.t, filePath(h.dir, "copy"), string(text))
		put(h.t, victim, wholeFile(h.t, "hostile", h.event()))
	}
}

// TestHonestMachinesAgreeBesideAHostileOne has two machines study and sync while
// a third one does what it likes to the folder. In the end both have the same
// events, each one that they wrote as it was written, and none of them undone.
func TestHonestMachinesAgreeBesideAHostileOne(t *testing.T) {
	seeds := 12
	if testing.Short() {
		seeds = 3
	}
	for seed := range seeds {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(seed), 12))
			stores := []*history.Store{historytest.New(t, 100), historytest.New(t, 100)}
			h := &hostile{t: t, random: random, dir: t.TempDir(), honest: stores}
			for day := range 10 {
				for _, s := range stores {
					for range random.IntN(3) {
						card := fmt.Sprintf("orm/card-%d", random.IntN(6))
						h.seen = append(h.seen, historytest.Append(t, s, historytest.Rated(card, memory.Rating(1+random.IntN(4)), day))...)
					}
					if len(h.seen) > 0 {
						h.act()
					}
					if random.IntN(3) > 0 {
						sync(t, s, h.dir)
					}
				}
			}
			// The hostile one has had its say; each honest one has synced after the
			// other.
			for range 2 {
				for _, s := range stores {
					sync(t, s, h.dir)
				}
			}
			checkHonest(t, stores, h.seen)
			// Without it, only what the honest ones know of each other is left.
			for _, s := range stores {
				for _, name := range []string{"hostile", "ghost-0", "ghost-1", "ghost-2"} {
					if _, _, err := s.Forget(t.Context(), name, historytest.Noon()); err != nil {
						t.Fatal(err)
					}
				}
				sync(t, s, h.dir)
			}
			checkHonest(t, stores, h.seen)
			for _, s := range stores {
				if export := export(t, s); strings.Contains(export, "ghost-") || strings.Contains(export, `"machine":"hostile"`) {
					t.Error("something of a forgotten machine is left")
				}
			}
		})
	}
}

// checkHonest fails unless all histories have the same events, and all of those
// given, of which none was undone.
func checkHonest(t *testing.T, stores []*history.Store, wrote []event.Event) {
	t.Helper()
	if a, b := export(t, stores[0]), export(t, stores[1]); a != b {
		t.Errorf("the honest machines differ:\n%s\n%s", a, b)
	}
	for i, s := range stores {
		verify(t, s)
		sums := map[string]bool{}
		if err := s.Events(t.Context(), func(e event.Event) error { sums[e.Sum()] = true; return nil }); err != nil {
			t.Fatal(err)
		}
		counting := map[string]bool{}
		if err := s.Reviews(t.Context(), func(e event.Event) error { counting[e.UID] = true; return nil }); err != nil {
			t.Fatal(err)
		}
		for _, e := range wrote {
			if !sums[e.Sum()] || !counting[e.UID] {
				t.Errorf("machine %d: event %s is there as it was written: %v; counts: %v", i, e.UID, sums[e.Sum()], counting[e.UID])
			}
		}
	}
}
