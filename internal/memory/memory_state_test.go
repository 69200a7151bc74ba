package memory

import (
	"math"
	"testing"
	"time"
)

func TestMemoryStateStepsLikeCardMemory(t *testing.T) {
	s, err := NewScheduler(DefaultParameters(), DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	var state CardMemory
	var memory MemoryState
	if s.Retrievability(memory, 3) != 0 {
		t.Error("a card never reviewed is recalled")
	}
	day := Day(20000)
	for i, r := range []Rating{Again, Good, Hard, Good, Again, Good, Easy, Good} {
		elapsed := i * i % 7
		day += Day(elapsed)
		each := s.NextStates(memory, elapsed)
		memory = s.NextState(memory, elapsed, r)
		if each[r-1] != memory {
			t.Errorf("review %d: each rating gives %+v, expected %+v for this one", i, each, memory)
		}
		state = s.Next(state, r, day, time.Unix(int64(day)*86400+int64(i), 0))
		if state.MemoryState != memory {
			t.Fatalf("after review %d: %+v, expected %+v", i, memory, state.MemoryState)
		}
		if got, want := s.Retrievability(memory, 5), s.RetrievabilityOn(state, day+5); math.Abs(got-want) > 1e-15 {
			t.Errorf("after review %d: recall %v, expected %v", i, got, want)
		}
	}
	if s.Retrievability(memory, -1) != 1 {
		t.Error("before its review a card is not wholly recalled")
	}
}
