package ui

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"djq/internal/markdown"
)

// cells measures by grapheme clusters and counts the sequences of Printer as
// nothing.
var cells = displaywidth.Options{ControlSequences: true}

// Width returns how many columns s takes on a screen, styled or not.
func Width(s string) int { return cells.String(s) }

// Cut returns s cut to at most width columns, the last one an ellipsis where
// something was cut off. Styles in s end with it.
func Cut(s string, width int) string {
	if width <= 0 {
		return ""
	}
	return cells.TruncateString(s, width, "…")
}

// Wrap returns plain text as lines of at most width columns, 0 meaning no
// limit. Newlines in the text stay line ends; lines end at spaces, never at a
// hyphen, and inside a word only if it is longer than a line. Wrap first, then
// style each line.
func Wrap(text string, width int) []string {
	if width <= 0 {
		width = unlimited
	}
	var lines []string
	for line := range strings.SplitSeq(markdown.Clean(text), "\n") {
		var f paragraph
		f.text(textStyle{}, line)
		for _, runs := range f.lines(width) {
			lines = append(lines, Printer{}.join(runs))
		}
	}
	return lines
}

// PadRight returns s with spaces after it, up to width columns.
func PadRight(s string, width int) string { return s + padding(s, width) }

// PadLeft returns s with spaces before it, up to width columns.
func PadLeft(s string, width int) string { return padding(s, width) + s }

// padding returns what s lacks of width columns.
func padding(s string, width int) string { return strings.Repeat(" ", max(0, width-Width(s))) }
