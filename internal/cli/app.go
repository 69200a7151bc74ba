package cli

import (
	"bufio"
	"io"
	"sync/atomic"
	"time"

	"djq/internal/bank"
	"djq/internal/term"
	"djq/internal/ui"
)

// app is what the commands of one run share.
type app struct {
	in     io.Reader
	stdout io.Writer // what stands behind out, to ask whether it is a terminal
	out    *bufio.Writer
	err    io.Writer
	getenv func(string) string
	now    func() time.Time
	large  func()

	read  *settings // nil until they have been read
	ahead *opening  // nil when no history is being opened

	color string // --color
	plain bool   // --plain, or a dumb terminal
	banks []string
	whole *bank.Bank // all banks in use, once they have been read without a fault

	// ending is set while the command ends itself, and sets the terminal
	// right, when its context is done. Until then a signal ends djq at once.
	ending atomic.Bool
}

// outputBuffer is the size in bytes of the buffer before standard output.
const outputBuffer = 64 << 10

func newApp(env Env) (*app, error) {
	a := &app{
		in:     env.Stdin,
		stdout: env.Stdout,
		out:    bufio.NewWriterSize(env.Stdout, outputBuffer),
		err:    env.Stderr,
		getenv: env.Getenv,
		now:    env.Now,
		large:  env.LargeBank,
		plain:  env.Getenv("TERM") == "dumb",
	}
	if fixed := env.Getenv("DJQ_NOW"); fixed != "" {
		now, err := time.Parse(time.RFC3339, fixed)
		if err != nil {
			return nil, usageError("", "DJQ_NOW is %q: expected a time like 2026-07-01T09:30:00+02:00", fixed)
		}
		a.now = func() time.Time { return now }
	}
	return a, nil
}

// interactive reports whether a person sits at both ends: single keys can be
// read and the screen can be redrawn.
func (a *app) interactive() bool {
	return !a.plain && term.IsTerminal(a.in) && term.IsTerminal(a.stdout)
}

// width returns the columns of the terminal behind standard output, or 0 when
// there is none and nothing is to be cut.
func (a *app) width() int {
	columns, _, _ := term.Size(a.stdout)
	return columns
}

// printer returns what renders for standard output.
func (a *app) printer() ui.Printer {
	return ui.Printer{
		Width: a.width(),
		Color: a.colored(),
		Plain: a.plain,
		Links: !a.plain && term.IsTerminal(a.stdout) && ui.LinksSupported(a.getenv),
	}
}

// printLines prints lines to standard output.
func (a *app) printLines(lines []string) error {
	for _, line := range lines {
		a.out.WriteString(line)
		if err := a.out.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

// printTable prints a table as the reader of standard output needs it: a
// person at a terminal, or another program.
func (a *app) printTable(t ui.Table) error {
	if term.IsTerminal(a.stdout) {
		return a.printLines(t.Lines(a.printer()))
	}
	return t.WriteTSV(a.out, a.printer())
}

// colored reports whether standard output is to be coloured: --color over
// NO_COLOR over CLICOLOR_FORCE over the terminal.
func (a *app) colored() bool {
	switch {
	case a.color == "always":
		return true
	case a.color == "never", a.getenv("NO_COLOR") != "":
		return false
	}
	if force := a.getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return !a.plain && term.IsTerminal(a.stdout)
}

// endsItself says that the command ends itself, and sets the terminal right,
// when its context is done; after a signal Main then waits for it. Call
// release when that is over.
func (a *app) endsItself() (release func()) {
	a.ending.Store(true)
	return func() { a.ending.Store(false) }
}
