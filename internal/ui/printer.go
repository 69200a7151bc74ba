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
	// Links makes links OSC 8 hyperlinks; else the URL is written out.
	Links bool
}

// MaxProse is where prose ends on wide screens: longer lines are hard to read.
const MaxProse = 100

// Glyph returns a mark, or what replaces it in plain output.
func (p Printer) Glyph(fancy, plain string) string {
	if p.Plain {
		return plain
	}
	return fancy
}
