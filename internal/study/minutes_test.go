package study

import (
	"maps"
	"testing"
	"time"

	"djq/internal/memory"
)

func TestWeekdaysHaveTheirMinutes(t *testing.T) {
	p := Plan{Date: today + 7, Minutes: 20, Weekdays: Weekdays{time.Saturday: 60, time.Sunday: 0}}
	week := 0
	for day := today + 1; day <= p.Date; day++ {
		minutes := p.MinutesOn(day)
		week += minutes
		if want := map[time.Weekday]int{time.Saturday: 60, time.Friday: 20}; minutes != want[day.Time().Weekday()] && day.Time().Weekday() >= time.Friday {
			t.Errorf("%v has %d minutes", day.Time().Weekday(), minutes)
		}
	}
	if week != 5*20+60 {
		t.Errorf("%d minutes a week, want 160", week)
	}
	s, cs := store(t), planCards(8)
	if err := SavePlan(t.Context(), s, p); err != nil {
		t.Fatal(err)
	}
	kept, _, err := LoadPlan(t.Context(), s)
	if err != nil || !maps.Equal(kept.Weekdays, p.Weekdays) {
		t.Errorf("kept %v, %v", kept.Weekdays, err)
	}
	problem := join(t, s, load(t, s, cs), p, cs).Problem()
	for day, seconds := range problem.Seconds {
		if want := float64(p.MinutesOn(today+memory.Day(day))) * 60; seconds != want {
			t.Errorf("day %d has %v seconds, want %v", day, seconds, want)
		}
	}
	if err := s.SetValues(t.Context(), map[string]string{planKey: `{"date":"2026-12-18","since":"2026-12-01","weekdays":{"noon":3}}`}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := LoadPlan(t.Context(), s); err == nil {
		t.Error("a plan with minutes at noon was read")
	}
}
