package editing

import (
	"bufio"
	"fmt"

	"djq/internal/cli/app"
	"djq/internal/markdown"
	"djq/internal/personal"
)

// Editing is what it takes to write cards and notes: the user's folder, and the
// streams of a run, whose terminal is not in raw mode.
type Editing struct {
	*app.App
	folder *personal.Folder
	input  *bufio.Reader // answers to questions
}

// New returns an Editing. It fails where there is no folder for what the user writes.
func New(a *app.App) (*Editing, error) {
	folder, err := a.Banks.Personal()
	if err != nil {
		return nil, err
	}
	return &Editing{App: a, folder: folder, input: bufio.NewReader(a.IO.In)}, nil
}

// checkInUse fails where a card in the user's folder would not be used.
func (e *Editing) checkInUse() error {
	inUse, err := e.Banks.UsesPersonal()
	if err != nil || inUse {
		return err
	}
	return app.UsageError("name "+e.folder.Cards()+" as a bank too, or run djq without --bank, DJQ_BANK and the setting bank",
		"your own cards are not in use: other banks are named")
}

// say prints a line for the user, apart from what a command prints.
func (e *Editing) say(format string, args ...any) {
	e.IO.Out.Flush()
	fmt.Fprintln(e.IO.Err, markdown.CleanLine(fmt.Sprintf(format, args...)))
}

// attended reports whether somebody can answer questions.
func (e *Editing) attended() bool { return e.IO.InTerminal() }
