package memory

import (
	"math"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// MemoryState is what FSRS steps from review to review. The zero value is a
// card never reviewed.
type MemoryState struct {
	Stability  float64 // days until retrievability falls to 0.90
	Difficulty float64 // 1 to 10; never shown
}

// NextState returns the memory state after a rating, elapsed study days after
// the review before it; days below 0 count as 0.
func (s *Scheduler) NextState(m MemoryState, elapsed int, r Rating) MemoryState {
	return memoryStateOf(s.nextItem(m, elapsed, r).Memory)
}

// NextStates returns the memory states after each of the four ratings, worst
// first: what NextState returns for them, in less time.
func (s *Scheduler) NextStates(m MemoryState, elapsed int) [4]MemoryState {
	var states [4]MemoryState
	for i, item := range s.nextItems(m, elapsed) {
		states[i] = memoryStateOf(item.Memory)
	}
	return states
}

// Retrievability returns the predicted chance of recalling a card, elapsed
// study days after its last review: 0 to 1, and 0 for a card never reviewed.
// The formula is the power forgetting curve of FSRS-6.
func (s *Scheduler) Retrievability(m MemoryState, elapsed int) float64 {
	if m.Stability <= 0 {
		return 0
	}
	return math.Exp(s.decay * math.Log(1+s.factor*float64(max(0, elapsed))/m.Stability)) // half the time of math.Pow
}

func (s *Scheduler) nextItem(m MemoryState, elapsed int, r Rating) fsrs.ItemState {
	return s.params.NextState(m.fsrsState(), s.params.RequestRetention, uint64(max(0, elapsed)), fsrs.Rating(r))
}

func (s *Scheduler) nextItems(m MemoryState, elapsed int) [4]fsrs.ItemState {
	next := s.params.NextStates(m.fsrsState(), s.params.RequestRetention, uint64(max(0, elapsed)))
	return [4]fsrs.ItemState{next.Again, next.Hard, next.Good, next.Easy}
}

// fsrsState returns the memory state as FSRS takes it: nil for a card never
// reviewed.
func (m MemoryState) fsrsState() *fsrs.MemoryState {
	if m.Stability <= 0 {
		return nil
	}
	return &fsrs.MemoryState{Stability: m.Stability, Difficulty: m.Difficulty}
}

func memoryStateOf(m fsrs.MemoryState) MemoryState { return MemoryState{m.Stability, m.Difficulty} }
