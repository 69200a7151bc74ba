package sampling

import "math"

// Frame is what has to be known of all units to score a sample of them.
type Frame struct {
	Units     int     `json:"cards"`
	Weight    float64 `json:"weight"`    // sum of the weights
	Predicted float64 `json:"predicted"` // weighted mean of the predictions
	// Variance is that of the weighted sum as a sample with these chances
	// estimates it, by the model.
	Variance float64 `json:"variance"`
	Third    float64 `json:"third"` // third central moment, likewise
}

// NewFrame returns the frame of units that are drawn with these chances.
func NewFrame(units []Unit, chances []float64) Frame {
	f := Frame{Units: len(units)}
	for i, u := range units {
		f.Weight += u.Weight
		f.Predicted += u.Weight * u.Predicted
		if c := chances[i]; c > 0 {
			f.Variance += u.Weight * u.Weight * math.Max(u.Variance, minDeviation*minDeviation/6) * (1 - c) / c
			f.Third += u.Weight * u.Weight * u.Weight * u.Third * (1 - c) / (c * c)
		}
	}
	if f.Weight > 0 {
		f.Predicted /= f.Weight
	}
	return f
}

// Answered is a unit of the sample and what came of asking it.
type Answered struct {
	Weight, Predicted float64
	Chance            float64 // of being in the sample
	Made              float64 // share of the points made
}

// Score is the share of the points that would be made over all units, from 0 to
// 1, and how far off that may be.
type Score struct {
	Value  float64 // the best estimate
	Margin float64 // half the width of the interval
	Low    float64 // of the interval that holds the share 95 times in 100
	High   float64
}

// priorFreedom is for how many answers the model's own variance counts.
const priorFreedom = 8

// skewness is how far the middle of the interval lies from the plain estimate, by
// the estimate's third central moment over its variance. Predictions near 1 fall
// short by much and rarely, so that few answers tend to miss it. The value is that of
// Cornish and Fisher's expansion at 97.5 %, (2z²+1)/6 where the variance is
// estimated from the answers and -(z²-1)/6 where it is known, for 12 answers
// beside priorFreedom: 0.6. Simulated intervals hold the truth somewhat too often
// with it, and rightly with a little less.
const skewness = 0.45

// spreading is how much narrower the interval is because questions are spread over
// topics, difficulties and predictions: the variances take them for drawn one by
// one. With it simulated intervals hold the truth in 93 to 97 %, without it in up to
// 97.4 %.
const spreading = 0.975

// Estimate returns the score of a sample: the mean that was predicted and, by
// the difference estimator (Särndal, Swensson and Wretman, Model Assisted Survey
// Sampling, 6.3), how far the answers were off it, each counted in
// proportion to how unlikely it was drawn. The predictions thus serve as control
// variate: whether they are right changes the width, not the expectation.
func Estimate(f Frame, answers []Answered) Score {
	n := float64(len(answers))
	var off, rest, certain float64
	for _, a := range answers {
		z := a.Weight * (a.Made - a.Predicted) / a.Chance
		off += z
		rest += (1 - a.Chance) * z
		certain += 1 - a.Chance
	}
	var observed float64
	if n > 1 && certain > 0 {
		mean := rest / certain
		for _, a := range answers {
			z := a.Weight * (a.Made - a.Predicted) / a.Chance
			observed += (1 - a.Chance) * (z - mean) * (z - mean)
		}
		observed *= n / (n - 1)
	}
	freedom := priorFreedom + math.Max(0, n-1)
	variance := (priorFreedom*f.Variance + math.Max(0, n-1)*observed) / freedom
	s := Score{Value: f.Predicted + off/f.Weight}
	s.Margin = spreading * quantile(0.975, freedom) * math.Sqrt(variance) / f.Weight
	if variance > 0 {
		s.Value += skewness * f.Third / variance / f.Weight
	}
	s.Low, s.High = s.Value-s.Margin, s.Value+s.Margin
	return s
}
