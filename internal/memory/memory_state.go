package memory

import (
	"math"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// MemoryState is the part of a State that FSRS steps: what a plan needs of it.
// The zero value is a card never reviewed.
type MemoryState struct {
	Stability  float64 // days
	Difficulty float64 // 1 to 10
}

// MemoryState returns what FSRS steps.
func (s CardMemory) MemoryState() MemoryState { return MemoryState{s.Stability, s.Difficulty} }

// NextState returns the memory state after a rating, elapsed study days after the
// review before it. It is what Next makes of a state.
func (s *Scheduler) NextState(m MemoryState, elapsed int, r Rating) MemoryState {
	item := s.params.NextState(m.fsrsState(), s.retention, uint64(max(0, elapsed)), fsrs.Rating(r))
	return memoryStateOf(item.Memory)
}

// NextStates returns the memory states after each of the four ratings, worst first:
// what After returns for them, in less time.
func (s *Scheduler) NextStates(m MemoryState, elapsed int) [4]MemoryState {
	states := s.params.NextStates(m.fsrsState(), s.retention, uint64(max(0, elapsed)))
	return [4]MemoryState{
		memoryStateOf(states.Again.Memory), memoryStateOf(states.Hard.Memory),
		memoryStateOf(states.Good.Memory), memoryStateOf(states.Easy.Memory),
	}
}

// fsrsState returns the memory state as FSRS takes it: nil for a card never reviewed.
func (m MemoryState) fsrsState() *fsrs.MemoryState {
	if m.Stability <= 0 {
		return nil
	}
	return &fsrs.MemoryState{Stability: m.Stability, Difficulty: m.Difficulty}
}

func memoryStateOf(m fsrs.MemoryState) MemoryState { return MemoryState{m.Stability, m.Difficulty} }

// Retrievability returns the retrievability of a memory state, elapsed study days after
// its review; 0 for a card never reviewed. The formula is the power forgetting
// curve of FSRS-6.
func (s *Scheduler) Retrievability(m MemoryState, elapsed int) float64 {
	if m.Stability <= 0 {
		return 0
	}
	return math.Pow(1+s.factor*float64(max(0, elapsed))/m.Stability, s.decay)
}
