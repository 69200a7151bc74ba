// Package event says what can happen to a card, and what follows from all that
// happened: a card's memory and the sums of days and ratings. It is pure:
// package history keeps events in a database, eventfile in files.
//
// In reading order:
//
//	event.go        an event, its kinds, and the order in which events take effect
//	uid.go          an event's uid, and which of two events with one uid holds
//	validate.go     what is wrong with an event
//	sum.go          an event's checksum
//	ahead.go        dates after today
//	card_state.go   what follows for a card
//	sums.go         what follows for a day and for a card's ratings
//	replay.go       from events to states and sums
//	true_moments.go when events happened whose clock was ahead
//	differences.go  where two derivations differ
//
// Packages of level 4 and up may import it.
package event
