package ui

import (
	"slices"
	"strings"

	"djq/internal/markdown"
)

// textStyle is how a run of text appears: a style, formats of Markdown on top
// of it, and the URL it opens.
type textStyle struct {
	style  Style
	format markdown.Format
	link   bool   // the label of a link
	url    string // what it opens, safe, see linkTarget
}

// show returns clean text in a style, without its link.
func (p Printer) show(l textStyle, text string) string {
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

// formatStyles names the style of each format and the mark that replaces it
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

// join writes a line, sequences and all, as few of them as it takes.
func (p Printer) join(runs []run) string {
	var line, link, same strings.Builder
	for i, r := range runs {
		same.WriteString(r.text)
		last := i == len(runs)-1
		if last || runs[i+1].style != r.style {
			link.WriteString(p.show(r.style, same.String()))
			same.Reset()
		}
		if last || runs[i+1].style.url != r.style.url {
			line.WriteString(hyperlink(r.style.url, link.String()))
			link.Reset()
		}
	}
	return line.String()
}
