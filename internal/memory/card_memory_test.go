package memory

import (
	"math"
	"testing"
	"time"
)

func TestRetrievabilityFallsFromOne(t *testing.T) {
	s := scheduler(t)
	state := s.Next(CardMemory{}, Good, 10, noon)
	if r := s.RetrievabilityOn(state, 5); r != 1 {
		t.Errorf("before the review: %v, want 1", r)
	}
	for day := state.Last; day < 400; day++ {
		if a, b := s.RetrievabilityOn(state, day), s.RetrievabilityOn(state, day+1); a <= b || a > 1 || b <= 0 {
			t.Fatalf("retrievability goes from %v to %v on day %d", a, b, day)
		}
	}
	if got := s.RetrievabilityOn(CardMemory{}, 10); got != 0 {
		t.Errorf("unseen card: %v, want 0", got)
	}
	if got := s.RetrievabilityOn(CardMemory{Reps: 1, MemoryState: MemoryState{Stability: 7}}, 7); math.Abs(got-0.9) > 1e-9 {
		t.Errorf("after as many days as stability: %v, want 0.9", got)
	}
}

func TestLapseCountsOncePerLaterDay(t *testing.T) {
	s := scheduler(t)
	var state CardMemory
	for _, step := range []struct {
		day    Day
		rating Rating
		lapses int
	}{
		{1, Again, 0}, // the first day teaches the card
		{1, Again, 0},
		{2, Again, 1},
		{2, Again, 1}, // once a day
		{2, Good, 1},
		{2, Again, 1},
		{3, Hard, 1},
		{9, Again, 2},
	} {
		if state = s.Next(state, step.rating, step.day, noon); state.Lapses != step.lapses {
			t.Errorf("day %d, %v: %d lapses, want %d", step.day, step.rating, state.Lapses, step.lapses)
		}
	}
	for day := Day(10); !state.Leech(); day++ {
		state = s.Next(state, Again, day, noon)
	}
	if state.Lapses != LeechLapses || state.First != 1 || !state.Seen() {
		t.Errorf("leech: %+v", state)
	}
}

// A review keeps its moment; one dated before the last counts as of its day.
func TestReviewDatedBeforeTheLastCountsAsOfItsDay(t *testing.T) {
	s := scheduler(t)
	state := s.Next(CardMemory{}, Good, 100, noon)
	sameDay := s.Next(state, Good, 100, noon.Add(time.Hour))
	for _, tt := range []struct {
		name    string
		day     Day
		at      time.Time
		wantDay Day
	}{
		{"later", 101, noon.Add(24 * time.Hour), 101},
		{"an earlier day", 90, noon.Add(-240 * time.Hour), 100},
		{"the same moment", 100, noon, 100},
		{"a later day, an earlier moment", 101, noon.Add(-time.Hour), 101},
		{"an earlier day, a later moment", 99, noon.Add(time.Hour), 100},
	} {
		next := s.Next(state, Good, tt.day, tt.at)
		if next.Last != tt.wantDay || !next.LastAt.Equal(tt.at) || next.Due <= next.Last {
			t.Errorf("%s: next is %+v", tt.name, next)
		}
		if tt.wantDay == 100 && next.MemoryState != sameDay.MemoryState {
			t.Errorf("%s: %+v, want that of the same day, %+v", tt.name, next.MemoryState, sameDay.MemoryState)
		}
	}
}
