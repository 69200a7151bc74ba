package plan

import "djq/internal/memory"

// Model is how a learner rates and how long that takes.
type Model struct {
	New          [4]float64 // chance of each rating of a card never seen, worst first
	Pass         [3]float64 // chance of hard, good, easy when a seen card is recalled
	NewSeconds   float64    // for a card never seen
	SeenSeconds  float64    // for a card seen before
	AgainSeconds float64    // for asking once more in the same session
}

// DefaultModel returns the model of a learner of whom nothing is known.
func DefaultModel() Model {
	return Model{
		New:        [4]float64{0.40, 0.15, 0.37, 0.08},
		Pass:       [3]float64{0.2, 0.7, 0.1},
		NewSeconds: 120, SeenSeconds: 45, AgainSeconds: 45,
	}
}

// outcome is one way in which an ask can end.
type outcome struct {
	chance float64
	after  memory.MemoryState
}

// ask returns how an ask can end and how many seconds it takes on average.
// Again is followed by a good rating in the same session.
func (m Model) ask(s *memory.Scheduler, before memory.MemoryState, elapsed int) (out [4]outcome, seconds float64) {
	chances := m.New
	seconds = m.newSeconds()
	if before.Stability > 0 {
		r := s.Retrievability(before, elapsed)
		chances, seconds = m.chances(r), m.seenSeconds(r)
	}
	for i, after := range s.NextStates(before, elapsed) {
		out[i] = outcome{chances[i], after}
	}
	out[0].after = s.NextState(out[0].after, 0, memory.Good)
	return out, seconds
}

// chances returns the chance of each rating of a seen card that is recalled
// with a chance, worst first.
func (m Model) chances(recall float64) [4]float64 {
	return [4]float64{1 - recall, recall * m.Pass[0], recall * m.Pass[1], recall * m.Pass[2]}
}

// newSeconds and seenSeconds return what asking a card takes on average, asking
// it once more after an again included.
func (m Model) newSeconds() float64                { return m.NewSeconds + m.New[0]*m.AgainSeconds }
func (m Model) seenSeconds(recall float64) float64 { return m.SeenSeconds + (1-recall)*m.AgainSeconds }

// mix returns a value between two.
func mix(a, b, fraction float64) float64 { return a + fraction*(b-a) }
