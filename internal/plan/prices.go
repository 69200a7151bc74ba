package plan

import (
	"cmp"
	"math"
	"slices"
)

// Price is what a second of a day is worth, in weighted recall.
type Price struct {
	Day    int     `json:"day"` // from the day of the solution
	Second float64 `json:"second"`
}

// Prices are what the seconds of the days until the interview are worth, by
// rising day. Kept, they restore a solution.
type Prices []Price

// usable reports whether the prices can be those of a solution: there are some, and
// all are numbers above zero.
func (p Prices) usable() bool {
	for _, price := range p {
		if !(price.Second > 0) || math.IsInf(price.Second, 0) {
			return false
		}
	}
	return len(p) > 0
}

// log returns the logarithm of the price of a day, interpolated between the
// days that have one.
func (p Prices) log(day int) float64 {
	i, found := slices.BinarySearchFunc(p, day, func(x Price, day int) int { return cmp.Compare(x.Day, day) })
	switch {
	case found, i == 0:
		return math.Log(p[i].Second)
	case i == len(p):
		return math.Log(p[i-1].Second)
	}
	return mix(math.Log(p[i-1].Second), math.Log(p[i].Second), float64(day-p[i-1].Day)/float64(p[i].Day-p[i-1].Day))
}
