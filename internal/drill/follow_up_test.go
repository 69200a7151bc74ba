package drill

import (
	"errors"
	"fmt"
	"testing"

	"djq/internal/bank"
	"djq/internal/memory"
)

// withFollowUps returns a card with three follow-ups.
func withFollowUps() *bank.Card {
	c := card("orm", "a", bank.Easy, 2)
	c.FollowUps = []bank.FollowUp{{Question: "Why?", Answer: "So."}, {Card: "orm/b"}, {Question: "And?"}}
	return c
}

func TestFollowUpsAreAskedInTurnAndReturnToTheCard(t *testing.T) {
	s := New([]*bank.Card{withFollowUps()}, 0)
	mustDo(t, s.Reveal())
	mustDo(t, s.Tick(1))
	mustDo(t, s.AskFollowUps())
	var got string
	for {
		f, ok := s.FollowUp()
		if !ok {
			break
		}
		got += fmt.Sprintf("%d of %d %s%s %t; ", f.N, f.Of, f.Question, f.Card, f.Shown)
		mustDo(t, s.NextFollowUp())
	}
	const want = "1 of 3 Why? false; 1 of 3 Why? true; 2 of 3 orm/b false; 2 of 3 orm/b true; 3 of 3 And? false; 3 of 3 And? true; "
	if got != want {
		t.Errorf("asked %s, want %s", got, want)
	}
	if s.Phase() != Answer || !s.Said(1) {
		t.Errorf("the card is in phase %d, its tick is kept: %t", s.Phase(), s.Said(1))
	}
}

func TestTheCardWaitsWhileAFollowUpIsAsked(t *testing.T) {
	s := New([]*bank.Card{withFollowUps(), withFollowUps()}, 0)
	if err := s.AskFollowUps(); !errors.Is(err, ErrHidden) {
		t.Errorf("follow-ups before the answer: %v", err)
	}
	if err := errors.Join(s.NextFollowUp(), s.LeaveFollowUps()); !errors.Is(err, ErrNoFollowUp) {
		t.Errorf("none is asked, but %v", err)
	}
	must(t)(s.Skip(0))
	mustDo(t, s.Reveal())
	mustDo(t, s.AskFollowUps())
	_, rated := s.Rate(memory.Good, 0)
	_, skipped := s.Skip(0)
	for _, err := range []error{rated, skipped, s.Tick(0), s.AskFollowUps()} {
		if !errors.Is(err, ErrFollowUp) {
			t.Errorf("not refused: %v", err)
		}
	}
	must(t)(s.Flag())
	mustDo(t, s.LeaveFollowUps())
	must(t)(s.Rate(memory.Good, 0))
	must(t)(s.Undo(0))
	if _, ok := s.FollowUp(); ok || s.Phase() != Answer {
		t.Errorf("undo returns to a follow-up: %t, phase %d", ok, s.Phase())
	}
	mustDo(t, s.AskFollowUps())
	must(t)(s.Undo(0))
	if _, ok := s.FollowUp(); ok || s.Phase() != Question {
		t.Errorf("undo at a follow-up leaves it: %t, phase %d", !ok, s.Phase())
	}
}

func TestCardsWithoutFollowUpsHaveNoneToAsk(t *testing.T) {
	s := New(cards(1), 0)
	mustDo(t, s.Reveal())
	if err := s.AskFollowUps(); !errors.Is(err, ErrNoFollowUps) {
		t.Error(err)
	}
	must(t)(s.Rate(memory.Good, 0))
	if err := s.AskFollowUps(); !errors.Is(err, ErrDone) {
		t.Error(err)
	}
}
