package plan

import (
	"math"

	"djq/internal/bfgs"
)

// descent looks for the least value of a smooth function by quasi-Newton
// steps (BFGS), from a guess at the inverse of its second derivative.
type descent struct {
	f       func(x []float64) (value float64, slope []float64)
	x       []float64
	value   float64
	slope   []float64
	inverse bfgs.Inverse
}

// maxMove is the most that a coordinate moves in one step.
const maxMove = 1.5

func newDescent(x []float64, f func([]float64) (float64, []float64)) *descent {
	return &descent{f: f, x: x}
}

// begin evaluates the function at the present point, with a guess at the inverse
// of its second derivative: before the first step and whenever the function has
// changed.
func (d *descent) begin(inverse bfgs.Inverse) {
	d.inverse = inverse
	d.value, d.slope = d.f(d.x)
}

// fall returns how much lower the least value is than the present one, if the
// second derivative is as guessed and learnt so far.
func (d *descent) fall() float64 { return bfgs.Dot(d.inverse.Times(d.slope), d.slope) / 2 }

// step goes one step down and returns how often it evaluated the function.
func (d *descent) step() int {
	move := d.inverse.Times(d.slope)
	largest := 0.0
	for _, m := range move {
		largest = max(largest, math.Abs(m))
	}
	fall := bfgs.Dot(move, d.slope)
	length := min(1, maxMove/largest)
	for try := 1; ; try++ {
		x := make([]float64, len(d.x))
		for i := range x {
			x[i] = d.x[i] - length*move[i]
		}
		value, slope := d.f(x)
		if try == 4 || value <= d.value-1e-4*length*fall {
			d.inverse.Learn(minus(x, d.x), minus(slope, d.slope))
			d.x, d.value, d.slope = x, value, slope
			return try
		}
		length *= 0.4
	}
}

func minus(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}
