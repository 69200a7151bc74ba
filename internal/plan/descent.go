package plan

import "math"

// descent looks for the least value of a smooth function by quasi-Newton
// steps (BFGS). The prices of neighbouring days are almost interchangeable:
// a step for each price alone would be too long for one day and too short for
// all of them together.
type descent struct {
	f       func(x []float64) (value float64, slope []float64)
	x       []float64
	value   float64
	slope   []float64
	inverse [][]float64 // of the second derivative, as learnt so far
	fresh   bool        // nothing is learnt yet
}

// maxMove is the most that a coordinate moves in one step.
const maxMove = 1.5

// newDescent begins at x, with a guess at the inverse of the second derivative
// in each coordinate.
func newDescent(x, guess []float64, f func([]float64) (float64, []float64)) *descent {
	d := &descent{f: f, x: x, inverse: make([][]float64, len(x)), fresh: true}
	for i := range x {
		d.inverse[i] = make([]float64, len(x))
		d.inverse[i][i] = guess[i]
	}
	return d
}

// begin evaluates the function at the present point: before the first step
// and whenever the function has changed.
func (d *descent) begin() { d.value, d.slope = d.f(d.x) }

// times returns the product of the inverse and a vector.
func (d *descent) times(v []float64) []float64 {
	out := make([]float64, len(v))
	for i, row := range d.inverse {
		out[i] = dot(row, v)
	}
	return out
}

// step goes one step down and returns how often it evaluated the function.
func (d *descent) step() int {
	move := d.times(d.slope)
	largest := 0.0
	for _, m := range move {
		largest = max(largest, math.Abs(m))
	}
	fall := dot(move, d.slope)
	length := min(1, maxMove/largest)
	for try := 1; ; try++ {
		x := make([]float64, len(d.x))
		for i := range x {
			x[i] = d.x[i] - length*move[i]
		}
		value, slope := d.f(x)
		if try == 4 || value <= d.value-1e-4*length*fall {
			d.learn(x, slope)
			d.x, d.value, d.slope = x, value, slope
			return try
		}
		length *= 0.4
	}
}

// learn takes what the way to x says of the second derivative.
func (d *descent) learn(x, slope []float64) {
	s, y := minus(x, d.x), minus(slope, d.slope)
	sy := dot(s, y)
	if sy <= 1e-12 {
		return
	}
	h := d.times(y)
	yhy := dot(y, h)
	if d.fresh {
		d.fresh = false
		for i := range d.inverse {
			d.inverse[i][i] *= sy / yhy
			h[i] *= sy / yhy
		}
		yhy = sy
	}
	for i, row := range d.inverse {
		for j := range row {
			row[j] += (1+yhy/sy)*s[i]*s[j]/sy - (s[i]*h[j]+h[i]*s[j])/sy
		}
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func minus(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}
