package memory

// Readiness is the weighted mean retrievability over cards, an unseen card
// counting 0, told as its two parts.
type Readiness struct {
	Coverage float64 // weight of the cards seen, of all; 0 to 1
	Recall   float64 // weighted mean retrievability of the cards seen; 0 to 1
}

// Value returns the readiness itself, coverage times recall: 0 to 1.
func (r Readiness) Value() float64 { return r.Coverage * r.Recall }
