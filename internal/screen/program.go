package screen

import (
	"errors"
	"io"

	"djq/internal/term"
)

// Terminal is what a Screen needs of a term.Terminal.
type Terminal interface {
	io.Writer
	Events() <-chan term.Event
	Size() (columns, rows int)
	Suspend(done <-chan struct{}) (back bool)
	Lend(run func())
}

// Program is what runs on a Screen.
type Program interface {
	// Show shows the present state from its beginning, by Screen.NewPage. It is
	// called at the start, for Ctrl-L, and when the program goes on after it
	// was stopped.
	Show()
	// Live returns the lines at the bottom, which say what can be done now.
	// Those that are too wide are cut, those too many for the window dropped.
	Live(Frame) []string
	// Press obeys a key other than Ctrl-C, Ctrl-L and Ctrl-Z.
	Press(term.Key)
	// Paste receives text that was pasted: no control characters but newline
	// and tab.
	Paste(text string)
	// Pause and Resume are called before and after the program is suspended.
	Pause()
	Resume()
	// Leave may print what is left to say. The reason is nil after Screen.End
	// and at the end of input, else what Run returns.
	Leave(reason error)
}

// Frame is what the live lines depend on besides the program.
type Frame struct {
	Columns int    // of the window
	Rows    int    // of the window, without those that the help takes
	More    bool   // there are pages to turn
	Note    string // to be shown until the next key, may be empty
}

// Content returns text as lines for a window of so many columns. It is called
// again when the window changes, and has to return the same text then.
type Content func(columns int) []string

// Why Run ends when neither the program nor its context ended it.
var (
	ErrInterrupt = errors.New("interrupted by Ctrl-C")
	ErrHangup    = errors.New("the terminal is gone")
)
