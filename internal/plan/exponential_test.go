package plan

import (
	"math"
	"testing"
)

func TestExponentialIsThatOfMath(t *testing.T) {
	for x := -float64(negligible); x <= 0; x += 1e-4 {
		if off := math.Abs(exponential(x)/math.Exp(x) - 1); off > 1e-13 {
			t.Fatalf("the exponential of %v is %v of itself off", x, off)
		}
	}
	if exponential(0) != 1 {
		t.Errorf("the exponential of 0 is %v", exponential(0))
	}
}
