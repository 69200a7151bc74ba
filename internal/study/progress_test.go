package study

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/memory"
)

var (
	noon  = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	today = memory.DayOf(noon, memory.DefaultDayStart)
)

func scheduler(t *testing.T) *memory.Scheduler {
	t.Helper()
	s, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func store(t *testing.T) *history.Store {
	t.Helper()
	s, err := history.Open(t.Context(), filepath.Join(t.TempDir(), "history.db"), scheduler(t), memory.MomentOf(noon, memory.DefaultDayStart))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// review rates a card that many days from today.
func review(t *testing.T, s *history.Store, card string, r memory.Rating, days int) {
	t.Helper()
	happen(t, s, event.Event{Kind: event.Review, Card: card, Rating: r}, days)
}

func happen(t *testing.T, s *history.Store, e event.Event, days int) {
	t.Helper()
	e.At = noon.AddDate(0, 0, days)
	e.Day = memory.DayOf(e.At, memory.DefaultDayStart)
	if _, _, err := s.Append(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, s *history.Store, cards []*bank.Card) *Progress {
	t.Helper()
	d, err := Load(t.Context(), s, cards, today)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestQueueByProgress(t *testing.T) {
	cs := cards("weak new1 strong later often new2 buried suspended")
	cs[4].Asked = bank.Often
	s := store(t)
	review(t, s, "orm/weak", memory.Again, -9)
	review(t, s, "orm/strong", memory.Good, -9)
	review(t, s, "orm/later", memory.Easy, -1)
	review(t, s, "orm/buried", memory.Again, -9)
	happen(t, s, event.Event{Kind: event.Bury, Card: "orm/buried"}, 0)
	happen(t, s, event.Event{Kind: event.Suspend, Card: "orm/suspended"}, -3)
	d := load(t, s, cs)
	for _, tt := range []struct {
		name   string
		choice QueueOptions
		want   string
	}{
		{"due", QueueOptions{Order: Due, New: 20, Count: 20}, "weak often new1 strong new2"},
		{"due without new", QueueOptions{Order: Due, Count: 20}, "weak strong"},
		{"due, two new", QueueOptions{Order: Due, New: 2, Count: 20}, "weak often strong new1"},
		{"due, cut", QueueOptions{Order: Due, New: 20, Count: 2}, "weak often"},
		{"weakest", QueueOptions{Order: Weakest, Count: 20}, "weak strong later often new1 new2"},
		{"bank", QueueOptions{Order: Bank, Count: 20}, "weak new1 strong later often new2 buried suspended"},
		{"bank, cut", QueueOptions{Order: Bank, Count: 2}, "weak new1"},
	} {
		if got := ids(d.Queue(cs, tt.choice)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	random := QueueOptions{Order: Random, Seed: 7, Count: 8}
	if a, b := ids(d.Queue(cs, random)), ids(NewProgress(scheduler(t), today).Queue(cs, random)); a != b {
		t.Errorf("random depends on the history: %s and %s", a, b)
	}
}

func TestSpreadPutsNewCardsEvenlyBetween(t *testing.T) {
	for _, tt := range []struct {
		a, b int
		want string
	}{
		{6, 2, "1 2 a 3 4 b 5 6"},
		{1, 3, "1 a b c"},
		{2, 0, "1 2"},
		{0, 2, "a b"},
		{3, 3, "1 a 2 b 3 c"},
	} {
		a, b := cards("1 2 3 4 5 6")[:tt.a], cards("a b c d e f")[:tt.b]
		if got := ids(spread(a, b)); got != tt.want {
			t.Errorf("%d and %d: %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestNewCardsADayCountOverSessions(t *testing.T) {
	cs := cards("a b c d e")
	s := store(t)
	review(t, s, "orm/a", memory.Good, 0)
	review(t, s, "orm/b", memory.Good, 0)
	d := load(t, s, cs)
	if got := ids(d.Queue(cs, QueueOptions{Order: Due, New: 3, Count: 20})); got != "c" {
		t.Errorf("with 3 new a day, 2 of them asked: %q, want c", got)
	}
	if got := ids(d.Queue(cs, QueueOptions{Order: Due, New: 1, Count: 20})); got != "" {
		t.Errorf("with fewer a day than asked: %q, want none", got)
	}
	n := d.NextDue(cs)
	if n.Unseen != 3 || n.Due <= today || n.Cards != 2 {
		t.Errorf("next: %+v", n)
	}
}

func TestNextDueSkipsSuspendedAndBuried(t *testing.T) {
	cs := cards("a b c")
	s := store(t)
	review(t, s, "orm/a", memory.Again, -9)
	happen(t, s, event.Event{Kind: event.Bury, Card: "orm/a"}, 0)
	happen(t, s, event.Event{Kind: event.Suspend, Card: "orm/b"}, 0)
	if n := load(t, s, cs).NextDue(cs); n != (NextDue{Due: today + 1, Cards: 1, Unseen: 1}) {
		t.Errorf("next: %+v", n)
	}
	if n := NewProgress(scheduler(t), today).NextDue(nil); n != (NextDue{}) {
		t.Errorf("next of nothing: %+v", n)
	}
}

func TestAliasesKeepHistory(t *testing.T) {
	s := store(t)
	review(t, s, "orm/old", memory.Good, -5)
	review(t, s, "orm/older", memory.Good, -9)
	cs := cards("new other")
	cs[0].Aliases = []string{"orm/old", "orm/older", "orm/never"}
	if d := load(t, s, cs); d.State(cs[0]).Reps != 2 {
		t.Errorf("state under the new name: %+v", d.State(cs[0]))
	}
	// Gone from the bank and back: nothing is lost.
	load(t, s, cs[1:])
	if d := load(t, s, cs); d.State(cs[0]).Reps != 2 {
		t.Errorf("state after the card came back: %+v", d.State(cs[0]))
	}
	// Renamed once more: the earlier names follow.
	newest := cards("newest")
	newest[0].Aliases = []string{"orm/new"}
	review(t, s, "orm/new", memory.Good, -1)
	if d := load(t, s, newest); d.State(newest[0]).Reps != 3 {
		t.Errorf("state after a second name: %+v", d.State(newest[0]))
	}
	// A card that takes an old name has its own history under it.
	back := cards("old newest")
	back[1].Aliases = []string{"orm/new"}
	if d := load(t, s, back); d.State(back[0]).Reps != 1 || d.State(back[1]).Reps != 2 {
		t.Errorf("states after the old name was taken: %+v, %+v", d.State(back[0]), d.State(back[1]))
	}
}

func TestRecorderWritesEachEvent(t *testing.T) {
	ctx := t.Context()
	cs := cards("a b")
	cs[0].KeyPoints = []string{"first", "second"}
	cs[0].BonusPoints = []string{"third", "fourth"}
	s := store(t)
	d := load(t, s, cs)
	if d.Seen() {
		t.Error("an empty history counts as seen")
	}
	open := func(context.Context) (*history.Store, error) { return s, nil }
	r := d.NewRecorder(ctx, RecorderOptions{Open: open, Start: noon, DayStarts: memory.DefaultDayStart})
	for i, e := range []drill.Event{
		{Action: drill.Reviewed, Card: cs[0], Rating: memory.Again, Open: 9 * time.Second, Counted: 3 * time.Second, Variant: 2, Missed: []int{1}, Bonus: []int{1}, Hinted: true},
		{Action: drill.Skipped, Card: cs[1]},
		{Action: drill.Undone, Card: cs[1], Of: 2},
		{Action: drill.Buried, Card: cs[1]},
		{Action: drill.Reviewed, Card: cs[0], Rating: memory.Good, Open: 48 * time.Hour, Counted: 48 * time.Hour},
		{Action: drill.Undone, Card: cs[0], Of: 5},
		{Action: drill.Suspended, Card: cs[1]},
		{Action: drill.Flagged, Card: cs[1]},
	} {
		e.N = i + 1
		if err := r.Write(ctx, e, noon.Add(time.Duration(i)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	a, b := d.State(cs[0]), d.State(cs[1])
	if a.Reps != 1 || b.Buried != today || !b.Suspended || !b.Flagged || !d.Seen() || !d.SetAside(cs[1]) {
		t.Errorf("states %+v, %+v", a, b)
	}
	var events []event.Event
	if err := s.Events(ctx, func(e event.Event) error { events = append(events, e); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(events) != 6 {
		t.Fatalf("%d events, want 6: %+v", len(events), events)
	}
	if e := events[0]; e.MS != 3000 || e.OpenMS != 9000 || e.Variant != 2 || e.Hints != 1 || len(e.Bonus) != 1 || e.Bonus[0] != "fourth" || len(e.Missed) != 1 || e.Missed[0] != "second" || e.Session == "" {
		t.Errorf("review %+v", e)
	}
	if e := events[2]; e.MS != 24*3600*1000 {
		t.Errorf("a review left open for days took %d ms", e.MS)
	}
	if events[3].Of != events[2].UID {
		t.Errorf("undo %+v of %+v", events[3], events[2])
	}

	cram := d.NewRecorder(ctx, RecorderOptions{Open: open, Start: noon, DayStarts: memory.DefaultDayStart, Cram: true})
	if err := cram.Write(ctx, drill.Event{N: 1, Action: drill.Reviewed, Card: cs[0], Rating: memory.Easy}, noon.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if got := d.State(cs[0]); got.Due != a.Due || got.Reps != 1 {
		t.Errorf("cramming changed the schedule: %+v", got)
	}
	if backups, err := database.Backups(t.Context(), s.Path()); err != nil || len(backups) != 1 {
		t.Errorf("backups %v, %v", backups, err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if err := r.Write(ctx, drill.Event{N: 9, Action: drill.Reviewed, Card: cs[0], Rating: memory.Easy}, noon); err == nil || !strings.Contains(err.Error(), "not saved") {
		t.Errorf("a rating that could not be saved: %v", err)
	}
	broken := errors.New("no such luck")
	none := d.NewRecorder(ctx, RecorderOptions{Open: func(context.Context) (*history.Store, error) { return nil, broken }, Start: noon})
	if err := none.Write(ctx, drill.Event{N: 1, Action: drill.Flagged, Card: cs[0]}, noon); !errors.Is(err, broken) {
		t.Errorf("a history that cannot be opened: %v", err)
	}
	if err := none.Close(); err != nil {
		t.Error(err)
	}
}
