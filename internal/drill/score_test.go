package drill

import (
	"djq/internal/bank"
	"djq/internal/memory"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestScoreCountsFirstRatings(t *testing.T) {
	s := New([]*bank.Card{
		card("views", "a", bank.Hard, 0), card("orm", "b", bank.Easy, 2),
		card("orm", "c", bank.Hard, 2), card("orm", "d", bank.Easy, 0),
	}, 0)
	rate := func(r memory.Rating, ticks ...int) {
		mustDo(t, s.Reveal())
		for _, i := range ticks {
			mustDo(t, s.Tick(i))
		}
		must(t)(s.Rate(r, 0))
	}
	rate(memory.Good)
	rate(memory.Hard, 1)
	rate(memory.Again)
	must(t)(s.Skip(0))
	rate(memory.Easy) // c again: its first rating counts
	if s.Phase() != Done {
		t.Fatal("not done")
	}
	b, c := s.cards[1], s.cards[2]
	want := Score{
		All:          GroupScore{Asked: 3, Recalled: 2},
		Topics:       []GroupScore{{"orm", 1, 2}, {"views", 1, 1}},
		Difficulties: []GroupScore{{"easy", 1, 1}, {"hard", 1, 2}},
		Missed:       []Miss{{c, memory.Again, []int{0, 1}}},
		Incomplete:   []Miss{{b, memory.Hard, []int{0}}},
		Skipped:      1,
	}
	if diff := cmp.Diff(want, s.Score(), cmp.Comparer(func(a, b *bank.Card) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
}

func TestCardsLeftOutAreNotScored(t *testing.T) {
	s := New(cards(4), 0)
	kinds := []Action{must(t)(s.Skip(0)).Action, must(t)(s.Bury(0)).Action, must(t)(s.Suspend(0)).Action}
	if !cmp.Equal(kinds, []Action{Skipped, Buried, Suspended}) {
		t.Errorf("kinds %v", kinds)
	}
	if n, of := s.Position(); n != 4 || of != 4 {
		t.Errorf("position %d of %d", n, of)
	}
	e := must(t)(s.Undo(0))
	if e.Of != 3 || s.Card().ID != "c" || s.Phase() != Question {
		t.Errorf("undo of a suspension: %+v, phase %d", e, s.Phase())
	}
	if score := s.Score(); score.Skipped != 2 || score.All.Asked != 0 {
		t.Errorf("score %+v", score)
	}
	if got := play(t, s, "!+-"); got != "cdc" {
		t.Errorf("asked %q", got)
	}
	if n := s.Score().Skipped; n != 2 {
		t.Errorf("%d skipped: a card once rated counts as skipped", n)
	}
}
