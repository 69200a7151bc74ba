package ui

import "strings"

// The marks of bars differ without colour, and do not touch those of the line
// below.
const (
	fullMark  = "━"
	partMark  = "╍"
	emptyMark = "┄"
)

// Bar returns a bar of width columns, filled to a share from 0 to 1. Any share
// above 0 fills a column and any below 1 leaves one, so that "some" never
// looks like "none" or "all".
func (p Printer) Bar(share float64, width int, style Style) string {
	full := filled(share, width)
	return p.Style(style, strings.Repeat(p.Glyph(fullMark, "#"), full)) +
		p.Style(Muted, strings.Repeat(p.Glyph(emptyMark, "-"), max(0, width)-full))
}

// filled returns how many of width columns show a share.
func filled(share float64, width int) int {
	full := int(share*float64(width) + 0.5)
	if share > 0 {
		full = max(full, 1)
	}
	if share < 1 {
		full = min(full, width-1)
	}
	return max(0, min(full, width))
}
