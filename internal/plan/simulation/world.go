package simulation

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"djq/internal/bank"
	"djq/internal/memory"
	"djq/internal/plan"
)

// firstDay is the study day on which simulations begin: one like any other.
const firstDay memory.Day = 20000

// World is what a policy sees of one simulation.
type World struct {
	Days    int
	Seconds float64 // a day

	belief    belief
	truth     *memory.Scheduler
	cards     []card
	chance    *rand.Rand // of policies
	missed    Missed
	bound     float64         // that a policy knows on the first day, 0 for none
	forecasts map[int]float64 // of a policy that makes some, by the day on which it did
}

// card is what a policy knows of a card, and what is true of it.
type card struct {
	bank   *bank.Card
	weight float64
	memory.CardMemory
	truth  memory.MemoryState
	factor float64    // true stability over that of truth
	chance *rand.Rand // of its answers: alike whatever the policy
	ratings
}

// ratings are what the figures on returning cards need.
type ratings struct {
	again    bool // rated again at first
	returned bool // asked on a later day than its first
}

// age returns the days since the last review.
func (c *card) age(day int) int { return int(firstDay + memory.Day(day) - c.Last) }

// believed returns the chance that the card is recalled on a day, as djq knows it.
func (w *World) believed(c *card, day int) float64 {
	return w.belief.scheduler.RetrievabilityOn(c.CardMemory, firstDay+memory.Day(day))
}

// recall returns the chance that the learner recalls a card on a day.
func (w *World) recall(c *card, day int) float64 {
	if !c.Seen() {
		return 0
	}
	m := c.truth
	m.Stability *= c.factor
	return w.truth.Retrievability(m, c.age(day))
}

// answers is how learners truly answer, and how long that takes.
func answers() plan.Model { return plan.DefaultModel() }

// review lets the learner answer a card, and returns the seconds it took.
func (w *World) review(i, day int) (seconds float64) {
	c, m := &w.cards[i], answers()
	chances := m.New
	seconds = m.NewSeconds
	if c.Seen() {
		r := w.recall(c, day)
		chances = [4]float64{1 - r, r * m.Pass[0], r * m.Pass[1], r * m.Pass[2]}
		seconds = m.SeenSeconds
		c.returned = true
	}
	rating := draw(chances, c.chance)
	c.again = c.again || !c.Seen() && rating == memory.Again
	w.rate(i, day, rating, seconds)
	if rating == memory.Again {
		w.rate(i, day, memory.Good, m.AgainSeconds)
		seconds += m.AgainSeconds
	}
	return seconds
}

// rate steps what is true and what is known of a card.
func (w *World) rate(i, day int, rating memory.Rating, seconds float64) {
	c, elapsed := &w.cards[i], 0
	if c.Seen() {
		elapsed = c.age(day)
	}
	c.truth = w.truth.NextState(c.truth, elapsed, rating)
	w.belief.observe(c, i, day, rating, seconds)
	c.CardMemory = w.belief.scheduler.Next(c.CardMemory, rating, firstDay+memory.Day(day), time.Time{})
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

// expected returns the seconds that djq expects a card to take.
func (w *World) expected(c *card, day int) float64 {
	m := w.belief.model()
	if !c.Seen() {
		return m.NewSeconds + m.New[0]*m.AgainSeconds
	}
	return m.SeenSeconds + (1-w.believed(c, day))*m.AgainSeconds
}

// problem returns what there is to plan on a day.
func (w *World) problem(day int) plan.Problem {
	p := plan.Problem{
		Cards: make([]plan.Card, len(w.cards)),
		Days:  w.Days - day, Seconds: []float64{w.Seconds},
		Model: w.belief.model(), Scheduler: w.belief.scheduler,
	}
	for i := range w.cards {
		c := &w.cards[i]
		p.Cards[i] = plan.Card{Weight: c.weight, Memory: c.MemoryState}
		if c.Seen() {
			p.Cards[i].Age = c.age(day)
			p.Cards[i].Owed = c.Last == c.First && c.Forgotten == c.First && w.Days-int(c.First-firstDay) >= plan.OwedDays
		}
	}
	return p
}

// unseen returns the cards never asked, those that count most first.
func (w *World) unseen() []int {
	list := w.which(func(c *card) bool { return !c.Seen() })
	w.sort(list, func(c *card) float64 { return -c.weight })
	return list
}

// seen returns the cards asked on an earlier day, the least likely to be recalled first.
func (w *World) seen(day int) []int {
	list := w.which(func(c *card) bool { return c.Seen() && c.age(day) > 0 })
	w.sort(list, func(c *card) float64 { return w.believed(c, day) })
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
	keys := make([]float64, len(w.cards))
	for _, i := range list {
		keys[i] = key(&w.cards[i])
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
}

// readiness returns the weighted mean of a chance over all cards.
func (w *World) readiness(chance func(c *card) float64) float64 {
	total, sum := 0.0, 0.0
	for i := range w.cards {
		c := &w.cards[i]
		total += c.weight
		sum += c.weight * chance(c)
	}
	return sum / math.Max(total, math.SmallestNonzeroFloat64)
}
