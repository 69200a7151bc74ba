// Package anki says how cards are notes of Anki, and cards of notes. Notes carry
// ids that follow from the names of cards, so that Anki knows them again; what was
// exported is recorded, so that an edit made in Anki can be told from one made
// here.
//
// In reading order:
//
//	id.go         the ids of notes, cards, decks and the note type
//	note_type.go  the note type, with front.html, back.html and style.css
//	content.go    what a card says, part by part
//	render.go     a card as the fields and tags of a note
//	read.go       a note as what a card says
//	record.go     what was exported of a card
//	export.go     cards as a package
//	schedule.go   memory and reviews as Anki keeps them
//	kept.go       an edited text, in the words in which it was written
//	merge.go      merging the card with the note
//	new_card.go   a note of which there is no card here
//	reviews.go    reviews of a package as events; suspension.go: suspended cards
//
// It is pure. Packages of level 5 and up may import it.
package anki
