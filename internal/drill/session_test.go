package drill

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"djq/internal/bank"
	"djq/internal/memory"

	"github.com/google/go-cmp/cmp"
)

// card makes a card whose id is given and that has so many key points.
func card(topic, id string, d bank.Difficulty, points int) *bank.Card {
	c := &bank.Card{Topic: topic, ID: id, Difficulty: d, Question: id + "?", Answer: id + "."}
	for i := range points {
		c.KeyPoints = append(c.KeyPoints, fmt.Sprintf("point %d of %s", i, id))
	}
	return c
}

// cards makes n medium cards a, b, … with three key points each.
func cards(n int) []*bank.Card {
	var cs []*bank.Card
	for i := range n {
		cs = append(cs, card("orm", string(rune('a'+i)), bank.Medium, 3))
	}
	return cs
}

// play rates the cards as they come, "!" standing for again, "-" for a skip
// and anything else for good, until the session is done or the script ends,
// and returns the ids in the order asked.
func play(t *testing.T, s *Session, script string) string {
	t.Helper()
	asked := ""
	for _, action := range script {
		if s.Phase() == Done {
			t.Fatalf("done after %q of %q", asked, script)
		}
		asked += s.Card().ID
		if action == '-' {
			must(t)(s.Skip(0))
			continue
		}
		mustDo(t, s.Reveal())
		r := memory.Good
		if action == '!' {
			r = memory.Again
		}
		must(t)(s.Rate(r, 0))
	}
	if s.Phase() != Done {
		asked += "…"
	}
	return asked
}

func must(t *testing.T) func(Event, error) Event {
	return func(e Event, err error) Event {
		t.Helper()
		mustDo(t, err)
		return e
	}
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAgainReturnsAfterThreeOthers(t *testing.T) {
	tests := []struct {
		name   string
		cards  int
		script string
		want   string
	}{
		{"no again", 3, "+++", "abc"},
		{"after three others", 6, "!++++++", "abcdaef"},
		{"the first of several comes first", 6, "!!++++++", "abcdabef"},
		{"every card", 5, "!!!!++++!+", "abcdabcdee"},
		{"fewer than three left", 3, "!+++", "abca"},
		{"at once when none is left", 1, "!+", "aa"},
		{"at most three times", 1, "!!!!", "aaaa"},
		{"at most three times among others", 9, "!+++!+++!++!", "abcdaefgahia"},
		{"two at the end take turns", 2, "!!!!++", "ababab"},
		{"a skipped card does not return", 3, "-++", "abc"},
		{"a returned card can be skipped", 2, "!+-", "aba"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := play(t, New(cards(test.cards), 0), test.script); got != test.want {
				t.Errorf("asked %q, want %q", got, test.want)
			}
		})
	}
}

func TestOneCardFromStartToEnd(t *testing.T) {
	c := card("orm", "a", bank.Hard, 3)
	c.Hint = "think"
	s := New([]*bank.Card{c}, 0)
	if s.Phase() != Question || s.Card() != c || s.Ask() != 1 || s.Points() != 3 {
		t.Fatalf("is at phase %d, card %v", s.Phase(), s.Card())
	}
	mustDo(t, s.Hint())
	if err := s.Hint(); !s.Hinted() || !errors.Is(err, ErrHinted) {
		t.Errorf("hinted: %t; a second time: %v", s.Hinted(), err)
	}
	mustDo(t, s.Reveal())
	if _, ok := s.Suggestion(); ok {
		t.Error("a suggestion without a tick")
	}
	for i := range 3 {
		mustDo(t, s.Tick(i))
	}
	mustDo(t, s.Tick(1))
	if !s.Said(0) || s.Said(1) || !s.Said(2) || said(s) != 2 {
		t.Errorf("said %t %t %t", s.Said(0), s.Said(1), s.Said(2))
	}
	if r, ok := s.Suggestion(); r != memory.Hard || !ok {
		t.Errorf("two of three suggest %v", r)
	}
	got := must(t)(s.Rate(memory.Good, 5*time.Second))
	want := Event{N: 1, Action: Reviewed, Card: c, Rating: memory.Good, Open: 5 * time.Second, Counted: 5 * time.Second, Missed: []int{1}, Hinted: true}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b *bank.Card) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if s.Phase() != Done || s.Card() != nil || s.Points() != 0 || s.TimeUp() {
		t.Error("not simply done after the last card")
	}
	must(t)(s.Undo(9 * time.Second))
	if s.Phase() != Answer || s.Card() != c || said(s) != 2 {
		t.Error("undo does not return to the answer with its ticks")
	}
	if e := must(t)(s.Rate(memory.Again, 10*time.Second)); e.Open != 6*time.Second || e.N != 3 || !e.Returns {
		t.Errorf("%+v: want 6 s, the 4 s before the undo left out, and a return", e)
	}
}

