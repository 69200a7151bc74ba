package sampling

import (
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// learners are how the learners of a simulation are, and how far predictions know
// them. Predictions are for a memory as FSRS-6 has it with default parameters.
type learners struct {
	name    string
	spread  float64 // sigma of the log-normal factor on the stability of each card
	stretch float64 // factor on the stability of all cards
	known   float64 // chance of knowing an unseen card; predictions know it
	elapsed float64 // mean days since the last review, by predicted stability
}

// What key points are made of a card that is recalled, forgotten, or never was seen
// and is not known.
const (
	madeRecalled  = 0.85
	madeForgotten = 0.15
	madeUnknown   = 0.02
)

// cardOf returns a unit with a weight, and the share of its points that its learner
// makes.
func (l learners) cardOf(weight float64, seen bool, rng *rand.Rand) (u Unit, made float64) {
	u = Unit{Weight: weight, Topic: rng.IntN(16), Difficulty: 1 + rng.IntN(3)}
	points := 3 + rng.IntN(4)
	recalled, predicted, otherwise := l.known, l.known, madeUnknown
	if seen {
		ratio := l.elapsed * rng.ExpFloat64()
		predicted = recall(ratio)
		recalled = recall(ratio / l.stretch / math.Exp(l.spread*rng.NormFloat64()))
		otherwise = madeForgotten
	}
	binomial := func(p float64) float64 { return p * (1 - p) / 4.5 }
	u.Predicted = predicted*madeRecalled + (1-predicted)*otherwise
	u.Variance = predicted*(1-predicted)*(madeRecalled-otherwise)*(madeRecalled-otherwise) +
		predicted*binomial(madeRecalled) + (1-predicted)*binomial(otherwise)
	gain := madeRecalled - otherwise
	u.Third = predicted * (1 - predicted) * (1 - 2*predicted) * gain * gain * gain
	chance := otherwise
	if rng.Float64() < recalled {
		chance = madeRecalled
	}
	for range points {
		if rng.Float64() < chance {
			made += 1 / float64(points)
		}
	}
	return u, made
}

// recall is the forgetting curve of FSRS-6, of days by stability.
func recall(ratio float64) float64 {
	const decay = 0.1542
	return math.Pow(1+ratio*(math.Pow(0.9, -1/decay)-1), -decay)
}

// bank returns the 300 cards of a learner who has seen a share of them.
func (l learners) bank(seen float64, rng *rand.Rand) (units []Unit, made []float64) {
	for i := range 300 {
		weight := 2.0
		switch {
		case i < 60:
			weight = 4
		case i >= 220:
			weight = 1
		}
		u, m := l.cardOf(weight, rng.Float64() < seen, rng)
		units, made = append(units, u), append(made, m)
	}
	return units, made
}

// outcome is what simulated interviews came to.
type outcome struct {
	covered, width             float64 // how often the interval held the truth; its mean width
	randomCovered, randomWidth float64 // of as many random questions, scored alone
}

func (l learners) interviews(runs, n int, seen float64, seed uint64) (o outcome) {
	rng := rand.New(rand.NewPCG(seed, 1))
	for range runs {
		units, made := l.bank(seen, rng)
		var truth, all float64
		for i, u := range units {
			truth, all = truth+u.Weight*made[i], all+u.Weight
		}
		truth /= all

		chances := Inclusions(units, n)
		var answers []Answered
		for _, i := range Draw(units, chances, rng) {
			answers = append(answers, Answered{units[i].Weight, units[i].Predicted, chances[i], made[i]})
		}
		s := Estimate(NewFrame(units, chances), answers)
		o.width += s.High - s.Low
		if s.Low <= truth && truth <= s.High {
			o.covered++
		}
		mean, margin := random(units, made, n, rng)
		o.randomWidth += 2 * margin
		if math.Abs(mean-truth) <= margin {
			o.randomCovered++
		}
	}
	for _, sum := range []*float64{&o.width, &o.covered, &o.randomWidth, &o.randomCovered} {
		*sum /= float64(runs)
	}
	return o
}

// random asks questions in proportion to their weight and returns the mean share
// made with the margin of Student's t: what the answers say without predictions.
func random(units []Unit, made []float64, n int, rng *rand.Rand) (mean, margin float64) {
	plain := make([]Unit, len(units))
	for i, u := range units {
		plain[i] = Unit{Weight: u.Weight, Variance: 1, Topic: u.Topic, Difficulty: u.Difficulty}
	}
	var sum, squares float64
	for _, i := range Draw(plain, Inclusions(plain, n), rng) {
		sum, squares = sum+made[i], squares+made[i]*made[i]
	}
	k := float64(n)
	mean = sum / k
	variance := max(0, squares/k-mean*mean) * k / (k - 1)
	return mean, quantile(0.975, k-1) * math.Sqrt(variance/k)
}

// simulatedLearners are those that predictions are right for in the mean, and
// those that they are wrong for.
func simulatedLearners() (right, wrong []learners) {
	right = []learners{
		{name: "as predicted", stretch: 1, elapsed: 1},
		{name: "each card by its own, sigma 0.8", stretch: 1, spread: 0.8, elapsed: 1},
		{name: "soon after the reviews", stretch: 1, spread: 0.8, elapsed: 0.3},
		{name: "long after the reviews", stretch: 1, spread: 0.8, elapsed: 2},
	}
	wrong = []learners{
		{name: "forgets twice as fast", stretch: 0.5, spread: 0.8, elapsed: 1},
		{name: "forgets three times as fast", stretch: 0.33, spread: 0.8, elapsed: 1},
		{name: "forgets half as fast", stretch: 2, spread: 0.8, elapsed: 1},
		{name: "knows 30 % of the unseen", stretch: 1, spread: 0.8, known: 0.3, elapsed: 1},
	}
	return right, wrong
}

// TestIntervalOfTwelveQuestions holds what an interview's score promises.
// DJQ_INTERVIEWS is how many interviews of each kind are simulated: 10,000 for
// the figures.
func TestIntervalOfTwelveQuestions(t *testing.T) {
	runs, full := 200, false
	if text := os.Getenv("DJQ_INTERVIEWS"); text != "" {
		var err error
		if runs, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
		full = true
	}
	slack := 2 * math.Sqrt(0.05*0.95/float64(runs)) // two standard errors
	right, wrong := simulatedLearners()
	t.Logf("%-32s %5s %8s %8s %8s %8s %6s", "learners", "seen", "covered", "width", "random", "covered", "ratio")
	for i, l := range append(right, wrong...) {
		for _, of := range []struct{ seen, ratio float64 }{{1, 1}, {0.7, 0.7}, {0.5, 0.5}} {
			if i >= len(right) && !full {
				continue
			}
			o := l.interviews(runs, 12, of.seen, 7)
			ratio := o.width / o.randomWidth
			t.Logf("%-32s %5.1f %8.3f %8.3f %8.3f %8.3f %6.2f", l.name, of.seen, o.covered, o.width, o.randomWidth, o.randomCovered, ratio)
			if o.covered < 0.93-slack {
				t.Errorf("%s, %.0f %% seen: the interval holds the truth in %.1f %%, expected at least 93", l.name, 100*of.seen, 100*o.covered)
			}
			if o.covered > 0.97+slack {
				t.Errorf("%s, %.0f %% seen: the interval holds the truth in %.1f %%, expected at most 97", l.name, 100*of.seen, 100*o.covered)
			}
			if l.known == 0 && ratio > of.ratio {
				t.Errorf("%s, %.0f %% seen: %.2f times as wide as that of random questions, expected at most %.1f", l.name, 100*of.seen, ratio, of.ratio)
			}
		}
	}
}
