// Package diag holds what every check of a file reports: positions, findings
// and the edits that repair them.
//
// In reading order: diag.go (positions, rules, findings), edit.go (edits made
// to a source), lines.go (lines and places of a source), nearest.go ("did you
// mean"), shorten.go (values that a message quotes).
//
// Every package but those of level 0 may import it.
package diag
