package diag

import (
	"cmp"
	"slices"
)

// Severity says how bad a finding is.
type Severity uint8

// Errors stop every command that needs the file; warnings stop none.
const (
	Error Severity = iota
	Warning
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Pos is a place in a file: line and column count from 1, columns in code
// points. The zero value means "no particular place".
type Pos struct {
	Line, Col int32
}

// IsValid reports whether p names a place.
func (p Pos) IsValid() bool { return p.Line > 0 }

// Compare orders positions by line, then column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Edit replaces the bytes [Start, End) of a file by New.
type Edit struct {
	Start, End int
	New        string
}

// Related is a second place that a finding speaks of, such as the first use
// of an id that is used again.
type Related struct {
	File    string
	Pos     Pos
	Message string
}

// Rule describes one check: its id, what it reports and an example of that.
type Rule struct {
	ID          string
	Description string
	Example     string
}

// Finding is one problem at one place of one file.
type Finding struct {
	File     string // as the user named it, slashes as on the platform
	Pos      Pos
	End      Pos // exclusive; the zero value marks one cell
	Severity Severity
	Rule     string // id of the rule, such as "duplicate-key"
	Message  string // lower case, no final stop
	Hint     string // the remedy, may be empty
	Related  []Related
	Edits    []Edit // the mechanical repair, empty where there is none
}

// Sort orders findings by file, position, severity, rule and message, and drops
// exact repetitions.
func Sort(fs []Finding) []Finding {
	slices.SortStableFunc(fs, Compare)
	return slices.CompactFunc(fs, func(a, b Finding) bool { return Compare(a, b) == 0 })
}

// Compare is the order of Sort.
func Compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		a.Pos.Compare(b.Pos),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
	)
}

// Count returns the number of errors and of warnings among the findings.
func Count(fs []Finding) (errors, warnings int) {
	for _, f := range fs {
		if f.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
