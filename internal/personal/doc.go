// Package personal keeps what a user writes, in djq's data folder:
//
//	cards/      the user's own cards, and copies of built-in ones; read as a bank
//	drafts/     cards and notes that are being written, or that have something wrong
//	originals/  the built-in cards as they were when they were copied
//	notes.yaml  notes on cards: topic/id: Markdown
//
// In reading order: folder.go (where things are, and what files are called),
// free.go (names that are free),
// change.go and journal.go (changes of several files, all or nothing), draft.go
// and remark.go (drafts, and what they say of themselves), original.go (copies of
// built-in cards), notes.go and notes_edit.go.
//
// Packages of level 6 and up may import it.
package personal
