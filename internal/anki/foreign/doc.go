// Package foreign says which cards the notes of other people's Anki decks are: which
// of their fields has the question and which the answer, what their HTML says in
// Markdown, and which cards their gaps make.
//
// In reading order: fields.go (which field is what), template.go
// (what the cards of a note ask), note.go (a note as cards),
// read.go (all notes of a package).
//
// It is pure. Commands may import it.
package foreign
