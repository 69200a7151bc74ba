package bfgs

import (
	"math"
	"testing"
)

// TestLearnFindsTheInverseOfAQuadraticFunction goes conjugate steps over a function
// whose second derivative is known; after as many as there are coordinates
// everything is learnt.
func TestLearnFindsTheInverseOfAQuadraticFunction(t *testing.T) {
	second := [][]float64{{4, 1, 0}, {1, 3, -1}, {0, -1, 2}}
	slopeAt := func(x []float64) []float64 { return Inverse(second).Times(x) }
	x := []float64{1, -2, 3}
	slope := slopeAt(x)
	m := Scaled(3, 1)
	for range 3 {
		step := m.Times(slope)
		length := Dot(step, slope) / Dot(step, Inverse(second).Times(step)) // to the least value on the way
		moved := make([]float64, 3)
		for i := range moved {
			moved[i] = -length * step[i]
			x[i] += moved[i]
		}
		next := slopeAt(x)
		turned := make([]float64, 3)
		for i := range turned {
			turned[i] = next[i] - slope[i]
		}
		m.Learn(moved, turned)
		slope = next
	}
	for i := range second {
		for j, got := range m.Times(second[i]) {
			want := 0.0
			if i == j {
				want = 1
			}
			if math.Abs(got-want) > 1e-9 {
				t.Errorf("the product with the second derivative has %v at %d, %d, want %v", got, i, j, want)
			}
		}
	}
}

func TestStepsAgainstTheCurvatureTeachNothing(t *testing.T) {
	m := Scaled(2, 3)
	m.Learn([]float64{1, 0}, []float64{-1, 0})
	if got := m.Times([]float64{1, 1}); got[0] != 3 || got[1] != 3 {
		t.Errorf("after a step over a hill: %v", got)
	}
}
