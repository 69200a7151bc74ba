package ui

import (
	"github.com/fatih/color"

	"djq/internal/markdown"
)

// Style is the meaning of a stretch of text, which decides how it looks.
type Style uint8

// The styles. The zero value is ordinary text.
const (
	Normal  Style = iota
	Heading       // titles, heads of tables
	Strong        // what must not be missed
	Emphasis
	Code   // inline code, names of cards, commands to type
	Link   // the label of a link
	Muted  // what may be overlooked: borders, units, key legends
	Key    // a key to press
	Good   // passed, easy
	Fair   // passed with effort, a warning
	Bad    // failed, an error
	Count  // bars of how many
	Cursor // the character at the cursor of a text that is being written

	// The parts of highlighted code.
	codeKeyword
	codeString
	codeNumber
	codeName
	codeComment
)

// attributes returns what a style looks like. The sixteen colours of a
// terminal differ from theme to theme; magenta, red and green are the ones
// that can be read on black and on white in the usual ones. Cyan, which is
// pale on some white ones, is kept for single words of code; blue is too dark
// on black, yellow and the bright colours too light on white.
func (s Style) attributes() []color.Attribute {
	switch s {
	case Heading, Strong, Key:
		return []color.Attribute{color.Bold}
	case Emphasis:
		return []color.Attribute{color.Italic}
	case Code:
		return []color.Attribute{color.FgMagenta}
	case Link:
		return []color.Attribute{color.Underline}
	case Muted:
		return []color.Attribute{color.Faint}
	case Good:
		return []color.Attribute{color.FgGreen}
	case Fair:
		return []color.Attribute{color.FgMagenta, color.Bold}
	case Bad:
		return []color.Attribute{color.FgRed, color.Bold}
	case Count:
		return []color.Attribute{color.FgMagenta}
	case Cursor:
		return []color.Attribute{color.ReverseVideo}
	case codeKeyword:
		return []color.Attribute{color.FgMagenta, color.Bold}
	case codeString:
		return []color.Attribute{color.FgGreen}
	case codeNumber, codeName:
		return []color.Attribute{color.FgCyan}
	case codeComment:
		return []color.Attribute{color.Faint, color.Italic}
	}
	return nil
}

// Style returns text in a style, and always without control
// characters. Styles do not nest.
func (p Printer) Style(s Style, text string) string {
	return p.paint(s.attributes(), markdown.Clean(text))
}

// paint wraps clean text in SGR sequences.
func (p Printer) paint(attributes []color.Attribute, text string) string {
	if !p.Color || len(attributes) == 0 || text == "" {
		return text
	}
	c := color.New(attributes...)
	c.EnableColor() // Printer decides, not the environment, at which the package looks
	return c.Sprint(text)
}
