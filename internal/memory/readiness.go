package memory

// Readiness is the weighted mean retrievability over cards, an unseen card
// counting 0, with its two parts.
type Readiness struct {
	Value    float64 // Coverage × Recall, 0 to 1
	Coverage float64 // weight of the cards seen, of all
	Recall   float64 // weighted mean retrievability of the cards seen
}
