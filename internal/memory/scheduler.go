package memory

import (
	"fmt"
	"math"
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// DefaultRetention is the retrievability at which a card falls due unless the
// user says otherwise.
const DefaultRetention = 0.90

// The retrievabilities between which a user may choose.
const (
	MinRetention = 0.70
	MaxRetention = 0.99
)

// Scheduler steps states with FSRS-6 and its default parameters: short-term
// memory on, no fuzz, no learning steps (a session asks again by itself).
type Scheduler struct {
	params    fsrs.Parameters
	retention float64
	decay     float64
	factor    float64
}

// NewScheduler returns a scheduler that lets cards fall due at that
// retrievability, LeastRetention to MostRetention.
func NewScheduler(retention float64) (*Scheduler, error) {
	if !(retention >= MinRetention && retention <= MaxRetention) {
		return nil, fmt.Errorf("retention %v: expected %.2f to %.2f", retention, MinRetention, MaxRetention)
	}
	p := fsrs.DefaultParam()
	p.RequestRetention = retention
	p.EnableShortTerm = true
	p.EnableFuzz = false
	if err := p.Validate(); err != nil {
		return nil, fmt.Errorf("scheduler parameters: %w", err)
	}
	return &Scheduler{params: p, retention: retention, decay: p.Decay, factor: p.Factor}, nil
}

// Retention returns the retrievability at which cards fall due.
func (s *Scheduler) Retention() float64 { return s.retention }

// Next returns the state after a review on a study day. A day before the last
// review counts as the day of that review.
func (s *Scheduler) Next(state CardMemory, r Rating, day Day, at time.Time) CardMemory {
	day, at = state.Moment(day, at)
	next := s.next(state, r, day)
	for worse := Again; worse < r; worse++ {
		next.Due = max(next.Due, s.next(state, worse, day).Due)
	}
	next.LastAt = at
	return next
}

// Preview returns the due day that each rating would give, worst rating
// first; a better one never gives an earlier day.
func (s *Scheduler) Preview(state CardMemory, day Day) [4]Day {
	var due [4]Day
	day, _ = state.Moment(day, state.LastAt)
	for i, r := range Ratings() {
		due[i] = s.next(state, r, day).Due
		if i > 0 {
			due[i] = max(due[i], due[i-1])
		}
	}
	return due
}

// next is one step of FSRS, without regard to the other ratings.
func (s *Scheduler) next(state CardMemory, r Rating, day Day) CardMemory {
	next := state
	var current *fsrs.MemoryState
	elapsed := uint64(0)
	if state.Seen() {
		current = &fsrs.MemoryState{Stability: state.Stability, Difficulty: state.Difficulty}
		elapsed = uint64(day - state.Last)
	} else {
		next.First = day
	}
	item := s.params.NextState(current, s.retention, elapsed, fsrs.Rating(r))
	next.Stability, next.Difficulty = item.Memory.Stability, item.Memory.Difficulty
	next.Due = day + Day(max(1, math.Round(min(item.Interval, s.params.MaximumInterval))))
	if state.Lapse(r, day) {
		next.Lapses++
	}
	if r == Again {
		next.Forgotten = day
	}
	next.Last = day
	next.Reps++
	return next
}

// RetrievabilityOn returns the predicted chance of recalling the card on a
// study day, 0 for a card never reviewed.
func (s *Scheduler) RetrievabilityOn(state CardMemory, day Day) float64 {
	if !state.Seen() {
		return 0
	}
	return s.Retrievability(state.MemoryState(), int(day-state.Last))
}
