// Package snapshot copies a database with its journal to where it can be
// written: SQLite reads a database in WAL mode only where it may make files
// beside it, which a read-only or a full medium does not allow.
//
// It has one file. Packages of level 5 and up may import it.
package snapshot
