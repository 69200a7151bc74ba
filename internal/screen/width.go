package screen

import "github.com/clipperhouse/displaywidth"

// cells measures by grapheme clusters and counts escape sequences as nothing.
var cells = displaywidth.Options{ControlSequences: true}

// widthOf returns how many columns s takes, styled or not.
func widthOf(s string) int { return cells.String(s) }

// cut returns s cut to at most so many columns, the last one an ellipsis where
// something was cut off.
func cut(s string, columns int) string { return cells.TruncateString(s, columns, "…") }

// rowsOf returns how many rows a line fills in a window of so many columns.
func rowsOf(line string, columns int) int {
	if columns <= 0 {
		return 1
	}
	return max(1, (widthOf(line)+columns-1)/columns)
}
