package answer

import (
	"math"
	"slices"
)

// feature numbers what a model looks at.
type feature int

// The features of a point. Shares are of the weight of the point's words.
const (
	covered  feature = iota // share that the answer has
	together                // the largest share in one place
	nearby                  // share of neighbours that are neighbours there too
	missing                 // weight of the words that the answer has not, as a logarithm
	amount                  // words of the answer, as a logarithm
	brevity                 // how far that is below some 50 words
	place                   // of the point among the points, as a logarithm
	others                  // together, in the mean of the other points
	features                // how many there are
)

// askedWeight is how much a word counts that the question has too: who repeats
// the question has said little.
const askedWeight = 0.1

// brief is the logarithm of the number of words below which an answer seldom
// makes several points.
const brief = 4.0

// The logarithm of the number of words that count of an answer in which nothing
// of any point is found, and what is added where all of every one is: a long
// answer beside the question is as good as a short one.
const (
	offTopicWords = 3.0
	onTopicWords  = 8.0
)

// looked is a point that was looked for in an answer.
type looked struct {
	matches []matched
	values  [features]float64 // but those that depend on the other points
}

// matched is a word of a point that was looked for in an answer.
type matched struct {
	weight   float64
	asked    bool      // the question has it
	likeness []float64 // to each content word of the answer
	best     float64
}

// look looks for the words of a point in those of an answer.
func look(point, written []word, asked map[string]bool) looked {
	rarity, lexicon := theRarity(), theLexicon()
	l := looked{matches: make([]matched, len(point))}
	var all, sum float64
	for i, p := range point {
		m := matched{weight: rarity.weight(p.stem), asked: asked[p.stem], likeness: make([]float64, len(written))}
		if m.asked {
			m.weight *= askedWeight
		}
		for j, w := range written {
			m.likeness[j] = lexicon.likeness(p.stem, w.stem)
			m.best = max(m.best, m.likeness[j])
		}
		l.matches[i] = m
		all += m.weight
		sum += m.weight * m.best
	}
	if all > 0 && len(written) > 0 {
		l.values[covered] = sum / all
		l.values[together] = closest(l.matches, len(written)) / all
		l.values[nearby] = neighbours(l.matches)
		l.values[missing] = math.Log1p(all - sum)
	}
	return l
}

// featuresOf returns the features of the points that were looked for in an answer
// of so many words.
func featuresOf(points []looked, words int) [][features]float64 {
	values := make([][features]float64, len(points))
	sum := 0.0
	for _, l := range points {
		sum += l.values[together]
	}
	counted := min(math.Log1p(float64(words)), offTopicWords+onTopicWords*sum/float64(max(1, len(points))))
	for i, l := range points {
		v := l.values
		v[amount], v[brevity] = counted, max(0, brief-counted)
		v[place] = math.Log1p(float64(i))
		v[others] = (sum - v[together]) / float64(max(1, len(points)-1))
		values[i] = v
	}
	return values
}

// closest returns the largest weight of a point's words that are found in one
// place: in a row of content words of the answer twice as long as the point.
func closest(matches []matched, words int) float64 {
	size := max(8, 2*len(matches))
	step := max(1, size/4)
	best := 0.0
	for start := 0; ; start += step {
		end := min(words, start+size)
		sum := 0.0
		for _, m := range matches {
			sum += m.weight * slices.Max(m.likeness[start:end])
		}
		if best = max(best, sum); end == words {
			return best
		}
	}
}

// near is how many words apart neighbours in a point may be in an answer.
const near = 4

// neighbours returns the share of a point's pairs of neighbours that are near
// each other in the answer.
func neighbours(matches []matched) float64 {
	var all, found float64
	for i := 1; i < len(matches); i++ {
		a, b := matches[i-1], matches[i]
		weight := min(a.weight, b.weight)
		all += weight
		if nearEachOther(a.likeness, b.likeness) {
			found += weight
		}
	}
	if all == 0 {
		return 0
	}
	return found / all
}

// nearEachOther reports whether two words are found near each other.
func nearEachOther(a, b []float64) bool {
	for i, like := range a {
		if like > 0 && slices.Max(b[max(0, i-near):min(len(b), i+near+1)]) > 0 {
			return true
		}
	}
	return false
}
