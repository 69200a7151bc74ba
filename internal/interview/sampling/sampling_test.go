package sampling

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestInclusionsSumToTheSample(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	units, _ := learners{stretch: 1, elapsed: 1}.bank(0.5, rng)
	units[0].Weight = 4000 // is certainly drawn
	for _, n := range []int{1, 12, 299, 300, 400} {
		var sum float64
		for _, c := range Inclusions(units, n) {
			if c <= 0 || c > 1 {
				t.Fatalf("%d questions: a chance of %v", n, c)
			}
			sum += c
		}
		if want := float64(min(n, 300)); math.Abs(sum-want) > 1e-6 {
			t.Errorf("%d questions: the chances sum to %v", n, sum)
		}
	}
	if Inclusions(units, 12)[0] != 1 {
		t.Error("a unit of nearly all the weight may be left out")
	}
}

func TestDrawKeepsChancesAndSpreadsOverTopics(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var units []Unit
	for i := range 40 {
		units = append(units, Unit{Weight: float64(1 + i%4), Variance: 0.1, Topic: i / 5})
	}
	chances := Inclusions(units, 8)
	const runs = 20000
	var drawn [40]float64
	repeated := 0
	for range runs {
		sample := Draw(units, chances, rng)
		if len(sample) != 8 {
			t.Fatalf("%d drawn, expected 8", len(sample))
		}
		topics := map[int]int{}
		for _, i := range sample {
			drawn[i]++
			if topics[units[i].Topic]++; topics[units[i].Topic] > 2 {
				repeated++
			}
		}
	}
	for i, n := range drawn {
		if got := n / runs; math.Abs(got-chances[i]) > 0.015 {
			t.Errorf("unit %d was drawn in %.3f of the samples, expected %.3f", i, got, chances[i])
		}
	}
	if share := float64(repeated) / runs; share > 0.05 {
		t.Errorf("%.1f %% of the samples have three of eight questions from one of eight topics", 100*share)
	}
}

func TestEstimateOfAllUnitsIsTheTruth(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	l := learners{stretch: 1, elapsed: 1}
	var units []Unit
	var answers []Answered
	var truth, all float64
	for range 9 {
		u, made := l.cardOf(2, true, rng)
		units = append(units, u)
		truth, all = truth+u.Weight*made, all+u.Weight
		answers = append(answers, Answered{u.Weight, u.Predicted, 1, made})
	}
	s := Estimate(NewFrame(units, Inclusions(units, 12)), answers)
	if math.Abs(s.Value-truth/all) > 1e-9 || s.Margin > 1e-9 {
		t.Errorf("all asked: %+v, expected %.3f without a margin", s, truth/all)
	}
}

func TestQuantileIsStudents(t *testing.T) {
	// From the usual table.
	for freedom, want := range map[float64]float64{1: 12.706, 2: 4.303, 5: 2.571, 11: 2.201, 30: 2.042, 1000: 1.962} {
		if got := quantile(0.975, freedom); math.Abs(got-want) > 0.001 {
			t.Errorf("%v degrees of freedom: %.4f, expected %.3f", freedom, got, want)
		}
	}
}
