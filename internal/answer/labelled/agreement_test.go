package labelled

import (
	"math"
	"testing"
)

func TestKappaIsAgreementBeyondChance(t *testing.T) {
	a := []bool{true, true, true, false, false, false, false, false, true, false}
	b := []bool{true, true, false, false, false, false, false, true, true, false}
	// Agreement 0.8, by chance 0.4² + 0.6² = 0.52.
	if got, ok := Kappa(a, b); !ok || math.Abs(got-(0.8-0.52)/(1-0.52)) > 1e-12 {
		t.Errorf("got %v, %v", got, ok)
	}
	if got, ok := Kappa(a, a); !ok || got != 1 {
		t.Errorf("with itself: %v, %v", got, ok)
	}
	if _, ok := Kappa([]bool{true}, []bool{true}); ok {
		t.Error("a kappa where all is said")
	}
	if _, ok := Kappa(nil, nil); ok {
		t.Error("a kappa of nothing")
	}
}

func TestAUCCountsPairs(t *testing.T) {
	for _, test := range []struct {
		scores []float64
		so     []bool
		want   float64
		ok     bool
	}{
		{[]float64{.1, .2, .8, .9}, []bool{false, false, true, true}, 1, true},
		{[]float64{.9, .8, .2, .1}, []bool{false, false, true, true}, 0, true},
		{[]float64{.5, .5, .5}, []bool{false, true, true}, .5, true},
		{[]float64{.3, .1, .3, .7}, []bool{true, false, false, true}, 3.5 / 4, true},
		{[]float64{.3}, []bool{true}, 0, false},
		{nil, nil, 0, false},
	} {
		if got, ok := AUC(test.scores, test.so); ok != test.ok || math.Abs(got-test.want) > 1e-12 {
			t.Errorf("AUC(%v, %v) = %v, %v", test.scores, test.so, got, ok)
		}
	}
}
