// Package csvfile writes cards as CSV, for spreadsheets and for programs of
// flashcards, and reads tables of questions and answers as other programs write
// them.
//
// In reading order: column.go (what a column holds), cell.go (values as cells),
// write.go (cards as a table).
//
// It knows no files, only bytes. Commands may import it.
package csvfile
