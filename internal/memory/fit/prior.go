package fit

import (
	"math"

	"djq/internal/memory"
)

// Prior says what is known of a learner's parameters before any review: a
// normal distribution for each, of the logarithm for the four stabilities after
// a first review.
type Prior struct {
	Mean, Deviation memory.Parameters
}

// stabilities is how many parameters, the first ones, are stabilities.
const stabilities = 4

// leastStability is the least stability after a first review that counts in a
// prior: fits of learners who forget within a day reach any smaller value.
const leastStability = 0.05

// shrinkage is the deviation of a prior, relative to that of published fits.
// These differ by more than their learners do, as each comes from few reviews:
// half of their spread gives lower losses than the whole of it with up to 400
// reviews, and about the same with more (TestFitPredictsLaterReviews).
const shrinkage = 0.5

// PriorOf returns the prior that the parameters of other learners give: their
// mean, and half of their standard deviation.
func PriorOf(learners []memory.Parameters) Prior {
	var p Prior
	n := float64(len(learners))
	for i := range p.Mean {
		var sum, squares float64
		for _, l := range learners {
			x := l[i]
			if i < stabilities {
				x = math.Log(max(x, leastStability))
			}
			sum += x
			squares += x * x
		}
		p.Mean[i] = sum / n
		p.Deviation[i] = shrinkage * math.Sqrt(max(0, squares/n-p.Mean[i]*p.Mean[i]))
	}
	return p
}

// aroundDefaults returns the same spread around the default parameters, which
// many more learners gave, for a learner who is like them.
func (p Prior) aroundDefaults() Prior {
	p.Mean = memory.DefaultParameters()
	for i := range stabilities {
		p.Mean[i] = math.Log(p.Mean[i])
	}
	return p
}

// PublishedPrior returns the prior of the first 48 users of srs-benchmark
// (https://github.com/open-spaced-repetition/srs-benchmark, FSRS-6 with recency).
func PublishedPrior() Prior {
	return Prior{
		Mean: memory.Parameters{
			-1.315, 0.1566, 0.9178, 2.506, 7.03, 0.5327, 2.24, 0.0347, 1.511, 0.1649, 0.9802,
			1.812, 0.1204, 0.3123, 2.216, 0.2417, 2.935, 0.7807, 0.3029, 0.1284, 0.2681,
		},
		Deviation: memory.Parameters{
			0.667, 0.771, 0.806, 0.760, 0.149, 0.112, 0.120, 0.0231, 0.170, 0.0777, 0.147,
			0.0452, 0.0160, 0.0510, 0.130, 0.0805, 0.275, 0.112, 0.116, 0.0433, 0.0726,
		},
	}
}

// bounds are the least and greatest value of each parameter, those within
// which FSRS's own optimizer keeps them
// (https://github.com/open-spaced-repetition/fsrs-rs, parameter_clipper.rs).
func bounds() [21][2]float64 {
	return [21][2]float64{
		{0.001, 100}, {0.001, 100}, {0.001, 100}, {0.001, 100}, {1, 10}, {0.001, 4}, {0.001, 4},
		{0.001, 0.75}, {0, 4.5}, {0, 0.8}, {0.001, 3.5}, {0.001, 5}, {0.001, 0.25}, {0.001, 0.9},
		{0, 4}, {0, 1}, {1, 6}, {0, 2}, {0, 2}, {0.01, 0.8}, {0.1, 0.8},
	}
}

// at returns the parameters that lie z deviations from the mean, held within
// their bounds, and their derivatives by z.
func (p *Prior) at(z *memory.Parameters) (w, slope memory.Parameters) {
	limits := bounds()
	for i := range w {
		x, s := p.Mean[i]+p.Deviation[i]*z[i], p.Deviation[i]
		if i < stabilities {
			x = math.Exp(x)
			s *= x
		}
		var free bool
		if w[i], free = within(x, limits[i][0], limits[i][1]); free {
			slope[i] = s
		}
	}
	return w, slope
}
