// Package database is the SQLite database of a history: its tables, its file, and
// the files beside it. It knows events, and what follows from them, as rows; how
// that follows it does not know.
//
// In reading order:
//
//	schema.go       the tables, and migrations between their versions
//	rows.go         rows of queries; event_rows.go: events as rows; derived_rows.go:
//	                what follows from them, each row with its checksum; derived.go and
//	                totals.go: all of it; settings.go: texts by key
//	header.go       refusing a file that is not a complete history
//	connect.go      connections to a file; create.go makes a new one, whole
//	check.go        looking for damage
//	locked.go       whether another program has the file locked
//	errors.go       errors that say what to do
//	backups.go      the folder of backups, and their names; read_backup.go checks
//	                one and copies it, to be restored
//	replace.go      putting a new file in place of one that cannot be used, and
//	                completing that when it was interrupted
//	salvage.go      the events that a damaged file still holds
//
// Packages of level 5 and up may import it.
package database
