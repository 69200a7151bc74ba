package simulation

import (
	"math"
	"math/rand/v2"

	"djq/internal/memory"
	"djq/internal/plan"
)

// Setting is how many days there are, and how many minutes a day.
type Setting struct {
	Days, Minutes int
}

// Settings returns the usual ones, from tight to ample.
func Settings() []Setting {
	return []Setting{{7, 20}, {14, 20}, {14, 40}, {21, 20}, {30, 20}, {30, 40}, {45, 30}, {60, 20}, {60, 40}}
}

// Result is what a simulation comes to.
type Result struct {
	Readiness float64 // on the day of the interview, as it truly is
	Bound     float64 // on its mean, when the policy knows one and the learner fits the model
	Use       float64 // of the time there was
}

// Streams of chance.
const (
	streamPolicy = iota
	streamDeck
	streamSessions
	streamAnswers // and one for each card
)

// Run lets a learner study 300 unseen cards (60 asked often, 160 sometimes, 80
// rarely) by a policy. For one seed cards, answers and sessions are alike
// whatever the policy.
func Run(s *memory.Scheduler, set Setting, l Learner, p Policy, seed uint64) Result {
	stream := func(n int) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(n))) }
	w := &World{
		Days: set.Days, Seconds: float64(set.Minutes) * 60,
		model: plan.DefaultModel(), scheduler: s, chance: stream(streamPolicy),
	}
	deck, sessions := stream(streamDeck), stream(streamSessions)
	for i := range 300 {
		c := card{factor: math.Exp(l.Sigma*deck.NormFloat64()) / max(1, l.Forgets), chance: stream(streamAnswers + i)}
		switch {
		case i < 60:
			c.Weight = 4
		case i < 220:
			c.Weight = 2
		default:
			c.Weight = 1
		}
		w.cards = append(w.cards, c)
	}
	deck.Shuffle(len(w.cards), func(i, j int) { w.cards[i], w.cards[j] = w.cards[j], w.cards[i] })

	order := p.Begin(w)
	for day := range set.Days {
		seconds := w.Seconds
		if cut := sessions.Float64(); l.CutShort {
			seconds *= cut
		}
		used := 0.0
		if l.studies(day) {
			used = w.study(order(day), day, seconds)
		}
		w.Studied = append(w.Studied, used)
	}
	total, recalled, used := 0.0, 0.0, 0.0
	for _, seconds := range w.Studied {
		used += seconds
	}
	for i := range w.cards {
		c := &w.cards[i]
		total += c.Weight
		if c.Seen() {
			recalled += c.Weight * c.recall(s, set.Days)
		}
	}
	return Result{recalled / total, w.Bound, used / (w.Seconds * float64(set.Days))}
}

// study asks cards in order for so many seconds, and returns how many it took.
// A card is begun when there is time for half of it: on the mean no day takes
// more than there is.
func (w *World) study(order []int, day int, seconds float64) float64 {
	left := seconds
	for _, i := range order {
		c := &w.cards[i]
		if c.Seen() && c.last == day {
			continue
		}
		if left < w.expected(c, day)/2 {
			break
		}
		left -= w.review(c, day)
	}
	return seconds - left
}
