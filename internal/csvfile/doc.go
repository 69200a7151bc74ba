// Package csvfile writes cards as CSV, for spreadsheets and for programs of
// flashcards, and reads tables of questions and answers as other programs write
// them.
//
// In reading order: column.go (the columns that are written), cell.go (values as
// cells), write.go (cards as a table); table.go (a text as rows), head.go (Anki's
// header lines), fields.go (what a column may hold), guess.go (what it seems to
// hold), read.go (rows as cards).
//
// It knows no files, only bytes. Packages of level 7 and up may import it.
package csvfile
