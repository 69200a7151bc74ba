package ui

import "strings"

// Bar returns a bar of width columns, filled to a share from 0 to 1. Any share
// above 0 fills a column and any below 1 leaves one, so that "some" never
// looks like "none" or "all".
func (p Printer) Bar(share float64, width int, style Style) string {
	if width <= 0 {
		return ""
	}
	full := int(share*float64(width) + 0.5)
	if share > 0 {
		full = max(full, 1)
	}
	if share < 1 {
		full = min(full, width-1)
	}
	full = min(max(full, 0), width)
	return p.Style(style, strings.Repeat(p.glyph("█", "#"), full)) +
		p.Style(Muted, strings.Repeat(p.glyph("░", "-"), width-full))
}
