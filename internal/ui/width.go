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
		var f flow
		f.text(look{}, line)
		for _, runs := range f.lines(width) {
			lines = append(lines, Printer{}.join(runs))
		}
	}
	return lines
}

// pad returns s filled up with spaces to width columns.
func pad(s string, width int, right bool) string {
	fill := strings.Repeat(" ", max(0, width-Width(s)))
	if right {
		return fill + s
	}
	return s + fill
}
