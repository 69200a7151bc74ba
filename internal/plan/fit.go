package plan

import "djq/internal/memory"

// Counts sums up a user's reviews of one kind.
type Counts struct {
	Ratings [4]int  // how often each rating, worst first
	Timed   int     // how many have a time
	Seconds float64 // of those with a time
}

// Add counts a review of so many counted seconds; 0 or less mean that its time
// is not known.
func (t *Counts) Add(r memory.Rating, seconds float64) {
	if r < memory.Again || r > memory.Easy {
		return
	}
	t.Ratings[r-1]++
	if seconds > 0 {
		t.Timed++
		t.Seconds += seconds
	}
}

// Observed is what a user's own reviews say, over all topics together.
type Observed struct {
	First Counts // of cards never seen before
	Later Counts // the first of a study day, of cards seen on an earlier one
	Again Counts // once more on the same study day
}

// trusted is how many reviews of a kind speak for themselves; fewer are drawn
// towards the defaults.
const trustedReviews = 50

// Fit returns the model of a learner: the user's own frequencies and seconds,
// drawn towards the defaults as long as there are few of them.
func Fit(o Observed) Model {
	m := DefaultModel()
	shrink(m.New[:], o.First.Ratings[:])
	shrink(m.Pass[:], o.Later.Ratings[1:])
	m.NewSeconds = o.First.seconds(m.NewSeconds)
	m.SeenSeconds = o.Later.seconds(m.SeenSeconds)
	m.AgainSeconds = o.Again.seconds(m.AgainSeconds)
	return m
}

// shrink moves chances towards the frequencies of counts.
func shrink(chances []float64, counts []int) {
	n := 0
	for _, c := range counts {
		n += c
	}
	if n == 0 {
		return
	}
	for i, c := range counts {
		chances[i] = mix(chances[i], float64(c)/float64(n), min(1, float64(n)/trustedReviews))
	}
}

// seconds returns the mean time of a review, drawn towards a default, and at
// least 1.
func (t Counts) seconds(fallback float64) float64 {
	if t.Timed == 0 {
		return fallback
	}
	return max(1, mix(fallback, t.Seconds/float64(t.Timed), min(1, float64(t.Timed)/trustedReviews)))
}
