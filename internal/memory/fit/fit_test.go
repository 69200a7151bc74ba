package fit

import (
	"math"
	"math/rand/v2"
	"testing"

	"djq/internal/bfgs"
	"djq/internal/memory"
)

// randomParameters returns the defaults, each changed by up to a third.
func randomParameters(rng *rand.Rand) memory.Parameters {
	w := memory.DefaultParameters()
	for i := range w {
		w[i] *= 0.7 + 0.6*rng.Float64()
	}
	w[7] = 0.05 // so that reversion to the mean shows
	return w
}

func randomCards(rng *rand.Rand, cards, reviews, days int) [][]review {
	var all [][]review
	for range cards {
		c := []review{{0, memory.Rating(1 + rng.IntN(4)), false}}
		for range reviews - 1 {
			elapsed := rng.IntN(days)
			c = append(c, review{elapsed, memory.Rating(1 + rng.IntN(4)), elapsed > 0})
		}
		all = append(all, c)
	}
	return all
}

func TestStepsAreThoseOfTheScheduler(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		w := randomParameters(rng)
		scheduler, err := memory.NewScheduler(w, memory.DefaultRetention)
		if err != nil {
			t.Fatal(err)
		}
		c := newCurve(&w)
		var state memory.MemoryState
		for i, r := range randomCards(rng, 1, 12, 40)[0] {
			s := step{elapsed: float64(r.elapsed), rating: float64(r.rating), stability: state.Stability, difficulty: state.Difficulty}
			stability, difficulty := s.forward(&w, c)
			if want := scheduler.Retrievability(state, r.elapsed); i > 0 && r.elapsed > 0 && math.Abs(s.recall-want) > 1e-9 {
				t.Fatalf("recall %v, the scheduler says %v", s.recall, want)
			}
			state = scheduler.NextState(state, r.elapsed, r.rating)
			if math.Abs(stability/state.Stability-1) > 1e-9 || math.Abs(difficulty-state.Difficulty) > 1e-9 {
				t.Fatalf("%v after %v: %v, %v; the scheduler says %v", r, s, stability, difficulty, state)
			}
		}
	}
}

func TestGradientIsTheSlopeOfTheLoss(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		w := randomParameters(rng)
		l := newLosses(randomCards(rng, 20, 8, 12))
		var g memory.Parameters
		l.sum(&w, &g)
		for i := range w {
			h := 1e-5 * max(math.Abs(w[i]), 1e-3)
			above, below := w, w
			above[i] += h
			below[i] -= h
			slope := (l.sum(&above, nil) - l.sum(&below, nil)) / (2 * h)
			if math.Abs(slope-g[i]) > 1e-3*(1+math.Abs(slope)) {
				t.Errorf("derivative by w%d is %g, differences give %g", i, g[i], slope)
			}
		}
	}
}

// simulate returns the reviews of a learner with these parameters over a
// number of days, a few cards a day, in the order of the days.
func simulate(t *testing.T, w memory.Parameters, cards, days int, seed uint64) []Review {
	t.Helper()
	scheduler, err := memory.NewScheduler(w, memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	usual, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(seed, 6))
	states, last, due := make([]memory.MemoryState, cards), make([]int, cards), make([]int, cards)
	believed := make([]memory.CardMemory, cards)
	var reviews []Review
	for day := range days {
		for c := range cards {
			if due[c] > day || c > 5*(day+1) {
				continue
			}
			rating := memory.Good
			if elapsed := day - last[c]; states[c].Stability == 0 {
				rating = []memory.Rating{memory.Again, memory.Hard, memory.Good, memory.Good}[rng.IntN(4)]
			} else if rng.Float64() > scheduler.Retrievability(states[c], elapsed) {
				rating = memory.Again
			}
			states[c] = scheduler.NextState(states[c], day-last[c], rating)
			believed[c] = usual.Next(believed[c], rating, memory.Day(day), believed[c].LastAt)
			last[c], due[c] = day, int(believed[c].Due)
			reviews = append(reviews, Review{c, memory.Day(day), rating})
		}
	}
	return reviews
}

