package page

import (
	"testing"

	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/ui"
	"djq/internal/ui/uitest"
)

func TestCardIsSafeInAnyWidth(t *testing.T) {
	for width := range 100 {
		p := ui.Printer{Width: width}
		for _, c := range uitest.Cards() {
			for _, line := range Card(p, c, nil) {
				if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
					t.Errorf("%d columns: %v", width, err)
				}
			}
		}
	}
}

func TestStatusLineSaysWhatIsRemembered(t *testing.T) {
	const today = memory.Day(20000) // 4 October 2024
	state := func(change func(*history.CardState)) history.CardState {
		s := history.CardState{CardMemory: memory.CardMemory{Reps: 1, Due: today}}
		change(&s)
		return s
	}
	for _, test := range []struct {
		status CardStatus
		want   string
	}{
		{CardStatus{State: state(func(*history.CardState) {}), Retrievability: 0.9}, " due today · 90% likely to be recalled today"},
		{
			CardStatus{State: state(func(s *history.CardState) { s.Due += 3 }), Recall: stats.Fraction{Part: 3, Of: 4}, Retrievability: 0.97},
			" due Mon · recalled 3 of 4 times · 97% likely to be recalled today",
		},
		{
			CardStatus{State: state(func(s *history.CardState) { s.Due, s.Lapses, s.Flagged = s.Due-9, 6, true }), Recall: stats.Fraction{Of: 1}, Retrievability: 0.5},
			" due since 25 Sep · recalled 0 of 1 time · 50% likely to be recalled today · leech · flagged",
		},
		{CardStatus{State: state(func(s *history.CardState) { s.Suspended = true }), Retrievability: 0.5}, " suspended · 50% likely to be recalled today"},
	} {
		test.status.Today = today
		if got := statusLine(ui.Printer{}, test.status); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if got := statusLine(ui.Printer{Width: 12}, CardStatus{Today: today, State: state(func(*history.CardState) {})}); ui.Width(got) > 12 {
		t.Errorf("got %q, which is wider than 12 columns", got)
	}
}
