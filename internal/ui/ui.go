// Package ui renders what a person sees: text, Markdown, tables and bars as
// lines for a terminal or a pipe. All colour of the program lives here. The
// package prints nothing: callers write the lines.
//
// Text comes out without control characters whatever it holds: the only
// escape sequences in a line are the ones made here, SGR and OSC 8.
package ui

// Printer says for which screen lines are made. The zero value is a pipe: no
// colour, no links, lines of any length.
type Printer struct {
	// Width is the number of columns; 0 means lines are neither wrapped nor cut.
	Width int
	// Color allows styles. Without it marks of Markdown stay in the text.
	Color bool
	// Plain is for screen readers and dumb terminals: no box drawing, ASCII marks.
	Plain bool
	// Links makes links OSC 8 hyperlinks; else their URL stands in the text.
	Links bool
}
