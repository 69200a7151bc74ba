package drill

import (
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/memory"
)

func TestRequeueReplacesWhatIsLeft(t *testing.T) {
	card := map[string]*bank.Card{}
	named := func(ids string) []*bank.Card {
		var cards []*bank.Card
		for id := range strings.FieldsSeq(ids) {
			if card[id] == nil {
				card[id] = &bank.Card{Topic: "orm", ID: id}
			}
			cards = append(cards, card[id])
		}
		return cards
	}
	at := func(s *Session, want string) {
		t.Helper()
		got := "done"
		if c := s.Card(); c != nil {
			got = c.ID
		}
		if got != want {
			t.Fatalf("at %s, want %s", got, want)
		}
	}
	s := New(named("a b c"), 0)
	s.Requeue(named("d a e d"), 0)
	at(s, "a")
	if n, of := s.Position(); n != 1 || of != 3 {
		t.Errorf("position %d of %d, want 1 of 3", n, of)
	}
	rate(t, s)
	at(s, "d")
	rate(t, s)
	at(s, "e")
	// What Undo has gone back past stays where it was.
	for range 2 {
		if _, err := s.Undo(0); err != nil {
			t.Fatal(err)
		}
	}
	s.Requeue(named("f"), 0)
	for _, want := range []string{"a", "d", "e", "f"} {
		at(s, want)
		rate(t, s)
	}
	at(s, "done")
	s.Requeue(nil, 0)
	at(s, "done")
	s.Requeue(named("a g"), 0)
	at(s, "g")
	if _, err := s.Undo(0); err != nil {
		t.Fatal(err)
	}
	at(s, "f")
	if score := s.Score(); score.All.Asked != 3 {
		t.Errorf("score %+v, want 3 asked", score.All)
	}
}

// rate rates the card, whose answer may be shown already.
func rate(t *testing.T, s *Session) {
	t.Helper()
	if s.Phase() == Question {
		if err := s.Reveal(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Rate(memory.Good, 0); err != nil {
		t.Fatal(err)
	}
}
