// Package history keeps what happened to cards in a SQLite database: an
// append-only list of events, and what follows from them. Events are the
// truth; everything else can be rebuilt from them.
//
// In reading order:
//
//	schema.go      the tables, and migrations between their versions
//	rows.go        rows of queries; event_rows.go: events as rows
//	open.go        opening a file, and refusing a file that is not a complete history
//	store.go       appending an event, and reading events and states
//	of_cards.go    reading the states and ratings of some cards
//	state_rows.go  reading, writing and computing what follows from the events
//	clock.go       events dated after now
//	merge.go       adding events of other machines; merger.go: one by one
//	machines.go    the names of machines; forget.go leaves one out
//	rename.go      cards that have had other names
//	values.go      texts kept by key, such as the plan; parameters.go: those of
//	               the scheduler
//	backup.go      copies of the file; restore.go brings one back, replace.go
//	               puts a new file in place of one that cannot be used
//	check.go       looking for damage; damaged_derived.go: computing again what
//	               was damaged; salvage.go: what a damaged file still holds
//	locked.go      whether another program has the file locked
//	errors.go      errors that say what to do
//
// What an event is, and what follows from it, is in package event; events in files
// of JSON Lines are in package eventfile. Packages of level 5
// and up may import it.
package history
