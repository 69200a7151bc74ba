package interview

import (
	"math/rand/v2"

	"djq/internal/bank"
	"djq/internal/interview/sampling"
)

// Prediction is what is expected of a card before it is asked: the share of its
// key points that will be made, with the second and third central moments.
type Prediction struct{ Share, Variance, Third float64 }

// DrawOptions say which questions are drawn.
type DrawOptions struct {
	Level   Level
	Count   int
	Seed    uint64
	Predict func(*bank.Card) Prediction
	// Last returns in which wording a card was asked last, and false for one
	// that never was.
	Last func(*bank.Card) (variant int, ok bool)
}

// Draw returns the questions of an interview, the one that is most likely known
// first, and what has to be known of all cards to score them.
func Draw(cards []*bank.Card, o DrawOptions) ([]*Question, sampling.Frame) {
	rng := rand.New(rand.NewPCG(o.Seed, 15))
	topics := map[string]int{}
	weights := o.Level.weights(cards)
	units := make([]sampling.Unit, len(cards))
	for i, c := range cards {
		if _, ok := topics[c.Topic]; !ok {
			topics[c.Topic] = len(topics)
		}
		p := o.Predict(c)
		units[i] = sampling.Unit{
			Weight: weights[i], Predicted: p.Share, Variance: p.Variance, Third: p.Third,
			Topic: topics[c.Topic], Difficulty: int(c.Difficulty),
		}
	}
	chances := sampling.Inclusions(units, o.Count)
	drawn := sampling.Draw(units, chances, rng)
	warmUpFirst(cards, units, drawn)
	if len(drawn) > 0 {
		// Those that are left over when time is up are then any of them.
		rest := drawn[1:]
		rng.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	}
	var questions []*Question
	for _, i := range drawn {
		questions = append(questions, &Question{
			Card: cards[i].Name(), Variant: wording(cards[i], o.Last, rng),
			Weight: weights[i], Chance: chances[i], Predicted: units[i].Predicted,
		})
	}
	return questions, sampling.NewFrame(units, chances)
}

// warmUpFirst moves the easiest question to the front, of those the one that is most
// likely known.
func warmUpFirst(cards []*bank.Card, units []sampling.Unit, drawn []int) {
	if len(drawn) == 0 {
		return
	}
	first := 0
	for k, i := range drawn {
		easier := int(cards[i].Difficulty) - int(cards[drawn[first]].Difficulty)
		if easier < 0 || easier == 0 && units[i].Predicted > units[drawn[first]].Predicted {
			first = k
		}
	}
	drawn[0], drawn[first] = drawn[first], drawn[0]
}

// wording returns a wording of a card that was not used last.
func wording(c *bank.Card, last func(*bank.Card) (int, bool), rng *rand.Rand) int {
	n := 1 + len(c.Variants)
	used, ok := last(c)
	switch {
	case n == 1:
		return 0
	case !ok || used >= n:
		return rng.IntN(n)
	}
	return (used + 1 + rng.IntN(n-1)) % n
}
