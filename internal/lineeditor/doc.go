// Package lineeditor is where an answer of one or more lines is written on a
// terminal: a text with a cursor, the keys that change it as a shell's line
// editor does, and its layout in rows. It draws nothing and reads no terminal:
// keys come in, text and rows go out.
//
// In reading order: editor.go (what keys do), move.go (where the cursor goes),
// change.go (what changes the text, and taking it back), layout.go (rows, and
// lines broken as they were written).
//
// It imports internal/term for its keys. Commands that let the user write on
// a screen, and what draws for them, may import it.
package lineeditor
