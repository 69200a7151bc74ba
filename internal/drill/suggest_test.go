package drill

import (
	"errors"
	"testing"

	"djq/internal/bank"
	"djq/internal/memory"
)

func TestSuggestFollowsPointsSaid(t *testing.T) {
	const again, hard, good, easy = memory.Again, memory.Hard, memory.Good, memory.Easy
	tests := []struct {
		keyOf, bonus, bonusOf int
		want                  []memory.Rating // by key points said
	}{
		{0, 0, 0, []memory.Rating{again}},
		{0, 1, 2, []memory.Rating{good}},
		{0, 2, 2, []memory.Rating{easy}},
		{1, 0, 0, []memory.Rating{again, good}},
		{2, 0, 0, []memory.Rating{again, hard, good}},
		{3, 0, 0, []memory.Rating{again, again, hard, good}},
		{4, 0, 0, []memory.Rating{again, again, hard, hard, good}},
		{5, 0, 0, []memory.Rating{again, again, again, hard, hard, good}},
		{3, 0, 2, []memory.Rating{again, again, hard, good}},
		{3, 1, 2, []memory.Rating{again, again, hard, good}},
		{3, 2, 2, []memory.Rating{again, again, hard, easy}},
	}
	for _, test := range tests {
		for said, want := range test.want {
			if got := Suggest(said, test.keyOf, test.bonus, test.bonusOf); got != want {
				t.Errorf("%d of %d and %d of %d said: %v, want %v", said, test.keyOf, test.bonus, test.bonusOf, got, want)
			}
		}
	}
}

func TestBonusPointsAreTickedAfterKeyPoints(t *testing.T) {
	c := card("orm", "a", bank.Medium, 2)
	c.BonusPoints = []string{"one", "two"}
	s := New([]*bank.Card{c}, 0)
	mustDo(t, s.Reveal())
	for _, i := range []int{0, 2, 3} {
		mustDo(t, s.Tick(i))
	}
	if key, bonus := s.SaidCount(); key != 1 || bonus != 2 || s.Points() != 4 || s.KeyPoints() != 2 {
		t.Errorf("said %d key points and %d bonus points of %d and %d", key, bonus, s.KeyPoints(), s.Points())
	}
	if err := s.Tick(4); !errors.Is(err, ErrNoPoint) {
		t.Errorf("a fifth point: %v", err)
	}
	e, err := s.Rate(memory.Hard, 0)
	if err != nil || len(e.Missed) != 1 || e.Missed[0] != 1 {
		t.Errorf("missed %v, want the second key point alone: %v", e.Missed, err)
	}
}

// said returns how many points are ticked.
func said(s *Session) int {
	key, bonus := s.SaidCount()
	return key + bonus
}
