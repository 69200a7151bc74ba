package fit

import (
	"math"

	"djq/internal/memory"
)

const (
	maxIterations = 60
	enough        = 1e-3 // nats of the posterior density that end the search
)

type vector = memory.Parameters

// point is a place of a search: parameters in independent deviations from a
// prior's mean, and the negative logarithm of their posterior density.
type point struct {
	prior   *Prior
	z       vector
	density float64
}

// search returns the point of the greatest posterior density for these
// reviews, searched from z by BFGS (Nocedal and Wright, Numerical Optimization,
// chapter 6) with halved steps.
func search(p *Prior, l *losses, z vector) point {
	density := func(z *vector) (float64, vector) {
		w, slope := p.at(z)
		var g vector
		f := l.sum(&w, &g)
		byZ := *z
		for i := range g {
			f += z[i] * z[i] / 2
			for j, moved := range p.Factor[i][:i+1] {
				byZ[j] += g[i] * slope[i] * moved
			}
		}
		return f, byZ
	}
	var inverse matrix // of the Hessian, about
	f, g := density(&z)
	inverse.scale(1 / max(1, math.Sqrt(dot(&g, &g))))
	for iteration := range maxIterations {
		direction := inverse.times(&g)
		slope := -dot(&direction, &g)
		next, nextF, nextG, found := z, f, g, false
		for step := 1.0; step > 1e-6 && !found; step /= 2 {
			for i := range next {
				next[i] = z[i] - step*direction[i]
			}
			nextF, nextG = density(&next)
			found = nextF <= f+1e-4*step*slope
		}
		if !found {
			break
		}
		var moved, turned vector
		for i := range moved {
			moved[i], turned[i] = next[i]-z[i], nextG[i]-g[i]
		}
		if curved := dot(&moved, &turned); curved > 1e-12 {
			if iteration == 0 {
				inverse.scale(curved / dot(&turned, &turned))
			}
			inverse.update(&moved, &turned, curved)
		}
		gained := f - nextF
		z, f, g = next, nextF, nextG
		if gained < enough {
			break
		}
	}
	return point{p, z, f}
}

// parameters returns the parameters of a point.
func (p *point) parameters() memory.Parameters {
	w, _ := p.prior.at(&p.z)
	return w
}

func dot(a, b *vector) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

type matrix [len(vector{})]vector

// scale makes the matrix a multiple of the identity.
func (m *matrix) scale(x float64) {
	*m = matrix{}
	for i := range m {
		m[i][i] = x
	}
}

func (m *matrix) times(v *vector) (product vector) {
	for i := range m {
		product[i] = dot(&m[i], v)
	}
	return product
}

// update takes in what a step tells of the curvature: s is the way gone, y the
// change of the gradient and sy their product.
func (m *matrix) update(s, y *vector, sy float64) {
	my := m.times(y)
	factor := (1 + dot(y, &my)/sy) / sy
	for i := range m {
		for j := range m {
			m[i][j] += factor*s[i]*s[j] - (my[i]*s[j]+s[i]*my[j])/sy
		}
	}
}
