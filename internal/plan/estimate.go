package plan

import "math"

// wantedError is the standard error of a forecast. It is estimated itself, and
// has to be below 0.003.
const wantedError = 0.0025

// estimate is the mean readiness of pairs of runs, of which the second is the
// opposite of the first.
type estimate struct {
	pairs          int
	sum, squares   float64
	fewest, enough int // pairs
}

// newEstimate begins an estimate for a problem. The recall of a card differs by
// about 0.3 from run to run, which says how many pairs are enough. Opposite runs
// and days until the interview on which luck evens out make them fewer, but for
// those that tell whether cards will be seen at all.
func newEstimate(p Problem) estimate {
	const deviation, tellSeen, most = 0.3, 10, 100
	weight, squares := 0.0, 0.0
	for _, c := range p.Cards {
		weight += c.Weight
		squares += c.Weight * c.Weight
	}
	e := estimate{fewest: 1, enough: 1}
	if weight > 0 && (p.Days == 0 || p.seconds(0) > 0 || p.seconds(p.Days) > 0) {
		runs := deviation * deviation * squares / (weight * weight) / (wantedError * wantedError)
		e.enough = min(max(2, int(math.Ceil(runs/2))), most)
		e.fewest = min(e.enough, tellSeen)
	}
	return e
}

// add counts the mean readiness of a pair.
func (e *estimate) add(readiness float64) {
	e.pairs++
	e.sum += readiness
	e.squares += readiness * readiness
}

// done reports whether the standard error is as low as wanted.
func (e *estimate) done() bool {
	if e.pairs < e.fewest || e.pairs >= e.enough {
		return e.pairs >= e.enough
	}
	n := float64(e.pairs)
	mean := e.sum / n
	return (e.squares/n-mean*mean)/(n-1) <= wantedError*wantedError
}
