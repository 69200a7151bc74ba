// Package apkg reads and writes .apkg files, in which Anki keeps notes, their
// cards and reviews. A file is a ZIP archive with a SQLite database in it. Files
// come from anywhere and are not trusted: see limits in archive.go and database.go.
//
// Both forms are read: the one of every Anki since 2012 (tables of schema 11,
// note types and decks as JSON), and the one of Anki 2.1.50 and newer (schema 18,
// compressed by Zstandard, settings as Protocol Buffers). Written is the first:
// every Anki and AnkiDroid takes it, and everything that djq has to say can be
// said in it.
//
// In reading order:
//
//	package.go     what a package holds
//	error.go       why a file is refused
//	read.go        reading one; archive.go: the archive and its limits
//	database.go    opening a database that somebody else made
//	collection.go  notes, cards and reviews; note_types.go: note types and decks
//	media.go       names of pictures and sounds
//	protobuf.go    the little of Protocol Buffers that is needed
//	write.go       writing one; schema.go: its tables, models.go: its settings
//
// Packages of level 3 and up may import it.
package apkg
