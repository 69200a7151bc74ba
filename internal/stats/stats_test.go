package stats

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/bank"
	"djq/internal/history"
	"djq/internal/memory"
)

const today = memory.Day(20000)

func TestMake(t *testing.T) {
	scheduler, err := memory.NewScheduler(memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	card := func(topic, id string, d bank.Difficulty) *bank.Card {
		return &bank.Card{Topic: topic, ID: id, Difficulty: d}
	}
	cards := []*bank.Card{
		card("orm", "a", bank.Easy), card("orm", "b", bank.Hard), card("orm", "c", bank.Hard),
		card("forms", "d", bank.Easy), card("forms", "e", bank.Medium),
	}
	seen := func(last, due memory.Day, lapses int) memory.State {
		return memory.State{Stability: 10, Difficulty: 5, Reps: 3, First: last, Last: last, Due: due, Lapses: lapses}
	}
	states := map[string]history.CardState{
		"orm/a":   {State: seen(today-10, today-3, 6)},
		"orm/b":   {State: seen(today, today+4, 0), Flagged: true},
		"forms/d": {State: seen(today-2, today, 8), Buried: today},
		"forms/e": {State: seen(today-2, today, 0), Suspended: true},
	}
	f := Make(Input{
		Cards: cards, State: func(c *bank.Card) history.CardState { return states[c.Name()] },
		Days: []history.DaySum{{Day: today - 400, N: 9}, {Day: today - 1, N: 3, Passed: 2}, {Day: today, N: 1}},
		Ratings: []history.RatingSum{
			{Card: "orm/a", Rating: memory.Again, N: 2, MS: 4000, Recalls: 1, Predicted: 0.8},
			{Card: "orm/a", Rating: memory.Good, N: 3, MS: 3000, Recalls: 2, Predicted: 1.9},
			{Card: "forms/d", Rating: memory.Hard, N: 5, MS: 5000, Recalls: 1, Predicted: 0.9},
			{Card: "gone/x", Rating: memory.Good, N: 99, MS: 99, Recalls: 99, Predicted: 99},
		},
		Today: today, Scheduler: scheduler,
	})
	want := Figures{
		Cards: 5, Seen: 4, Reviews: 10, Recall: Share{3, 4}, Predicted: 0.9, MSPerCard: 1200,
		Topics: []Group{
			{Name: "forms", Cards: 2, Seen: 2, Reviews: 5, Passed: Share{5, 5}, Recall: Share{1, 1}, MSPerCard: 1000},
			{Name: "orm", Cards: 3, Seen: 2, Reviews: 5, Passed: Share{3, 5}, Recall: Share{2, 3}, MSPerCard: 1400},
		},
		Difficulties: []Group{
			{Name: "easy", Cards: 2, Seen: 2, Reviews: 10, Passed: Share{8, 10}, Recall: Share{3, 4}, MSPerCard: 1200},
			{Name: "medium", Cards: 1, Seen: 1},
			{Name: "hard", Cards: 2, Seen: 1},
		},
		Leeches: []Leech{{"forms/d", 8}, {"orm/a", 6}}, Suspended: 1, Flagged: []string{"orm/b"},
		Streak: Streak{Days: 2, Longest: 2, Today: true, Studied: 3},
		Days:   []history.DaySum{{Day: today - 1, N: 3, Passed: 2}, {Day: today, N: 1}},
	}
	ignore := cmpopts.IgnoreFields(Group{}, "Retrievability")
	if diff := cmp.Diff(want, f, ignore, cmpopts.IgnoreFields(Figures{}, "Due"), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r := f.Topics[1].Retrievability; r <= 0.9 || r >= 1 { // the mean of 0.9 and 1
		t.Errorf("retrievability of orm %v", r)
	}
	if len(f.Due) != DueDays || f.Due[0] != (Load{today, 1}) || f.Due[1].Cards != 1 || f.Due[4].Cards != 1 || f.Due[2].Cards != 0 {
		t.Errorf("due %v", f.Due)
	}
	if s := (Share{}); s.Value() != 0 || (Share{1, 2}).Value() != 0.5 {
		t.Error("Share.Value is wrong")
	}
}

func TestMakeOfNothing(t *testing.T) {
	f := Make(Input{State: func(*bank.Card) history.CardState { return history.CardState{} }, Today: today})
	if f.Reviews != 0 || f.Predicted != 0 || f.MSPerCard != 0 || len(f.Due) != DueDays || f.Streak != (Streak{}) {
		t.Errorf("%+v", f)
	}
}

func TestStreakOf(t *testing.T) {
	for _, tt := range []struct {
		name string
		days []memory.Day
		want Streak
	}{
		{"none", nil, Streak{}},
		{"today", []memory.Day{today}, Streak{1, 1, true, 1}},
		{"yesterday", []memory.Day{today - 2, today - 1}, Streak{2, 2, false, 2}},
		{"broken", []memory.Day{today - 5, today - 4, today - 3, today}, Streak{1, 3, true, 4}},
		{"over", []memory.Day{today - 5, today - 4, today - 2}, Streak{0, 2, false, 3}},
		{"future", []memory.Day{today, today + 1}, Streak{1, 1, true, 1}},
	} {
		var sums []history.DaySum
		for _, d := range tt.days {
			sums = append(sums, history.DaySum{Day: d, N: 1})
		}
		if got := StreakOf(sums, today); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}
