package sampling

import (
	"math"
	"math/rand/v2"
)

// Draw returns the places of a sample in which each unit is with its chance of
// Inclusions, by the local pivotal method: two units that are near each other,
// of like topic, difficulty and prediction, decide between them which one goes on, so that
// the sample is spread like the units. (Grafström, Lundström and Schelin,
// Spatially balanced sampling through the pivotal method, Biometrics 2012.)
func Draw(units []Unit, chances []float64, rng *rand.Rand) []int {
	chance := append([]float64(nil), chances...)
	var open, sample []int
	for i, c := range chance {
		switch {
		case c >= 1-tiny:
			sample = append(sample, i)
		case c > tiny:
			open = append(open, i)
		}
	}
	drop := func(at int) { open[at] = open[len(open)-1]; open = open[:len(open)-1] }
	for len(open) > 1 {
		a := rng.IntN(len(open))
		b := nearest(units, open, a, rng)
		i, j := open[a], open[b]
		chance[i], chance[j] = duel(chance[i], chance[j], rng)
		for _, at := range []int{max(a, b), min(a, b)} {
			if c := chance[open[at]]; c <= tiny || c >= 1-tiny {
				if c > 0.5 {
					sample = append(sample, open[at])
				}
				drop(at)
			}
		}
	}
	for _, i := range open { // what rounding has left
		if rng.Float64() < chance[i] {
			sample = append(sample, i)
		}
	}
	return sample
}

// tiny is less than any chance that matters.
const tiny = 1e-9

// duel moves as much as possible of two chances to one of them, each keeping
// its own in the mean.
func duel(a, b float64, rng *rand.Rand) (float64, float64) {
	sum := a + b
	if sum < 1 {
		if rng.Float64()*sum < a {
			return sum, 0
		}
		return 0, sum
	}
	if rng.Float64()*(2-sum) < 1-b {
		return 1, sum - 1
	}
	return sum - 1, 1
}

// maxLooked is among how many others the nearest is looked for, which keeps a
// large bank fast.
const maxLooked = 32

// nearest returns the place of the unit nearest to that at a place.
func nearest(units []Unit, open []int, at int, rng *rand.Rand) int {
	first, step := 0, 1
	if len(open) > maxLooked {
		first, step = rng.IntN(len(open)), (len(open)+maxLooked-1)/maxLooked
	}
	best, least, ties := -1, math.Inf(1), 0
	for k := 0; k < len(open); k += step {
		other := (first + k) % len(open)
		if other == at {
			continue
		}
		d := distance(units[open[at]], units[open[other]])
		switch {
		case d < least:
			best, least, ties = other, d, 1
		case d == least: // one of those equally near, each alike
			if ties++; rng.IntN(ties) == 0 {
				best = other
			}
		}
	}
	if best < 0 { // the only one looked at was the unit itself
		best = (at + 1) % len(open)
	}
	return best
}

// distance is how unlike two questions are.
func distance(a, b Unit) float64 {
	const topic, difficulty = 0.6, 0.4
	d := math.Abs(a.Predicted - b.Predicted)
	if a.Topic != b.Topic {
		d += topic
	}
	return d + difficulty*math.Abs(float64(a.Difficulty-b.Difficulty))
}
