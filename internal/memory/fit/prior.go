package fit

import (
	"math"
	"slices"

	"djq/internal/bfgs"
	"djq/internal/memory"
)

// Prior says what is known of a learner's parameters before any review: a
// multivariate normal distribution of them, of the logarithm for the four
// stabilities after a first review.
type Prior struct {
	Mean memory.Parameters
	// Factor is the lower triangular factor of the covariance (Cholesky): its row i
	// says how far parameter i moves with each of 21 independent standard normal
	// numbers.
	Factor [21]memory.Parameters
}

// stabilities is how many parameters, the first ones, are stabilities.
const stabilities = 4

// leastStability is the least stability after a first review that counts in a
// prior: fits of learners who forget within a day reach any smaller value.
const leastStability = 0.05

// Published fits differ by more than their learners do, as each comes from few
// reviews, and 48 of them tell little of how each parameter goes with 20 others.
// With these the loss on later reviews is the lowest (TestFitPredictsLaterReviews),
// and readiness at the end of a plan the truest, up to 400 reviews; with more it
// hardly matters.
const (
	shrinkage   = 0.5 // deviations of a prior, relative to those of published fits
	correlation = 0.8 // correlations, likewise
)

// PriorOf returns the prior that the parameters of other learners give: their
// mean, with half of their standard deviations and most of their correlations.
func PriorOf(learners []memory.Parameters) Prior {
	var p Prior
	n := float64(len(learners))
	all := slices.Clone(learners)
	for k := range all {
		for i := range stabilities {
			all[k][i] = math.Log(max(all[k][i], leastStability))
		}
		for i, x := range all[k] {
			p.Mean[i] += x / n
		}
	}
	var covariance matrix
	for _, x := range all {
		for i := range x {
			for j := range x {
				covariance[i][j] += shrinkage * shrinkage * (x[i] - p.Mean[i]) * (x[j] - p.Mean[j]) / n
			}
		}
	}
	for i := range covariance {
		for j := range covariance {
			if i != j {
				covariance[i][j] *= correlation
			}
		}
	}
	p.Factor = covariance.cholesky()
	return p
}

// leastVariance keeps the factor of parameters that do not differ.
const leastVariance = 1e-12

type matrix [21]memory.Parameters

// cholesky returns the lower triangular matrix that gives this one when it is
// multiplied by its transpose.
func (m *matrix) cholesky() (l matrix) {
	for i := range m {
		for j := range i {
			l[i][j] = (m[i][j] - bfgs.Dot(l[i][:], l[j][:])) / l[j][j]
		}
		l[i][i] = math.Sqrt(max(m[i][i]-bfgs.Dot(l[i][:], l[i][:]), leastVariance))
	}
	return l
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

// at returns the parameters at z, in independent deviations from the mean, held
// within their bounds, and their derivatives by what Factor makes of z.
func (p *Prior) at(z *memory.Parameters) (w, slope memory.Parameters) {
	limits := bounds()
	for i := range w {
		x, s := p.Mean[i]+bfgs.Dot(p.Factor[i][:], z[:]), 1.0
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
