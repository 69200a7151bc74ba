package simulation

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"djq/internal/memory"
	"djq/internal/plan"
)

// World is what a policy sees of one simulation.
type World struct {
	Days    int
	Seconds float64   // a day
	Bound   float64   // that the policy knows on the first day, 0 for none
	Studied []float64 // seconds, on each day before today

	model     plan.Model
	scheduler *memory.Scheduler
	cards     []card
	chance    *rand.Rand // of policies
}

// card is what a policy knows of a card, and what is true of it.
type card struct {
	plan.Card
	last   int        // day of the last review
	due    int        // by the ordinary scheduler
	factor float64    // true stability over the modelled one
	chance *rand.Rand // of its answers: alike whatever the policy
}

// recall returns the chance that the learner recalls a seen card on a day.
func (c *card) recall(s *memory.Scheduler, day int) float64 {
	m := c.Memory
	m.Stability *= c.factor
	return s.Retrievability(m, day-c.last)
}

// review lets the learner answer a card, and returns the seconds it took.
func (w *World) review(c *card, day int) (seconds float64) {
	chances, elapsed := w.model.New, 0
	seconds = w.model.NewSeconds
	if c.Seen() {
		r := c.recall(w.scheduler, day)
		pass := w.model.Pass
		chances, elapsed = [4]float64{1 - r, r * pass[0], r * pass[1], r * pass[2]}, day-c.last
		seconds = w.model.SeenSeconds
	}
	rating := draw(chances, c.chance)
	c.Owed = !c.Seen() && rating == memory.Again
	c.Memory = w.scheduler.NextState(c.Memory, elapsed, rating)
	if rating == memory.Again {
		seconds += w.model.AgainSeconds
		c.Memory = w.scheduler.NextState(c.Memory, 0, memory.Good)
	}
	c.last = day
	c.due = day + int(max(1, math.Round(c.Memory.Stability)))
	return seconds
}

func draw(chances [4]float64, chance *rand.Rand) memory.Rating {
	x := chance.Float64()
	for i, p := range chances[:3] {
		if x < p {
			return memory.Rating(i + 1)
		}
		x -= p
	}
	return memory.Easy
}

// expected returns the seconds that the policy expects a card to take.
func (w *World) expected(c *card, day int) float64 {
	if !c.Seen() {
		return w.model.NewSeconds + w.model.New[0]*w.model.AgainSeconds
	}
	return w.model.SeenSeconds + (1-w.scheduler.Retrievability(c.Memory, day-c.last))*w.model.AgainSeconds
}

// problem returns what there is to plan on a day.
func (w *World) problem(day int) plan.Problem {
	p := plan.Problem{
		Cards: make([]plan.Card, len(w.cards)),
		Days:  w.Days - day, Seconds: []float64{w.Seconds},
		Model: w.model, Scheduler: w.scheduler,
	}
	for i, c := range w.cards {
		p.Cards[i] = c.Card
		if c.Seen() {
			p.Cards[i].Age = day - c.last
		}
	}
	return p
}

// unseen returns the cards never asked, those that count most first.
func (w *World) unseen() []int {
	list := w.which(func(c *card) bool { return !c.Seen() })
	w.sort(list, func(c *card) float64 { return -c.Weight })
	return list
}

// seen returns the cards asked on an earlier day, the least likely to be recalled first.
func (w *World) seen(day int) []int {
	list := w.which(func(c *card) bool { return c.Seen() && c.last < day })
	w.sort(list, func(c *card) float64 { return w.scheduler.Retrievability(c.Memory, day-c.last) })
	return list
}

func (w *World) which(ok func(*card) bool) []int {
	var list []int
	for i := range w.cards {
		if ok(&w.cards[i]) {
			list = append(list, i)
		}
	}
	return list
}

func (w *World) sort(list []int, key func(*card) float64) {
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(key(&w.cards[a]), key(&w.cards[b])) })
}
