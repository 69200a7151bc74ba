package drill

import (
	"errors"
	"slices"
	"testing"

	"djq/internal/bank"
	"djq/internal/memory"
)

func TestEditKeepsTheTicksOfPointsThatStillExist(t *testing.T) {
	before := card("orm", "a", bank.Easy, 0)
	before.KeyPoints, before.BonusPoints, before.Hint = []string{"one", "two", "three"}, []string{"four"}, "A hint."
	now := card("orm", "b", bank.Easy, 0)
	now.KeyPoints = []string{"four", "new", "two"}
	s := New([]*bank.Card{before, card("orm", "z", bank.Easy, 1)}, 0)
	mustDo(t, s.Hint())
	mustDo(t, s.Reveal())
	for _, i := range []int{0, 1, 3} {
		mustDo(t, s.Tick(i))
	}
	must(t)(s.Rate(memory.Good, 0)) // misses "three"
	must(t)(s.Undo(0))
	mustDo(t, s.Edit(now))
	var said []int
	for i := range s.Points() {
		if s.Said(i) {
			said = append(said, i)
		}
	}
	if !slices.Equal(said, []int{0, 2}) || s.Card() != now || s.Phase() != Answer || s.Hinted() {
		t.Errorf("ticks %v, card %s, phase %d, hinted %t", said, s.Card().Name(), s.Phase(), s.Hinted())
	}
	e := must(t)(s.Rate(memory.Hard, 0))
	if e.Card != now || !slices.Equal(e.Missed, []int{1}) {
		t.Errorf("rated %s, missed %v", e.Card.Name(), e.Missed)
	}
	if reached := s.Reached(); reached[0] != before {
		t.Error("others no longer know the card by what they know")
	}
	must(t)(s.Undo(0))
	if s.Card() != now || !s.Said(2) {
		t.Error("undo returns to the card as it was")
	}
}

// TestScoreNamesPointsOfTheCardAsItWasRated edits a card after one rating of it, so
// that it has fewer points than were missed then.
func TestScoreNamesPointsOfTheCardAsItWasRated(t *testing.T) {
	before, now := card("orm", "a", bank.Easy, 3), card("orm", "a", bank.Easy, 1)
	s := New([]*bank.Card{before}, 0)
	mustDo(t, s.Reveal())
	must(t)(s.Rate(memory.Again, 0))
	mustDo(t, s.Edit(now))
	must(t)(s.Flag())
	score := s.Score()
	if missed := score.Missed; len(missed) != 1 || len(missed[0].Points) != 3 || len(missed[0].Card.KeyPoints) != 3 {
		t.Errorf("missed %+v", missed)
	}
	if score.Flagged[0] != now {
		t.Error("the flag is on the card as it was")
	}
}

func TestEditIsRefusedWhereNoCardIsAtHand(t *testing.T) {
	s := New([]*bank.Card{withFollowUps()}, 0)
	mustDo(t, s.Reveal())
	mustDo(t, s.AskFollowUps())
	if err := s.Edit(withFollowUps()); !errors.Is(err, ErrFollowUp) {
		t.Error(err)
	}
	mustDo(t, s.LeaveFollowUps())
	must(t)(s.Skip(0))
	if err := s.Edit(withFollowUps()); !errors.Is(err, ErrDone) {
		t.Error(err)
	}
}
