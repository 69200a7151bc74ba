package interview

import "djq/internal/bank"

// Level is for whom an interview is: it says how difficult the questions are.
type Level string

// The levels. Anyone is no level: questions come as the bank has them.
const (
	Anyone Level = ""
	Junior Level = "junior"
	Mid    Level = "mid"
	Senior Level = "senior"
)

// Levels returns the names of the levels.
func Levels() []string { return []string{string(Junior), string(Mid), string(Senior)} }

// mix returns which part of an interview's questions are of a difficulty.
func (l Level) mix(d bank.Difficulty) float64 {
	switch l {
	case Junior:
		return [...]float64{0, 0.55, 0.40, 0.05}[d]
	case Mid:
		return [...]float64{0, 0.25, 0.55, 0.20}[d]
	case Senior:
		return [...]float64{0, 0.10, 0.45, 0.45}[d]
	}
	return 1
}

// weights returns how much each card counts: by how often it is asked and, at
// a level, so that each difficulty has its part of the whole.
func (l Level) weights(cards []*bank.Card) []float64 {
	var sums [bank.Hard + 1]float64
	for _, c := range cards {
		sums[c.Difficulty] += c.Asked.Weight()
	}
	weights := make([]float64, len(cards))
	for i, c := range cards {
		weights[i] = c.Asked.Weight()
		if l != Anyone {
			weights[i] *= l.mix(c.Difficulty) / sums[c.Difficulty] * 100
		}
	}
	return weights
}
