package apkg

import (
	"errors"
	"fmt"
)

// Error says why a file cannot be used as an Anki package.
type Error struct {
	Path    string
	Problem string
	Remedy  string
	Err     error // may be nil
}

// Error names the file and the problem.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %s: %v", e.Path, e.Problem, e.Err)
	}
	return fmt.Sprintf("%s: %s", e.Path, e.Problem)
}

// Hint says what to do.
func (e *Error) Hint() string { return e.Remedy }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

const exportAgain = "export the deck again in Anki: File, Export, Anki Deck Package (.apkg)"

// refuse returns an error about a file whose path is added by Read.
func refuse(err error, format string, args ...any) error {
	return &Error{Problem: fmt.Sprintf(format, args...), Remedy: exportAgain, Err: err}
}

// at says which file an error is about.
func at(path string, err error) error {
	var known *Error
	if errors.As(err, &known) && known.Path == "" {
		named := *known
		named.Path = path
		return &named
	}
	return err
}
