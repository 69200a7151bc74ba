package plan

import "math"

// exponential returns the exponential of a number from -negligible to 0, to within
// 1e-13 of it, in half the time that math.Exp takes: a search needs some ten million.
func exponential(x float64) float64 {
	const (
		perStep = 64 / math.Ln2
		high    = 0x1.62e42fefap-7 // of a step, so short that multiples of it are exact
		low     = 1/perStep - high
		shift   = 3 << 51 // rounds to a whole number, which is then in the lowest bits
	)
	steps := x*perStep + shift
	n := math.Float64bits(steps)
	steps -= shift
	r := x - steps*high - steps*low
	series := 1 + r*(1+r*(1.0/2+r*(1.0/6+r*(1.0/24))))
	return math.Float64frombits(math.Float64bits(powers[n%64])+n/64<<52) * series
}

// powers are 2 to the power of 0, 1/64, … 63/64.
var powers = func() (p [64]float64) {
	for i := range p {
		p[i] = math.Exp2(float64(i) / float64(len(p)))
	}
	return p
}()
