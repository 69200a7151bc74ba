// Package incoming decides which cards of another program are kept, and under
// which names. What reads their files gives it cards as they are there; it makes
// cards of a bank of them, which lint finds no error in.
//
// In reading order: found.go (what a file holds), text.go (texts as a bank has
// them), value.go (topics, tags and difficulties in other words), cloze.go
// (texts with gaps), decide.go (what is new, already there or changed),
// elsewhere.go (questions of other topics), name.go (ids), file.go (the files that
// are written).
//
// It reads and writes nothing itself. Packages of level 6 and up may import it.
package incoming
