package bank

import "djq/internal/diag"

// File is one file of a bank, read.
type File struct {
	Name    string // as messages name it
	Topic   string // the file's topic, may be empty
	Title   string
	Summary string
	// Difficulty is that of the cards which say none themselves, may be zero.
	Difficulty Difficulty
	Cards      []Card
	Empty      bool // has neither cards nor anything else but comments

	// From is the source that Load read the file from.
	From *Source

	// Source holds the file's bytes while rules inspect it; Load drops it
	// afterwards.
	Source []byte
	// Findings is everything the reader refused. A file with errors has the
	// cards that could be read all the same, for rules to inspect.
	Findings []diag.Finding

	places []place
}

// KeyAt returns where a key of the file begins, or the first cell of the file.
func (f *File) KeyAt(field Field) diag.Pos {
	for _, p := range f.places {
		if p.field == field && p.index == keyIndex {
			return p.pos
		}
	}
	return diag.Pos{Line: 1, Col: 1}
}

// Has reports whether the file has the key at its top.
func (f *File) Has(field Field) bool {
	for _, p := range f.places {
		if p.field == field && p.index == keyIndex {
			return true
		}
	}
	return false
}
