package bfgs

// Inverse is the inverse of a function's second derivative, as guessed and
// learnt so far: symmetric and positive definite.
type Inverse [][]float64

// Scaled returns a multiple of the identity of n rows.
func Scaled(n int, x float64) Inverse {
	m := make(Inverse, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = x
	}
	return m
}

// Times returns the product with a vector.
func (m Inverse) Times(v []float64) []float64 {
	out := make([]float64, len(v))
	for i, row := range m {
		out[i] = Dot(row, v)
	}
	return out
}

// LeastCurvature is the least product of a step and the change of the slope
// over it from which anything is learnt.
const LeastCurvature = 1e-12

// Learn takes what a step tells of the curvature: how far it moved, and how the
// slope turned over it.
func (m Inverse) Learn(moved, turned []float64) {
	curved := Dot(moved, turned)
	if curved <= LeastCurvature {
		return
	}
	h := m.Times(turned)
	yhy := Dot(turned, h)
	for i, row := range m {
		for j := range row {
			row[j] += (1+yhy/curved)*moved[i]*moved[j]/curved - (moved[i]*h[j]+h[i]*moved[j])/curved
		}
	}
}

// Dot returns the product of two vectors.
func Dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
