package words

import "math"

// Rarity says how rare stems are over the documents of a collection.
type Rarity struct {
	documents int
	in        map[string]int // in how many documents a stem occurs
}

// NewRarity returns a count without documents: every stem weighs the same.
func NewRarity() *Rarity { return &Rarity{in: map[string]int{}} }

// Add counts a document by its stems; a stem that occurs in it several times
// counts once.
func (r *Rarity) Add(stems []string) {
	r.documents++
	seen := make(map[string]bool, len(stems))
	for _, stem := range stems {
		if !seen[stem] {
			seen[stem] = true
			r.in[stem]++
		}
	}
}

// Weight returns the inverse document frequency of a stem, smoothed so that
// one that occurs everywhere still weighs 1: ln((N+1)/(n+1)) + 1, the form of
// scikit-learn's TfidfTransformer.
func (r *Rarity) Weight(stem string) float64 {
	return math.Log(float64(r.documents+1)/float64(r.in[stem]+1)) + 1
}
