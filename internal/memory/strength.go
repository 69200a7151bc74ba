package memory

import (
	"math"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// Strength is the part of a State that FSRS steps: what a plan needs of it.
// The zero value is a card never reviewed.
type Strength struct {
	Stability  float64 // days
	Difficulty float64 // 1 to 10
}

// Strength returns what FSRS steps.
func (s State) Strength() Strength { return Strength{s.Stability, s.Difficulty} }

// After returns the strength after a rating, elapsed study days after the
// review before it. It is what Next makes of a state.
func (s *Scheduler) After(m Strength, elapsed int, r Rating) Strength {
	item := s.params.NextState(m.state(), s.retention, uint64(max(0, elapsed)), fsrs.Rating(r))
	return strengthOf(item.Memory)
}

// AfterEach returns the strengths after each of the four ratings, worst first:
// what After returns for them, in less time.
func (s *Scheduler) AfterEach(m Strength, elapsed int) [4]Strength {
	states := s.params.NextStates(m.state(), s.retention, uint64(max(0, elapsed)))
	return [4]Strength{
		strengthOf(states.Again.Memory), strengthOf(states.Hard.Memory),
		strengthOf(states.Good.Memory), strengthOf(states.Easy.Memory),
	}
}

// state returns the strength as FSRS takes it: nil for a card never reviewed.
func (m Strength) state() *fsrs.MemoryState {
	if m.Stability <= 0 {
		return nil
	}
	return &fsrs.MemoryState{Stability: m.Stability, Difficulty: m.Difficulty}
}

func strengthOf(m fsrs.MemoryState) Strength { return Strength{m.Stability, m.Difficulty} }

// Recall returns the retrievability of a strength, elapsed study days after
// its review; 0 for a card never reviewed. The formula is the power forgetting
// curve of FSRS-6.
func (s *Scheduler) Recall(m Strength, elapsed int) float64 {
	if m.Stability <= 0 {
		return 0
	}
	return math.Pow(1+s.factor*float64(max(0, elapsed))/m.Stability, s.decay)
}
