package app

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"djq/internal/markdown"
	"djq/internal/term"
	"djq/internal/ui"
)

// Streams are the standard streams of a run, and how output is to look.
type Streams struct {
	In  io.Reader
	Out *bufio.Writer // standard output, buffered; Main flushes it at the end
	Err io.Writer

	Color string // the value of --color: auto, always or never
	Plain bool   // --plain, or a dumb terminal

	stdout     io.Writer // what Out writes to
	getenv     func(string) string
	isTerminal func(stream any) bool
	size       func(stream any) (columns, rows int, ok bool)
}

// outputBuffer is the size in bytes of the buffer before standard output.
const outputBuffer = 64 << 10

func newStreams(env Env) *Streams {
	return &Streams{
		In:         env.Stdin,
		Out:        bufio.NewWriterSize(env.Stdout, outputBuffer),
		Err:        env.Stderr,
		Plain:      env.Getenv("TERM") == "dumb",
		stdout:     env.Stdout,
		getenv:     env.Getenv,
		isTerminal: env.IsTerminal,
		size:       env.TerminalSize,
	}
}

// InTerminal reports whether standard input is a terminal.
func (s *Streams) InTerminal() bool { return s.isTerminal(s.In) }

// OutTerminal reports whether standard output is a terminal.
func (s *Streams) OutTerminal() bool { return s.isTerminal(s.stdout) }

// Interactive reports whether a person is at the terminal: single keys can be
// read and the screen can be redrawn.
func (s *Streams) Interactive() bool { return !s.Plain && s.InTerminal() && s.OutTerminal() }

// OpenTerminal puts the terminal of the two standard streams into raw mode,
// for a command that reads single keys. Call it only where Interactive holds,
// and close what it returns.
func (s *Streams) OpenTerminal() (*term.Terminal, error) {
	in, isFile := s.In.(*os.File)
	out, areFiles := s.stdout.(*os.File)
	if !isFile || !areFiles {
		return nil, fmt.Errorf("standard input and output are not a terminal")
	}
	return term.Open(in, out)
}

// Lend calls run with the standard streams as they are, for a program that djq
// runs on them. What was printed so far is written before.
func (s *Streams) Lend(run func(in io.Reader, out, err io.Writer) error) error {
	if err := s.Out.Flush(); err != nil {
		return err
	}
	return run(s.In, s.stdout, s.Err)
}

// Width returns the columns of the terminal behind standard output, or 0 when
// there is none and nothing is to be cut.
func (s *Streams) Width() int {
	columns, _, _ := s.size(s.stdout)
	return columns
}

// Printer returns what renders for standard output.
func (s *Streams) Printer() ui.Printer {
	return ui.Printer{
		Width: s.Width(),
		Color: s.Colored(),
		Plain: s.Plain,
		Links: !s.Plain && s.OutTerminal() && ui.LinksSupported(s.getenv),
	}
}

// Colored reports whether standard output is to be coloured: --color over
// NO_COLOR over CLICOLOR_FORCE over the terminal.
func (s *Streams) Colored() bool {
	switch {
	case s.Color == "always":
		return true
	case s.Color == "never", s.getenv("NO_COLOR") != "":
		return false
	}
	if force := s.getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return !s.Plain && s.OutTerminal()
}

// PrintLines prints lines to standard output.
func (s *Streams) PrintLines(lines ...string) error {
	for _, line := range lines {
		s.Out.WriteString(line)
		if err := s.Out.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

// PrintTable prints a table as the reader of standard output needs it: a
// person at a terminal, or another program.
func (s *Streams) PrintTable(t ui.Table) error {
	if s.OutTerminal() {
		return s.PrintLines(t.Lines(s.Printer())...)
	}
	return t.WriteTSV(s.Out, s.Printer())
}

// Printf prints one line to standard output, without control characters and
// line breaks.
func (s *Streams) Printf(format string, args ...any) error {
	return s.PrintLines(markdown.CleanLine(fmt.Sprintf(format, args...)))
}

// Warnf prints one line to standard error, without control characters and line
// breaks, after the word warning.
func (s *Streams) Warnf(format string, args ...any) {
	fmt.Fprintf(s.Err, "warning: %s\n", markdown.CleanLine(fmt.Sprintf(format, args...)))
}
