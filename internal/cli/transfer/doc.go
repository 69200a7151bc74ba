// Package transfer has the commands djq export and djq import, which carry
// cards to other programs and take theirs.
//
// In reading order:
//
//	export.go           djq export, the parent of those that write; a call of one
//	target.go           the file that an export goes to
//	export_anki.go      djq export anki
//	export_csv.go       djq export csv
//	export_markdown.go  djq export markdown
//	export_html.go      djq export html: the page, and what it knows of its reader
//	import.go           djq import, the parent of those that read
//	importing.go        what all imports do: decide, show (preview.go), ask, write
//	replace.go          cards in the place of others
//	import_csv.go       djq import csv
//	import_markdown.go  djq import markdown
//	import_anki.go      djq import anki
//	anki_foreign.go     notes that djq did not export
//	anki_home.go        djq's own notes, edited in Anki; home_writer.go: their files
//	anki_new.go         djq's own notes of cards that are not here
//	anki_shown.go       what is said of those
//
// It is imported by internal/cli only.
package transfer
