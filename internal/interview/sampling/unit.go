package sampling

import "math"

// Unit is one question that may be asked.
type Unit struct {
	Weight    float64 // how much it counts, above 0
	Predicted float64 // share of its points that will be made, 0 to 1
	Variance  float64 // of the share about the prediction, by the model
	Third     float64 // third central moment of the share, by the model
	// Topic and Difficulty are what a sample is spread over, besides Predicted.
	Topic      int
	Difficulty int
}

// minDeviation is the least that a prediction is trusted to be off by, so that
// every question may be asked: a sample tells nothing of what it never holds.
const minDeviation = 0.06

// Inclusions returns the chance with which each unit is to be in a sample of n:
// in proportion to its weight and to how uncertain its prediction is, which
// gives the narrowest interval (Neyman's allocation), at most 1. They sum to n,
// or to the number of units where those are fewer.
func Inclusions(units []Unit, n int) []float64 {
	chances := make([]float64, len(units))
	certain := make([]bool, len(units))
	for left := min(n, len(units)); ; {
		var sum float64
		for i, u := range units {
			if !certain[i] {
				sum += size(u)
			}
		}
		again := false
		for i, u := range units {
			if certain[i] {
				continue
			}
			chances[i] = float64(left) * size(u) / sum
			if chances[i] >= 1-1e-9 {
				chances[i], certain[i], again = 1, true, true
			}
		}
		if !again {
			return chances
		}
		left = min(n, len(units))
		for _, c := range certain {
			if c {
				left--
			}
		}
		if left <= 0 {
			return chances
		}
	}
}

func size(u Unit) float64 { return u.Weight * math.Max(minDeviation, math.Sqrt(u.Variance)) }
