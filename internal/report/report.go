package report

import (
	"strings"
	"unicode"

	"djq/internal/diag"
)

// Report is what a check found.
type Report struct {
	Findings []diag.Finding // sorted
	Omitted  []diag.Finding // what Limit left out
	Files    int            // how many files were checked
}

// end returns the place behind a finding: where it says, else one cell on.
func end(f diag.Finding) diag.Pos {
	if f.End.IsValid() || !f.Pos.IsValid() {
		return f.End
	}
	return diag.Pos{Line: f.Pos.Line, Col: f.Pos.Col + 1}
}

// remark returns the message of a finding together with its hint.
func remark(f diag.Finding) string {
	if f.Hint == "" {
		return f.Message
	}
	return f.Message + "; " + f.Hint
}

// printable returns s on one line and without what a terminal would obey:
// findings repeat names and texts of files.
func printable(s string) string { return strings.Map(visible, s) }

// visible returns the rune that shows r on a screen, r itself unless a
// terminal would obey it.
func visible(r rune) rune {
	switch {
	case unicode.IsPrint(r), r == '\u200c', r == '\u200d':
		return r // joiners make up emoji and Indic letters
	case unicode.Is(unicode.Zs, r):
		return r
	}
	return unicode.ReplacementChar
}
