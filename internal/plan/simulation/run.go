package simulation

import (
	"fmt"
	"math"
	"math/rand/v2"

	"djq/internal/bank"
	"djq/internal/memory"
)

// Setting is how many days there are, and how many minutes a day.
type Setting struct {
	Days, Minutes int
}

func (s Setting) String() string { return fmt.Sprintf("%d × %d", s.Days, s.Minutes) }

// Settings returns the usual ones, from tight to ample.
func Settings() []Setting {
	return []Setting{{7, 20}, {14, 20}, {14, 40}, {21, 20}, {30, 20}, {30, 40}, {45, 30}, {60, 20}, {60, 40}}
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
func Run(set Setting, l Learner, p Policy, seed uint64) (Result, error) {
	stream := func(n int) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(n))) }
	w, err := newWorld(set, l)
	if err != nil {
		return Result{}, err
	}
	w.chance = stream(streamPolicy)
	deck, sessions := stream(streamDeck), stream(streamSessions)
	for i := range 300 {
		asked := bank.Rarely
		switch {
		case i < 60:
			asked = bank.Often
		case i < 220:
			asked = bank.Sometimes
		}
		c := card{
			bank:   &bank.Card{Topic: "deck", ID: fmt.Sprint(i), Asked: asked},
			weight: asked.Weight(),
			factor: math.Exp(l.Sigma*deck.NormFloat64()) / max(1, l.Forgets),
			chance: stream(streamAnswers + i),
		}
		w.cards = append(w.cards, c)
	}
	deck.Shuffle(len(w.cards), func(i, j int) { w.cards[i], w.cards[j] = w.cards[j], w.cards[i] })

	order := p.Begin(w)
	halfTime, used, had := 0.0, 0.0, 0.0
	for day := range set.Days {
		if day == set.Days/2 {
			halfTime = w.readiness(func(c *card) float64 { return w.recall(c, day) })
		}
		seconds := w.Seconds
		if cut := sessions.Float64(); l.CutShort {
			seconds *= cut
		}
		if !l.studies(day) {
			continue
		}
		if err := w.refit(); err != nil {
			return Result{}, err
		}
		had += seconds
		used += w.study(order(day), day, seconds)
	}
	if err := w.refit(); err != nil {
		return Result{}, err
	}
	return w.result(halfTime, used/had), nil
}

func newWorld(set Setting, l Learner) (*World, error) {
	defaults, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		return nil, err
	}
	w := &World{
		Days: set.Days, Seconds: float64(set.Minutes) * 60, missed: l.Missed,
		belief: belief{scheduler: defaults, prior: l.Prior}, truth: defaults, forecasts: map[int]float64{},
	}
	if l.Memory != nil {
		w.truth, err = memory.NewScheduler(*l.Memory, memory.DefaultRetention)
	}
	return w, err
}

// study asks cards in order for so many seconds, and returns how many it took.
// A card is begun when there is time for half of it: on the mean no day takes
// more than there is.
func (w *World) study(order []int, day int, seconds float64) float64 {
	left := seconds
	for _, i := range order {
		c := &w.cards[i]
		if c.Seen() && c.age(day) == 0 {
			continue
		}
		if left < w.expected(c, day)/2 {
			break
		}
		left -= w.review(i, day)
	}
	return seconds - left
}
