package answer

import (
	"slices"

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

// The scores from which a point is perhaps said, and said.
const (
	perhapsFrom = 0.35
	saidFrom    = 0.55
)

// Check says of each point whether an answer to a question makes it. Question
// and points may be Markdown.
func Check(question string, points []string, text string) []Result {
	stemmer := words.NewStemmer()
	asked := stemmer.Stems(question)
	written := map[string]string{} // stem to word
	var order []string
	for t := range words.Tokens(text) {
		stem := stemmer.Stem(t.Text)
		if _, ok := written[stem]; !ok && t.Kind != words.Operator && !words.IsStop(t.Text) {
			written[stem] = text[t.Start:t.End]
			order = append(order, stem)
		}
	}
	results := make([]Result, len(points))
	for i, point := range points {
		wanted := stemmer.Stems(point)
		var found, all float64
		for _, stem := range wanted {
			weight := 1.0
			if slices.Contains(asked, stem) {
				weight = 0.3 // the question's own words say little
			}
			all += weight
			if _, ok := written[stem]; ok {
				found += weight
			}
		}
		r := &results[i]
		if all > 0 {
			r.Score = found / all
		}
		switch {
		case r.Score >= saidFrom:
			r.Said = Said
		case r.Score >= perhapsFrom:
			r.Said = Perhaps
		}
		for _, stem := range order {
			if slices.Contains(wanted, stem) {
				r.Words = append(r.Words, written[stem])
			}
		}
	}
	return results
}
