package ui

import (
	"slices"

	"djq/internal/markdown"
)

// look is how a run of text appears: a style, formats of Markdown on top of
// it, and the URL it opens.
type look struct {
	style  Style
	format markdown.Format
	link   bool   // the label of a link
	url    string // what it opens, safe, see linkTarget
}

// show returns clean text in a look, without its link.
func (p Printer) show(l look, text string) string {
	attributes := l.style.attributes()
	for _, f := range formatStyles {
		if l.format&f.format != 0 {
			attributes = slices.Concat(attributes, f.style.attributes())
		}
	}
	if l.link {
		attributes = slices.Concat(attributes, Link.attributes())
	}
	return p.paint(attributes, text)
}

// formatStyles names the style of each format and the mark that stands for it
// where there is no colour, outermost first.
var formatStyles = [...]struct {
	format markdown.Format
	style  Style
	mark   string
}{
	{markdown.Strong, Strong, "**"},
	{markdown.Emphasis, Emphasis, "*"},
	{markdown.CodeSpan, Code, "`"},
}

// openingMarks returns the marks of formats, outermost first; closingMarks the
// same, innermost first. A code span has its own, see Printer.addSpan.
func openingMarks(formats markdown.Format) string {
	marks := ""
	for _, f := range formatStyles {
		if formats&f.format&^markdown.CodeSpan != 0 {
			marks += f.mark
		}
	}
	return marks
}

func closingMarks(formats markdown.Format) string {
	marks := ""
	for _, f := range slices.Backward(formatStyles[:]) {
		if formats&f.format&^markdown.CodeSpan != 0 {
			marks += f.mark
		}
	}
	return marks
}