// forgetful returns the parameters of somebody who forgets faster than most.
func forgetful() memory.Parameters {
	w := memory.DefaultParameters()
	for i := range stabilities {
		w[i] *= 0.2
	}
	w[8]--
	return w
}

func TestFitPredictsBetterThanTheDefaults(t *testing.T) {
	w := forgetful()
	reviews := simulate(t, w, 150, 60, 1)
	result := Fit(PublishedPrior(), reviews)
	if !result.Taken {
		t.Fatalf("not taken: %+v", result)
	}
	later := newLosses(cardsOf(simulate(t, w, 150, 60, 2), 0, math.MaxInt))
	defaults := memory.DefaultParameters()
	ours, theirs, best := later.sum(&result.Parameters, nil), later.sum(&defaults, nil), later.sum(&w, nil)
	if gained := (theirs - ours) / (theirs - best); gained < 0.8 {
		t.Errorf("loss %.1f, %.1f with the defaults, %.1f with the true parameters", ours, theirs, best)
	}
}

func TestFitWithoutLaterReviewsKeepsTheDefaults(t *testing.T) {
	for _, reviews := range [][]Review{nil, {{1, 0, memory.Good}}, simulate(t, forgetful(), 100, 1, 3)} {
		if result := Fit(PublishedPrior(), reviews); result.Taken || result.Parameters != memory.DefaultParameters() {
			t.Errorf("%d reviews: %+v", len(reviews), result)
		}
	}
}

// TestFitThatPredictsWorseIsNotTaken changes the learner for the newest fifth.
func TestFitThatPredictsWorseIsNotTaken(t *testing.T) {
	reviews := simulate(t, forgetful(), 150, 60, 4)
	for i := len(reviews) - len(reviews)/heldOut; i < len(reviews); i++ {
		reviews[i].Rating = memory.Good
	}
	if result := Fit(PublishedPrior(), reviews); result.Taken || result.Fitted <= result.Default {
		t.Errorf("taken: %+v", result)
	}
}

func TestFitIsFiniteForAnyReviews(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 30 {
		var reviews []Review
		day := memory.Day(0)
		for range 300 {
			day += memory.Day(rng.IntN(3) * rng.IntN(3000))
			reviews = append(reviews, Review{rng.IntN(1 + rng.IntN(40)), day - memory.Day(rng.IntN(2)), memory.Rating(1 + rng.IntN(4))})
		}
		prior := PublishedPrior()
		found := mostLikely(&prior, newLosses(cardsOf(reviews, 0, len(reviews))))
		w := found.parameters()
		if _, err := memory.NewScheduler(w, memory.DefaultRetention); err != nil {
			t.Error(err)
		}
		for i, limit := range bounds() {
			if !(w[i] >= limit[0] && w[i] <= limit[1]) {
				t.Errorf("w%d is %v, outside %v", i, w[i], limit)
			}
		}
	}
}

// TestFactorGivesTheCovariance multiplies the factor of a prior by its transpose.
func TestFactorGivesTheCovariance(t *testing.T) {
	var p memory.Parameters
	learners := []memory.Parameters{p, p, p}
	for i, x := range []float64{1, 2, 6} {
		learners[i][5], learners[i][6] = x, 10-2*x
	}
	factor := PriorOf(learners).Factor
	variance := 14. / 3 * shrinkage * shrinkage // of 1, 2 and 6
	for _, c := range []struct {
		i, j int
		want float64
	}{{5, 5, variance}, {6, 6, 4 * variance}, {6, 5, -2 * variance * correlation}, {7, 6, 0}} {
		if got := bfgs.Dot(factor[c.i][:], factor[c.j][:]); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("covariance of w%d and w%d is %v, expected %v", c.i, c.j, got, c.want)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	var t testing.T
	reviews := simulate(&t, forgetful(), 300, 70, 5)[:2000]
	b.ResetTimer()
	for range b.N {
		Fit(PublishedPrior(), reviews)
	}
}
