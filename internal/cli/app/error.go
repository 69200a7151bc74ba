package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/diag"
	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/wholefile"
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

// Hint says what to do about the error, "" when there is nothing: what its cause
// says, unless it says something itself.
func (e *codedError) Hint() string {
	var cause interface{ Hint() string }
	switch {
	case e.hint != "" || e.err == nil:
		return e.hint
	case errors.As(e.err, &cause):
		return cause.Hint()
	}
	return wholefile.Remedy(e.err)
}

// UsageError returns an error of wrong usage.
func UsageError(hint, format string, args ...any) error {
	return &codedError{code: ExitUsage, err: fmt.Errorf(format, args...), hint: hint}
}

// BrokenError returns an error of something that cannot be read or written.
func BrokenError(hint, format string, args ...any) error {
	return &codedError{code: ExitBroken, err: fmt.Errorf(format, args...), hint: hint}
}

// UnreadableError returns the error of a file that cannot be read; name is what
// messages call it.
func UnreadableError(name string, err error) error {
	var cause *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return BrokenError("check the path", "%s does not exist", name)
	case errors.As(err, &cause):
		err = cause.Err // the error of the path names it again
	}
	return BrokenError("", "%s cannot be read: %w", name, err)
}

// NotDoneError returns an error of something that was left undone as the user, or a
// program that the user chose, would have it.
func NotDoneError(hint, format string, args ...any) error {
	return &codedError{code: ExitFound, err: fmt.Errorf(format, args...), hint: hint}
}

// ExitError returns an error that ends djq with a code and says nothing.
func ExitError(code int) error { return &codedError{code: code} }

// IsSaid reports whether an error only carries an exit code: everything has been
// said.
func IsSaid(err error) bool {
	var coded *codedError
	return errors.As(err, &coded) && coded.err == nil
}

// Report prints an error with its hint and returns the exit code. It is the
// only place that prints one.
func Report(w io.Writer, err error) int {
	var coded *codedError
	var interrupted *SignalError
	switch {
	case err == nil, isClosedPipe(err):
		return ExitDone
	case errors.As(err, &interrupted):
		return interrupted.code()
	case errors.As(err, &coded) && coded.err == nil:
		return coded.code
	}
	var hint string
	var hinted interface{ Hint() string }
	var broken *bank.BrokenError
	if errors.As(err, &broken) {
		hint = listProblems(w, broken)
	} else if errors.As(err, &hinted) {
		hint = hinted.Hint()
	}
	fmt.Fprintf(w, "djq: %s\n", markdown.Clean(err.Error()))
	if hint != "" {
		fmt.Fprintf(w, "hint: %s\n", markdown.Clean(hint))
	}
	return exitCode(err)
}

// exitCode returns the code that an error ends djq with.
func exitCode(err error) int {
	var coded *codedError
	var unknown *deck.UnknownError
	var ambiguous *deck.AmbiguousError
	var value *deck.ValueError
	var empty *deck.EmptyError
	switch {
	case errors.As(err, &coded):
		return coded.code
	case errors.As(err, &unknown), errors.As(err, &ambiguous), errors.As(err, &value), errors.As(err, &empty):
		return ExitUsage
	}
	return ExitBroken
}

// MaxListed is how many problems of a broken bank or history are listed.
const MaxListed = 20

// listProblems lists what is broken in a bank or a settings file, unless it is
// the one thing that its error names, and returns the hint for the error.
func listProblems(w io.Writer, broken *bank.BrokenError) (hint string) {
	problems := slices.DeleteFunc(slices.Clone(broken.Findings), func(f diag.Finding) bool { return f.Severity != diag.Error })
	if len(problems) == 1 {
		return problems[0].Hint
	}
	for _, f := range problems[:min(len(problems), MaxListed)] {
		fmt.Fprintf(w, "%s:%d:%d: %s: %s [%s]\n", markdown.Clean(f.File), f.Pos.Line, f.Pos.Col, f.Severity, markdown.Clean(f.Message), f.Rule)
	}
	if more := len(problems) - MaxListed; more > 0 {
		fmt.Fprintf(w, "… and %s more\n", humanize.Number(more))
	}
	if broken.What != "" {
		return ""
	}
	return "run djq lint to see them all, with line numbers"
}
