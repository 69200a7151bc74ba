package plan

import (
	"math"

	"djq/internal/bfgs"
)

// How the dual value curves, found by trying what lets the search come nearest
// to the least one in 20 looks.
const (
	// risingTogether is by how many times as much prices that move together
	// move for the same excess of use.
	risingTogether = 0.5
	// togetherWithin is the part of the days within which prices move together.
	togetherWithin = 0.3
	// risingAlone is the same as risingTogether of a price that moves alone, for
	// a temperature of one.
	risingAlone = 0.3
)

// inverseCurvature guesses the inverse of the second derivative of the dual value
// by the logarithms of prices, at a temperature.
//
// A price that moves alone sends the cards of its slot to the slots beside it, the
// more of them the lower the temperature. Prices of many days that move together
// only change whether cards are asked at all, for which they have to move far.
func (s *solver) inverseCurvature(x []float64, temperature float64) bfgs.Inverse {
	n := len(x)
	worth := make([]float64, n) // of a slot's seconds
	mean, open := 0.0, 0
	for t := range worth {
		if worth[t] = math.Exp(x[t]) * s.slots[t].seconds; !s.closed(t) {
			mean += worth[t]
			open++
		}
	}
	mean = max(mean/float64(max(1, open)), 1e-9)
	width := togetherWithin * float64(s.slots[n-1].day+1)
	scale := risingTogether / mean / (togetherWithin * float64(n) * math.Sqrt(2*math.Pi))
	inverse := make(bfgs.Inverse, n)
	for t := range inverse {
		inverse[t] = make([]float64, n)
		for u := range inverse[t] {
			distance := float64(s.slots[t].day-s.slots[u].day) / width
			inverse[t][u] = scale * math.Exp(-distance*distance/2)
		}
		// A slot with hardly any time left is used beyond it at first.
		inverse[t][t] += risingAlone * temperature / max(worth[t], mean/10)
	}
	return inverse
}
