// Package history keeps what happened to cards in a SQLite database: an
// append-only list of events, and what follows from them. Events are the
// truth; everything else can be rebuilt from them.
//
// In reading order:
//
//	open.go        opening a history, and making one where there is none
//	store.go       appending an event, and reading events and states; lock.go:
//	               telling when a change need not wait any longer
//	of_cards.go    reading the states and ratings of some cards; last_reviews.go:
//	               how each was last reviewed
//	state_rows.go  reading, writing and computing what follows from the events
//	clock.go       events dated after now
//	merge.go       adding events of other machines; merger.go: one by one
//	machines.go    the names of machines; forget.go leaves one out
//	rename.go      cards that have had other names
//	values.go      texts kept by key, such as the plan; parameters.go: those of
//	               the scheduler; settings.go: what becomes of damaged ones
//	backup.go      copies of an open history; restore.go brings one back, salvage.go
//	               makes one of what a damaged file still holds
//	check.go       comparing what is computed with the events; damaged_derived.go:
//	               computing again what was damaged
//
// The database itself, its tables and its file, is in package database; what an
// event is, and what follows from it, in package event; events in files of JSON
// Lines in package eventfile. Packages of level 6 and up may import it.
package history
