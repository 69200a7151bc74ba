package plan

import "math"

// descent looks for the least value of a smooth function by quasi-Newton
// steps (BFGS), from a guess at the inverse of its second derivative.
type descent struct {
	f       func(x []float64) (value float64, slope []float64)
	x       []float64
	value   float64
	slope   []float64
	inverse [][]float64 // of the second derivative, as guessed and learnt so far
}

// maxMove is the most that a coordinate moves in one step.
const maxMove = 1.5

func newDescent(x []float64, f func([]float64) (float64, []float64)) *descent {
	return &descent{f: f, x: x}
}

// begin evaluates the function at the present point, with a guess at the inverse
// of its second derivative: before the first step and whenever the function has
// changed.
func (d *descent) begin(inverse [][]float64) {
	d.inverse = inverse
	d.value, d.slope = d.f(d.x)
}

// fall returns how much lower the least value is than the present one, if the
// second derivative is as guessed and learnt so far.
func (d *descent) fall() float64 { return dot(d.times(d.slope), d.slope) / 2 }

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
