package bank

import (
	"cmp"
	"fmt"

	"djq/internal/diag"
)

// Err returns a BrokenError when a file of the bank is broken, else nil.
func (b *Bank) Err() error {
	if isBroken(b.Findings) {
		return &BrokenError{Findings: b.Findings}
	}
	return nil
}

// BrokenError says that a bank, or a settings file, cannot be used, and why.
type BrokenError struct {
	What     string // is broken; empty for the question bank
	Findings []diag.Finding
}

// Error counts the problems and names the first.
func (e *BrokenError) Error() string {
	what := cmp.Or(e.What, "the question bank")
	for _, f := range e.Findings {
		if f.Severity != diag.Error {
			continue
		}
		where := f.File
		if f.Pos.IsValid() {
			where = fmt.Sprintf("%s:%d:%d", f.File, f.Pos.Line, f.Pos.Col)
		}
		n, _ := diag.Count(e.Findings)
		if n == 1 {
			return fmt.Sprintf("%s is broken: %s: %s", what, where, f.Message)
		}
		return fmt.Sprintf("%s is broken in %d places, first %s: %s", what, n, where, f.Message)
	}
	return what + " is broken"
}
