package screen

import (
	"context"
	"fmt"
	"strings"

	"djq/internal/term"
)

// Run runs a program until it ends, its context is done, input ends or the
// terminal is gone. It returns nil after End and at the end of input;
// ErrInterrupt, ErrHangup, the cause of the context, what Fail was given, or
// why the terminal could not be written to.
func (s *Screen) Run(ctx context.Context, p Program) error {
	s.program = p
	s.measure()
	p.Show()
	for !s.ended && s.err == nil {
		if s.draw(); s.err != nil {
			break
		}
		if s.OnDrawn != nil {
			s.OnDrawn()
		}
		select {
		case <-ctx.Done():
			s.err = context.Cause(ctx)
		case now := <-s.Ticks:
			s.OnTick(now)
		case e := <-s.terminal.Events():
			s.handle(e)
		}
		if s.suspending && !s.suspend(ctx.Done()) {
			return context.Cause(ctx)
		}
	}
	p.Leave(s.err)
	s.write("\r\x1b[J" + s.printed.String())
	return s.err
}

func (s *Screen) handle(e term.Event) {
	s.measure() // not every system tells when the window changes
	switch e.Kind {
	case term.Pressed:
		s.note, s.help = "", nil
		s.press(e.Key)
	case term.Pasted:
		s.program.Paste(e.Text)
	case term.Resumed:
		s.program.Show()
	case term.Hangup:
		s.err = ErrHangup
	case term.EndOfInput:
		s.End()
	}
}

// press obeys the keys that mean the same in every program.
func (s *Screen) press(k term.Key) {
	switch k {
	case term.CtrlC:
		s.err = ErrInterrupt
	case term.CtrlZ:
		s.suspending = true
	case term.CtrlL:
		// What was read scrolls away and is not erased.
		fmt.Fprintf(&s.printed, "\x1b[%dH%s\x1b[H", s.rows, strings.Repeat("\n", s.rows))
		s.program.Show()
	default:
		s.program.Press(k)
	}
}

// Lend calls run with the terminal as it was before the program began, for another
// program that takes it over. The program is paused meanwhile, and shown anew: below
// all else where run fails, since the other program may have been killed anywhere on
// the screen. It returns the error of run.
func (s *Screen) Lend(run func() error) (err error) {
	s.write("\x1b[?25h\r\x1b[J" + s.printed.String())
	s.printed.Reset()
	s.program.Pause()
	s.terminal.Lend(func() { err = run() })
	s.program.Resume()
	s.measure()
	if err != nil {
		s.write(fmt.Sprintf("\x1b[%d;1H\n", s.rows))
	}
	s.program.Show()
	return err
}

// suspend gives the terminal to the shell. It returns false when the process
// was continued in order to end, and the terminal is not its own any more.
func (s *Screen) suspend(done <-chan struct{}) (back bool) {
	s.suspending = false
	s.write("\r\x1b[J")
	s.program.Pause()
	back = s.terminal.Suspend(done)
	s.program.Resume()
	if back {
		s.measure()
		s.program.Show()
	}
	return back
}
