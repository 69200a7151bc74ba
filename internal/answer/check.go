package answer

import (
	"slices"
	"strings"

	"djq/internal/words"
)

// Result is what a check says of one point.
type Result struct {
	Score float64 // how likely it is that the answer makes the point, 0 to 1
	Said  Verdict
	Words []string // the words of the answer that count for the point, as written and in order
	Why   string   // a grader's reason, empty from Check
}

// Verdict says whether an answer makes a point.
type Verdict uint8

// The verdicts.
const (
	NotSaid Verdict = iota
	Perhaps
	Said
)

// maxText is how much of an answer is read, in bytes: more than anyone types.
const maxText = 20_000

// Check says of each point whether an answer to a question makes it. Question
// and points may be Markdown; the points that matter most come first. It can be
// called by several goroutines at once.
func Check(question string, points []string, text string) []Result {
	text = text[:min(len(text), maxText)]
	r := &reader{words.NewStemmer(), theLexicon()}
	asked := map[string]bool{}
	for _, w := range r.read(question) {
		asked[w.stem] = true
	}
	read := r.read(text)
	written := content(read)
	found := make([]looked, len(points))
	for i, point := range points {
		found[i] = look(content(r.read(bare(point))), written, asked)
	}
	results := make([]Result, len(points))
	for i, values := range featuresOf(found, len(read)) {
		s := score(values, len(points))
		results[i] = Result{Score: s, Said: verdictOf(s), Words: found[i].words(written, text)}
	}
	return results
}

// bare returns a point without a label before it, as in "Strong answer - names
// the guard".
func bare(point string) string {
	for _, label := range [...]string{"Strong answer - ", "Strong answer: ", "Bonus - ", "Bonus: "} {
		if rest, ok := strings.CutPrefix(point, label); ok {
			return rest
		}
	}
	return point
}

// words returns the words of the answer that are most like those of the point, as
// written: those of the question only where there are no others.
func (l looked) words(written []word, text string) []string {
	var places []int
	for _, asked := range []bool{false, true} {
		for _, m := range l.matches {
			if m.asked == asked && m.best > 0 {
				places = append(places, slices.Index(m.likeness, m.best))
			}
		}
		if len(places) > 0 {
			break
		}
	}
	slices.Sort(places)
	var counted []string
	for _, i := range slices.Compact(places) {
		if word := text[written[i].start:written[i].end]; !slices.Contains(counted, word) {
			counted = append(counted, word)
		}
	}
	return counted
}
