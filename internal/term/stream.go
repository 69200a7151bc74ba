package term

import (
	"os"

	"golang.org/x/term"
)

// IsTerminal reports whether a stream is a terminal. Only an *os.File can be
// one.
func IsTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Size returns the columns and rows of the terminal that a stream is. ok is
// false when it is none, or when the size is unknown.
func Size(stream any) (columns, rows int, ok bool) {
	f, isFile := stream.(*os.File)
	if !isFile {
		return 0, 0, false
	}
	columns, rows, err := term.GetSize(int(f.Fd()))
	return columns, rows, err == nil && columns > 0 && rows > 0
}
