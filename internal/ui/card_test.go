package ui

import (
	"testing"

	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/stats"
)

func TestCardInAnyWidth(t *testing.T) {
	for width := range 100 {
		p := Printer{Width: width}
		for _, c := range drillCards() {
			for _, line := range p.Card(c, nil) {
				if err := checkLine(p, line); err != nil {
					t.Errorf("%d columns: %v", width, err)
				}
			}
		}
	}
}

func TestCardKnown(t *testing.T) {
	const today = memory.Day(20000) // 4 October 2024
	state := func(change func(*history.CardState)) history.CardState {
		s := history.CardState{CardMemory: memory.CardMemory{Reps: 1, Due: today}}
		change(&s)
		return s
	}
	for _, test := range []struct {
		known Known
		want  string
	}{
		{Known{State: state(func(*history.CardState) {}), Retrievability: 0.9}, " due today · 90% likely today"},
		{
			Known{State: state(func(s *history.CardState) { s.Due += 3 }), Recall: stats.Fraction{Part: 3, Of: 4}, Retrievability: 0.97},
			" due Mon · recalled 3 of 4 times · 97% likely today",
		},
		{
			Known{State: state(func(s *history.CardState) { s.Due, s.Lapses, s.Flagged = s.Due-9, 6, true }), Recall: stats.Fraction{Of: 1}, Retrievability: 0.5},
			" due since 25 Sep · recalled 0 of 1 time · 50% likely today · leech · flagged",
		},
		{Known{State: state(func(s *history.CardState) { s.Suspended = true }), Retrievability: 0.5}, " suspended · 50% likely today"},
	} {
		test.known.Today = today
		if got := (Printer{}).CardKnown(test.known); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if got := (Printer{Width: 12}).CardKnown(Known{Today: today, State: state(func(*history.CardState) {})}); Width(got) > 12 {
		t.Errorf("got %q, which is wider than 12 columns", got)
	}
}
