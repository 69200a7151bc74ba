// Package term talks to the terminal: whether there is one, its size, single
// keys and raw mode.
package term

import (
	"os"

	"golang.org/x/term"
)

// IsTerminal reports whether a stream is a terminal: a file that one stands
// behind. Readers and writers that are no files are none.
func IsTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Size returns the columns and rows of the terminal behind a stream, and
// false when there is none or it does not say.
func Size(stream any) (columns, rows int, ok bool) {
	f, isFile := stream.(*os.File)
	if !isFile {
		return 0, 0, false
	}
	columns, rows, err := term.GetSize(int(f.Fd()))
	return columns, rows, err == nil && columns > 0 && rows > 0
}
