package history

import (
	"math"
	"testing"

	"djq/internal/memory"
)

// A review is a test of recall only on a later study day than the one before.
func TestRecallIsCountedOnLaterStudyDaysOnly(t *testing.T) {
	s := newStore(t)
	appendAll(t, s,
		rated("orm/a", memory.Good, 0),
		rated("orm/a", memory.Good, 0), // the same day
		rated("orm/a", memory.Good, 3),
		rated("orm/a", memory.Again, 3), // the same day
		rated("orm/a", memory.Again, 9),
	)
	sums, err := s.RatingsOf(t.Context(), "orm/a")
	if err != nil {
		t.Fatal(err)
	}
	recalls := map[memory.Rating]int{}
	predicted := 0.0
	for _, r := range sums {
		recalls[r.Rating] = r.Recalls
		predicted += r.Predicted
	}
	if recalls[memory.Good] != 1 || recalls[memory.Again] != 1 {
		t.Errorf("%d recalled and %d forgotten on later days, want 1 and 1", recalls[memory.Good], recalls[memory.Again])
	}
	scheduler := testScheduler(t)
	var m memory.CardMemory
	want := 0.0
	for _, e := range []struct {
		rating memory.Rating
		day    memory.Day
		counts bool
	}{{memory.Good, 0, false}, {memory.Good, 0, false}, {memory.Good, 3, true}, {memory.Again, 3, false}, {memory.Again, 9, true}} {
		if e.counts {
			want += scheduler.RetrievabilityOn(m, today+e.day)
		}
		m = scheduler.Next(m, e.rating, today+e.day, noon)
	}
	if math.Abs(predicted-want) > 1e-9 {
		t.Errorf("predicted %.6f, want %.6f", predicted, want)
	}
	verify(t, s)
}
