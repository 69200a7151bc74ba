// Package editing lets the user write cards and notes in an editor: it opens the
// draft, checks what was written, says what is wrong, asks what to do, and puts
// what is right into its place.
//
// In reading order: editing.go (what commands call), conversation.go (editor,
// check, question, in turn), draft_file.go (drafts on disk), resume.go (drafts that
// are there already), ask.go (questions),
// card.go (a card that is there), new.go (a card that is not), place.go (where its
// text goes), check.go, mend.go (ids and former names), note.go, compare.go (what a
// copy changed).
//
// Commands import it.
package editing
