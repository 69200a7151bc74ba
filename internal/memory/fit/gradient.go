package fit

import (
	"math"

	"djq/internal/memory"
)

// backward carries derivatives of a loss back over a step: from those by the
// state after it, and by its own prediction, to those by the state before it.
// It adds those by the parameters to g.
func (t *step) backward(w, g *memory.Parameters, c curve, byStability, byDifficulty, byRecall float64) (float64, float64) {
	if !t.free {
		byStability = 0
	}
	if !t.freeDifficulty {
		byDifficulty = 0
	}
	if t.formula == first {
		r := t.rating - 1
		g[int(r)] += byStability
		g[4] += byDifficulty
		g[5] -= byDifficulty * r * math.Exp(w[5]*r)
		return 0, 0
	}
	outDifficulty := t.backwardDifficulty(w, g, byDifficulty)
	outStability, moreDifficulty, moreRecall := t.backwardStability(w, g, byStability)
	outDifficulty += moreDifficulty
	byRecall += moreRecall
	if t.elapsed > 0 && byRecall != 0 {
		byLog := byRecall * t.recall // by the logarithm of recall
		s := t.stability
		outStability -= byLog * c.decay / t.base * c.factor * t.elapsed / (s * s)
		g[20] += byLog * (c.decay/t.base*t.elapsed/s*c.slope - math.Log(t.base))
	}
	return outStability, outDifficulty
}

func (t *step) backwardDifficulty(w, g *memory.Parameters, by float64) (out float64) {
	e := math.Exp(3 * w[5])
	easiest := w[4] - e + 1
	change := (t.rating - 3) * (10 - t.difficulty) / 9
	damped := t.difficulty - w[6]*change
	g[4] += by * w[7]
	g[5] -= by * w[7] * 3 * e
	g[6] -= by * (1 - w[7]) * change
	g[7] += by * (easiest - damped)
	return by * (1 - w[7]) * (1 + w[6]*(t.rating-3)/9)
}

func (t *step) backwardStability(w, g *memory.Parameters, by float64) (outStability, outDifficulty, byRecall float64) {
	r, s, d := t.rating, t.stability, t.difficulty
	switch t.formula {
	case sameDay:
		if t.growth == 1 { // held there, or there by chance
			return by, 0, 0
		}
		byLog := by * s * t.growth
		g[17] += byLog * (r - 3 + w[18])
		g[18] += byLog * w[17]
		g[19] -= byLog * math.Log(s)
		outStability = by * t.growth * (1 - w[19])
	case recalled:
		byLog := by * s * t.growth // by the logarithm of growth
		g[8] += byLog
		g[9] -= byLog * math.Log(s)
		if x := (1 - t.recall) * w[10]; x > 0 {
			byX := byLog * math.Exp(x) / math.Expm1(x)
			g[10] += byX * (1 - t.recall)
			byRecall = -byX * w[10]
		}
		switch memory.Rating(r) {
		case memory.Hard:
			g[15] += by * s * t.growth / max(w[15], math.SmallestNonzeroFloat32)
		case memory.Easy:
			g[16] += byLog / w[16]
		}
		outStability = by*(1+t.growth) - byLog*w[9]/s
		outDifficulty = -byLog / (11 - d)
	case lapsed:
		byLog := by * t.growth
		g[11] += byLog / w[11]
		g[12] -= byLog * math.Log(d)
		power := math.Pow(s+1, w[13])
		g[13] += byLog * power * math.Log(s+1) / (power - 1)
		g[14] += byLog * (1 - t.recall)
		byRecall = -byLog * w[14]
		outStability = byLog * w[13] * power / (s + 1) / (power - 1)
		outDifficulty = -byLog * w[12] / d
	case capped:
		shrink := math.Exp(-w[17] * w[18])
		g[17] -= by * s * shrink * w[18]
		g[18] -= by * s * shrink * w[17]
		outStability = by * shrink
	}
	return outStability, outDifficulty, byRecall
}