func TestActionsOutOfPhaseAreRefused(t *testing.T) {
	hidden, shown, done := New(cards(1), 0), New(cards(1), 0), New(nil, 0)
	mustDo(t, shown.Reveal())
	event := func(_ Event, err error) error { return err }
	tests := []struct {
		name string
		got  error
		want error
	}{
		{"rate a hidden answer", event(hidden.Rate(memory.Good, 0)), ErrHidden},
		{"tick at a hidden answer", hidden.Tick(0), ErrHidden},
		{"hint there is none", hidden.Hint(), ErrNoHint},
		{"undo at the start", event(hidden.Undo(0)), ErrNoUndo},
		{"no such rating", event(shown.Rate(5, 0)), ErrNoRating},
		{"zero rating", event(shown.Rate(0, 0)), ErrNoRating},
		{"reveal twice", shown.Reveal(), ErrShown},
		{"hint after the answer", shown.Hint(), ErrShown},
		{"tick below", shown.Tick(-1), ErrNoPoint},
		{"tick above", shown.Tick(3), ErrNoPoint},
		{"reveal at the end", done.Reveal(), ErrDone},
		{"hint at the end", done.Hint(), ErrDone},
		{"tick at the end", done.Tick(0), ErrDone},
		{"rate at the end", event(done.Rate(memory.Good, 0)), ErrDone},
		{"skip at the end", event(done.Skip(0)), ErrDone},
		{"bury at the end", event(done.Bury(0)), ErrDone},
		{"suspend at the end", event(done.Suspend(0)), ErrDone},
		{"flag at the end", event(done.Flag()), ErrDone},
	}
	for _, test := range tests {
		if !errors.Is(test.got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, test.got, test.want)
		}
	}
}

func TestPointsBeyondTheLettersAreLeftOut(t *testing.T) {
	s := New([]*bank.Card{card("orm", "a", bank.Easy, 15)}, 0)
	mustDo(t, s.Reveal())
	if s.Points() != MaxPoints || s.Said(14) {
		t.Errorf("%d points to tick", s.Points())
	}
	for i := range MaxPoints {
		mustDo(t, s.Tick(i))
	}
	if err := s.Tick(MaxPoints); !errors.Is(err, ErrNoPoint) {
		t.Errorf("ticked a thirteenth point: %v", err)
	}
	if r, _ := s.Suggestion(); r != memory.Good {
		t.Errorf("all letters ticked suggest %v", r)
	}
}

func TestMissedPointsAreThoseNotTicked(t *testing.T) {
	tests := []struct {
		ticks  []int
		rating memory.Rating
		want   []int
	}{
		{nil, memory.Good, nil},
		{nil, memory.Hard, nil},
		{nil, memory.Again, []int{0, 1, 2}},
		{[]int{0, 2}, memory.Hard, []int{1}},
		{[]int{1}, memory.Again, []int{0, 2}},
		{[]int{0, 1, 2}, memory.Good, nil},
		{[]int{0, 0}, memory.Easy, nil},
	}
	for _, test := range tests {
		s := New(cards(1), 0)
		mustDo(t, s.Reveal())
		for _, i := range test.ticks {
			mustDo(t, s.Tick(i))
		}
		if e := must(t)(s.Rate(test.rating, 0)); !cmp.Equal(e.Missed, test.want) {
			t.Errorf("ticks %v, rated %v: missed %v, want %v", test.ticks, test.rating, e.Missed, test.want)
		}
	}
}

func TestTimeLimitEndsAfterTheRating(t *testing.T) {
	s := New(cards(3), time.Minute)
	mustDo(t, s.Reveal())
	must(t)(s.Rate(memory.Again, 59*time.Second))
	if s.Phase() != Question || s.Card().ID != "b" || s.Limit() != time.Minute {
		t.Fatal("no second question within the time")
	}
	mustDo(t, s.Reveal())
	must(t)(s.Rate(memory.Good, 61*time.Second))
	if s.Phase() != Done || !s.TimeUp() {
		t.Fatal("asks on after the time")
	}
	if all := s.Score().All; all != (GroupScore{Asked: 2, Recalled: 1}) {
		t.Errorf("score %+v", all)
	}
	must(t)(s.Undo(62 * time.Second))
	if s.Phase() != Answer || s.Card().ID != "b" {
		t.Error("undo does not return from the end")
	}
	must(t)(s.Skip(63 * time.Second))
	if !s.TimeUp() {
		t.Error("asks on after the time and an undo")
	}
}

func TestFlagIsOfOneCardAndUndone(t *testing.T) {
	s := New(cards(2), 0)
	first := must(t)(s.Flag())
	if first.Action != Flagged {
		t.Fatalf("not flagged: %+v", first)
	}
	play(t, s, "+")
	if second := must(t)(s.Flag()); second.Action != Flagged {
		t.Errorf("the next card was flagged already: %+v", second)
	}
	must(t)(s.Undo(0))
	if back := must(t)(s.Flag()); back.Action != Undone || back.Of != first.N {
		t.Errorf("taking the mark back: %+v", back)
	}
	if f := s.Score().Flagged; len(f) != 1 || f[0].ID != "b" {
		t.Errorf("flagged %v, want b alone", f)
	}
}

func TestRatingTellsWhichBonusPointsWereSaid(t *testing.T) {
	c := card("orm", "a", bank.Hard, 2)
	c.BonusPoints = []string{"x", "y", "z"}
	s := New([]*bank.Card{c}, 0)
	mustDo(t, s.Reveal())
	for _, i := range []int{0, 2, 4} {
		mustDo(t, s.Tick(i))
	}
	got := must(t)(s.Rate(memory.Hard, time.Second))
	if !slices.Equal(got.Bonus, []int{0, 2}) || !slices.Equal(got.Missed, []int{1}) || got.Hinted {
		t.Errorf("bonus points %v, missed %v, hinted %t", got.Bonus, got.Missed, got.Hinted)
	}
}
