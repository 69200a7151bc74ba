package plan

import "slices"

// Returns reports whether a card is expected to be asked again before the
// interview, on a later day than today. The card is as it is after its review
// of today. On which day that will be is worth no promise: prices are found
// anew every day.
func (sol *Solution) Returns(c Card) bool {
	s := sol.s
	weight := slices.Index(s.weights, c.Weight)
	c.Age, c.From = 0, max(1, c.From)
	st := s.newStart(c, defaultResolution.growth*defaultResolution.growth)
	if weight < 0 || st.from == len(s.slots) {
		return false
	}
	st.weight = weight
	row := make([]float64, len(s.slots))
	never := s.choices(&st, sol.tables[weight], sol.prices, row)
	for u := st.from; u < len(row); u++ {
		if !s.closed(u) && row[u] > never+minGain*c.Weight {
			return true
		}
	}
	return false
}
