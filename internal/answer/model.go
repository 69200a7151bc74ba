package answer

import "math"

// The model is a logistic regression over features, fitted to 210 answers with
// 966 points that were labelled twice: djq's own and the 90 of typed-answers.jsonl.
// make answer DATA=FOLDER fits it again, and says how far it is from this one. Few
// features predict as well as many do: vectors of words, and even those of whole
// sentences by MiniLM, added nothing to these.

// several is the model of a question with several points. The length of an answer
// says much there: a short one seldom makes several points.
var several = [features]float64{
	together: 5.147, nearby: 0.391, amount: 1.412, brevity: -2.735, place: -1.019, others: -0.866,
}

// single is the model of a question with one point. The answer is then as long as
// that one. It is set by hand: the answers to such questions in short-answers.csv are
// nearly all good, so that a model fitted to them takes nearly all for good.
var single = [features]float64{covered: 7.04, missing: -0.3}

// What the models add.
const (
	severalBase = -6.109
	singleBase  = -2.4
)

// Who says nearly all words of a point in one place has made it, however short
// the answer is: from that share on, and how fast the score rises with it.
const (
	wholeFrom  = 0.70
	wholeSlope = 12
)

// leastCovered is the share of a point's words below which its score falls to
// 0 in an answer that is to make several: its length says nothing for a point of
// which no word was said.
const leastCovered = 0.1

// The scores from which a point is perhaps said, and said.
const (
	perhapsFrom = 0.25
	saidFrom    = 0.5
)

// score returns how likely it is that an answer makes a point, one of so many.
func score(values [features]float64, points int) float64 {
	if points == 1 {
		return logistic(singleBase, single, values)
	}
	s := max(logistic(severalBase, several, values), 1/(1+math.Exp(wholeSlope*(wholeFrom-values[together]))))
	return s * min(1, values[covered]/leastCovered)
}

// logistic returns the value of a logistic regression.
func logistic(base float64, weights, values [features]float64) float64 {
	for i, v := range values {
		base += weights[i] * v
	}
	return 1 / (1 + math.Exp(-base))
}

// verdictOf returns the verdict of a score.
func verdictOf(score float64) Verdict {
	switch {
	case score >= saidFrom:
		return Said
	case score >= perhapsFrom:
		return Perhaps
	}
	return NotSaid
}
