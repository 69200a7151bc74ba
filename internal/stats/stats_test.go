package stats

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

const today = memory.Day(20000)

func TestComputeByTopicAndDifficulty(t *testing.T) {
	card := func(topic, id string, d bank.Difficulty) *bank.Card {
		return &bank.Card{Topic: topic, ID: id, Difficulty: d}
	}
	cards := []*bank.Card{
		card("orm", "a", bank.Easy), card("orm", "b", bank.Hard), card("orm", "c", bank.Hard),
		card("forms", "d", bank.Easy), card("forms", "e", bank.Medium),
	}
	seen := func(due memory.Day, lapses int) memory.CardMemory {
		return memory.CardMemory{Reps: 3, Due: due, Lapses: lapses}
	}
	states := map[string]event.CardState{
		"orm/a":   {CardMemory: seen(today-3, 6)},
		"orm/b":   {CardMemory: seen(today+4, 0), Flagged: true},
		"forms/d": {CardMemory: seen(today, 8), Buried: today, Suspended: false},
		"forms/e": {CardMemory: seen(today, 7), Suspended: true},
	}
	f := Compute(Input{
		Cards: cards,
		State: func(c *bank.Card) event.CardState { return states[c.Name()] },
		Readiness: func(cards []*bank.Card) memory.Readiness {
			return memory.Readiness{Coverage: float64(len(cards)), Recall: 1}
		},
		Days: []event.DaySum{{Day: today - 400, N: 9}, {Day: today - 1, N: 3, Passed: 2}, {Day: today, N: 1}},
		Ratings: []event.RatingSum{
			{Card: "orm/a", Rating: memory.Again, N: 2, MS: 4000, Recalls: 1, Predicted: 0.8},
			{Card: "orm/a", Rating: memory.Good, N: 3, MS: 3000, Recalls: 2, Predicted: 1.9},
			{Card: "forms/d", Rating: memory.Hard, N: 5, MS: 5000, Recalls: 1, Predicted: 0.6},
			{Card: "gone/x", Rating: memory.Good, N: 99, MS: 99, Recalls: 99, Predicted: 99},
		},
		Today: today,
	})
	ready := func(cards int) memory.Readiness { return memory.Readiness{Coverage: float64(cards), Recall: 1} }
	want := Figures{
		Today: today,
		All: Group{
			Cards: 4, Seen: 3, Readiness: ready(4), Reviews: 10, MS: 12000,
			Passed: Fraction{8, 10}, Recalled: Fraction{3, 4}, Predicted: 0.825,
		},
		Topics: []Group{
			{Name: "forms", Cards: 1, Seen: 1, Readiness: ready(1), Reviews: 5, MS: 5000, Passed: Fraction{5, 5}, Recalled: Fraction{1, 1}, Predicted: 0.6},
			{Name: "orm", Cards: 3, Seen: 2, Readiness: ready(3), Reviews: 5, MS: 7000, Passed: Fraction{3, 5}, Recalled: Fraction{2, 3}, Predicted: 0.9},
		},
		Difficulties: []Group{
			{Name: "easy", Cards: 2, Seen: 2, Readiness: ready(2), Reviews: 10, MS: 12000, Passed: Fraction{8, 10}, Recalled: Fraction{3, 4}, Predicted: 0.825},
			{Name: "medium", Readiness: ready(0)},
			{Name: "hard", Cards: 2, Seen: 1, Readiness: ready(2)},
		},
		Leeches: []Leech{{"forms/d", 8, false}, {"forms/e", 7, true}, {"orm/a", 6, false}}, Suspended: 1, Flagged: []string{"orm/b"},
		Streak: Streak{Days: 2, Longest: 2, StudiedToday: true, Studied: 3},
		Days:   []event.DaySum{{Day: today - 1, N: 3, Passed: 2}, {Day: today, N: 1}},
	}
	if diff := cmp.Diff(want, f, cmpopts.IgnoreFields(Figures{}, "Due"), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(f.Due) != DueDays {
		t.Fatalf("due on %d days", len(f.Due))
	}
	for i, load := range f.Due {
		// Overdue, buried until tomorrow, and in four days.
		if want := (DueCount{today + memory.Day(i), map[int]int{0: 1, 1: 1, 4: 1}[i]}); load != want {
			t.Errorf("due %+v, want %+v", load, want)
		}
	}
	if ms := f.All.MSPerCard(); ms != 1200 {
		t.Errorf("%v ms a card, want 1200", ms)
	}
}

func TestComputeOfNothingIsZero(t *testing.T) {
	f := Compute(Input{
		State:     func(*bank.Card) event.CardState { return event.CardState{} },
		Readiness: func([]*bank.Card) memory.Readiness { return memory.Readiness{} },
		Today:     today,
	})
	if f.All != (Group{}) || f.All.MSPerCard() != 0 || f.All.Recalled.Value() != 0 || len(f.Due) != DueDays || f.Streak != (Streak{}) {
		t.Errorf("%+v", f)
	}
}
