package fit

import (
	"math"

	"djq/internal/bfgs"
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
// reviews, searched from z by BFGS with halved steps.
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
	f, g := density(&z)
	inverse := bfgs.Scaled(len(z), 1/max(1, math.Sqrt(bfgs.Dot(g[:], g[:]))))
	for iteration := range maxIterations {
		direction := inverse.Times(g[:])
		slope := -bfgs.Dot(direction, g[:])
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
		if curved := bfgs.Dot(moved[:], turned[:]); iteration == 0 && curved > bfgs.LeastCurvature {
			inverse = bfgs.Scaled(len(z), curved/bfgs.Dot(turned[:], turned[:]))
		}
		inverse.Learn(moved[:], turned[:])
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
