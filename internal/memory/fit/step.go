package fit

import (
	"math"

	"djq/internal/memory"
)

// The bounds of FSRS's memory state.
const (
	minStability, maxStability   = 0.001, 36500
	minFirst                     = 0.1 // stability after a first review
	minDifficulty, maxDifficulty = 1, 10
)

// step is one review of a card, with what its derivatives need.
type step struct {
	elapsed, rating       float64 // days since the review before
	stability, difficulty float64 // before the review; 0 before the first one

	formula        formula
	base           float64 // 1 + factor × elapsed ÷ stability
	recall         float64 // predicted chance of recalling the card
	growth         float64 // what the formula multiplies the stability by; see forward
	free           bool    // the stability after the review is not held by a bound
	freeDifficulty bool    // nor is the difficulty
}

// formula is which of FSRS's formulas gave the stability after a review.
type formula uint8

const (
	first    formula = iota // by rating
	sameDay                 // stability × growth
	recalled                // stability × (1 + growth)
	lapsed                  // growth
	capped                  // lapsed, held below the stability before
)

// curve is the forgetting curve of some parameters: (1 + factor × t ÷ S)^decay.
type curve struct {
	decay, factor float64
	slope         float64 // derivative of factor by w20, which is -decay
}

func newCurve(w *memory.Parameters) curve {
	c := curve{decay: -w[20], factor: math.Pow(0.9, -1/w[20]) - 1}
	c.slope = (c.factor + 1) * math.Log(0.9) / (w[20] * w[20])
	return c
}

// within returns x held between two bounds, and whether it lay between them.
func within(x, low, high float64) (float64, bool) {
	held := min(max(x, low), high)
	return held, held == x
}

// forward completes a step of which elapsed, rating and the state before are
// known, and returns the stability and the difficulty after it. The formulas are those of
// https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm.
func (t *step) forward(w *memory.Parameters, c curve) (stability, difficulty float64) {
	r, s, d := t.rating, t.stability, t.difficulty
	if s == 0 {
		t.formula = first
		stability, t.free = within(w[int(r)-1], minFirst, maxStability)
		difficulty, t.freeDifficulty = within(w[4]-math.Exp(w[5]*(r-1))+1, minDifficulty, maxDifficulty)
		return stability, difficulty
	}
	easiest := w[4] - math.Exp(3*w[5]) + 1
	damped := d - w[6]*(r-3)*(10-d)/9
	difficulty, t.freeDifficulty = within(w[7]*easiest+(1-w[7])*damped, minDifficulty, maxDifficulty)
	if t.elapsed == 0 {
		t.formula = sameDay
		t.growth = math.Exp(w[17]*(r-3+w[18])) * math.Pow(s, -w[19])
		if r > float64(memory.Again) {
			t.growth = max(t.growth, 1)
		}
		stability = s * t.growth
	} else {
		t.base = 1 + c.factor*t.elapsed/s
		t.recall = math.Pow(t.base, c.decay)
		if r > float64(memory.Again) {
			t.formula = recalled
			t.growth = math.Exp(w[8]) * (11 - d) * math.Pow(s, -w[9]) * math.Expm1((1-t.recall)*w[10])
			switch memory.Rating(r) {
			case memory.Hard:
				t.growth *= w[15]
			case memory.Easy:
				t.growth *= w[16]
			}
			stability = s * (1 + t.growth)
		} else {
			t.formula = lapsed
			t.growth = w[11] * math.Pow(d, -w[12]) * (math.Pow(s+1, w[13]) - 1) * math.Exp((1-t.recall)*w[14])
			stability = t.growth
			if ceiling := s * math.Exp(-w[17]*w[18]); ceiling < stability {
				t.formula = capped
				stability = ceiling
			}
		}
	}
	stability, t.free = within(stability, minStability, maxStability)
	return stability, difficulty
}
