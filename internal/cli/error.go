package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// codedError is an error that knows its exit code and what to do about it.
// Without err it only carries the code: everything has been said.
type codedError struct {
	code int
	err  error
	hint string // may be empty
}

func (e *codedError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *codedError) Unwrap() error { return e.err }

// usageError returns an error of wrong usage.
func usageError(hint, format string, args ...any) error {
	return &codedError{code: ExitUsage, err: fmt.Errorf(format, args...), hint: hint}
}

// brokenError returns an error of something that cannot be read or written.
func brokenError(hint, format string, args ...any) error {
	return &codedError{code: ExitBroken, err: fmt.Errorf(format, args...), hint: hint}
}

// exitError returns an error that ends djq with a code and says nothing.
func exitError(code int) error { return &codedError{code: code} }

// report prints an error and returns the exit code. It is the only place
// that prints one.
func report(w io.Writer, err error) int {
	if err == nil || isClosedPipe(err) {
		return ExitDone
	}
	var interrupted *signalError
	if errors.As(err, &interrupted) {
		return interrupted.code()
	}
	coded := &codedError{code: ExitBroken, err: err}
	errors.As(err, &coded)
	if coded.err == nil {
		return coded.code
	}
	fmt.Fprintf(w, "djq: %s\n", printable(err.Error()))
	if coded.hint != "" {
		fmt.Fprintf(w, "hint: %s\n", printable(coded.hint))
	}
	return coded.code
}

// printable removes from a message what a terminal would obey: messages
// repeat arguments and file names.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
