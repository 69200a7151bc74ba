package stats

import (
	"testing"

	"djq/internal/event"
	"djq/internal/memory"
)

func TestStreakOfCountsDaysInARow(t *testing.T) {
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
		var sums []event.DaySum
		for _, d := range tt.days {
			sums = append(sums, event.DaySum{Day: d, N: 1})
		}
		if got := StreakOf(sums, today); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}
