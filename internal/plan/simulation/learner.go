package simulation

import (
	"djq/internal/memory"
	"djq/internal/memory/fit"
)

// Learner is a person who studies. The zero value fits what the plan believes
// of people; the fields say how others differ.
type Learner struct {
	Name      string
	Memory    *memory.Parameters // the true ones, nil for the defaults
	Prior     *fit.Prior         // with which djq fits its parameters to the reviews; nil when it does not
	Sigma     float64            // standard deviation of the logarithm of a card's true stability over the modelled one
	Forgets   float64            // how many times as fast; 0 is 1
	SkipEvery int                // leaves out the last of so many days; 0 is none
	Missed    Missed
	CutShort  bool // ends each session at a random moment
}

// Missed is days in a row on which nothing is studied.
type Missed struct {
	First, Days int
}

// after returns the day after them, 0 when there are none.
func (m Missed) after() int { return m.First + m.Days }

// Learners returns one who fits the model, and then some who do not.
func Learners() []Learner {
	return []Learner{
		{Name: "fits the model"},
		{Name: "stability log-normal, sigma 0.8", Sigma: 0.8},
		{Name: "forgets twice as fast", Forgets: 2},
		{Name: "skips every third day", SkipEvery: 3},
		{Name: "sessions cut short at random", CutShort: true},
	}
}

// studies reports whether the learner studies on a day at all.
func (l Learner) studies(day int) bool {
	return (l.SkipEvery == 0 || day%l.SkipEvery != l.SkipEvery-1) && (day < l.Missed.First || day >= l.Missed.after())
}
