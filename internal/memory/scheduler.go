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

// Scheduler steps what is known of cards with FSRS-6: short-term memory on, no
// fuzz, no learning steps (a session asks again by itself).
type Scheduler struct {
	params fsrs.Parameters
	decay  float64 // of the forgetting curve, with factor
	factor float64
	first  [4]Day // days from a card's first review until it is due, by rating
}

// NewScheduler returns a scheduler with these parameters that lets cards fall
// due at a retrievability from MinRetention to MaxRetention.
func NewScheduler(parameters Parameters, retention float64) (*Scheduler, error) {
	if !(retention >= MinRetention && retention <= MaxRetention) {
		return nil, fmt.Errorf("retention %v: expected %.2f to %.2f", retention, MinRetention, MaxRetention)
	}
	p := fsrs.DefaultParam()
	p.W = fsrs.Weights(parameters)
	p.RequestRetention = retention
	p.EnableShortTerm = true
	p.EnableFuzz = false
	if err := p.Validate(); err != nil {
		return nil, fmt.Errorf("scheduler parameters: %w", err)
	}
	decay := -parameters[20]
	s := &Scheduler{params: p, decay: decay, factor: math.Pow(0.9, 1/decay) - 1}
	// The stabilities after a first review are parameters of their own, which
	// need not rise with the rating when they are fitted. Those after a later
	// review rise by FSRS's formulas.
	for i, item := range s.nextItems(MemoryState{}, 0) {
		s.first[i] = s.days(item)
		if i > 0 {
			s.first[i] = max(s.first[i], s.first[i-1])
		}
	}
	return s, nil
}

// Parameters returns the parameters that the scheduler was made with.
func (s *Scheduler) Parameters() Parameters { return Parameters(s.params.W) }

// Retention returns the retrievability at which cards fall due.
func (s *Scheduler) Retention() float64 { return s.params.RequestRetention }

// Next returns what is known of a card after a review on a study day. A day
// before the last review counts as the day of that review. A better rating
// never makes a card due on an earlier day.
func (s *Scheduler) Next(m CardMemory, r Rating, day Day, at time.Time) CardMemory {
	if m.Seen() {
		day = max(day, m.Last)
	}
	next := m
	if m.Lapse(r, day) {
		next.Lapses++
	}
	if r == Again {
		next.Forgotten = day
	}
	item := s.nextItem(m.MemoryState, m.elapsed(day), r)
	next.MemoryState = memoryStateOf(item.Memory)
	next.Due = day + s.days(item)
	if !m.Seen() {
		next.First, next.Due = day, day+s.first[r-1]
	}
	next.Last, next.LastAt = day, at
	next.Reps++
	return next
}

// Preview returns the due day that each rating would give, worst rating
// first.
func (s *Scheduler) Preview(m CardMemory, day Day) [4]Day {
	days := s.first
	if m.Seen() {
		day = max(day, m.Last)
		for i, item := range s.nextItems(m.MemoryState, m.elapsed(day)) {
			days[i] = s.days(item)
		}
	}
	for i := range days {
		days[i] += day
	}
	return days
}

// days returns the whole study days of an interval, at least one.
func (s *Scheduler) days(item fsrs.ItemState) Day {
	return Day(max(1, math.Round(min(item.Interval, s.params.MaximumInterval))))
}

// RetrievabilityOn returns the predicted chance of recalling a card on a study
// day: 0 to 1, and 0 for a card never reviewed.
func (s *Scheduler) RetrievabilityOn(m CardMemory, day Day) float64 {
	if !m.Seen() {
		return 0
	}
	return s.Retrievability(m.MemoryState, m.elapsed(day))
}
