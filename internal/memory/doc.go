// Package memory says what a learner remembers of a card, by FSRS-6, and what
// a study day is. It is the only package that knows FSRS.
//
// In reading order:
//
//	rating.go        how well a card was recalled, again to easy
//	day.go           study days and moments
//	memory_state.go  what FSRS steps: stability and difficulty; retrievability
//	card_memory.go   that and the days and counts around it; lapses and leeches
//	parameters.go    the parameters of FSRS-6
//	scheduler.go     what a review changes, and when the card is due
//	readiness.go     mean retrievability over cards, and its two parts
//	standing.go      readiness today and on the day of an interview
//
// It imports nothing of djq, and any package may import it.
package memory
