package simulation

import (
	"time"

	"djq/internal/memory"
	"djq/internal/memory/fit"
	"djq/internal/plan"
	"djq/internal/study"
)

// belief is what djq makes of a learner's reviews.
type belief struct {
	scheduler *memory.Scheduler
	prior     *fit.Prior // nil when parameters are not fitted
	reviews   []fit.Review
	fitted    int // reviews at the last fit
	observed  plan.Observed
}

// model returns how the learner answers, as far as is known.
func (b *belief) model() plan.Model { return plan.Fit(b.observed) }

// observe counts a review of card i, before it is rated.
func (b *belief) observe(c *card, i, day int, rating memory.Rating, seconds float64) {
	b.reviews = append(b.reviews, fit.Review{Card: i, Day: firstDay + memory.Day(day), Rating: rating})
	switch {
	case !c.Seen():
		b.observed.First.Add(rating, seconds)
	case c.age(day) > 0:
		b.observed.Later.Add(rating, seconds)
	default:
		b.observed.Again.Add(rating, seconds)
	}
}

// refit fits the parameters to the reviews of earlier days where djq would, and
// derives what is known of the cards by them.
func (w *World) refit() error {
	b := &w.belief
	if b.prior == nil || len(b.reviews) < b.fitted+study.RefitAfter {
		return nil
	}
	b.fitted = len(b.reviews)
	s, err := memory.NewScheduler(fit.Fit(*b.prior, b.reviews).Parameters, b.scheduler.Retention())
	if err != nil {
		return err
	}
	b.scheduler = s
	for i := range w.cards {
		w.cards[i].CardMemory = memory.CardMemory{}
	}
	for _, r := range b.reviews {
		c := &w.cards[r.Card]
		c.CardMemory = s.Next(c.CardMemory, r.Rating, r.Day, time.Time{})
	}
	return nil
}
