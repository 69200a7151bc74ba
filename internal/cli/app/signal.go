package app

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// SignalError is the cause of a command's context being done: the signal that
// asked djq to end.
type SignalError struct{ Signal os.Signal }

// Error names the signal.
func (e *SignalError) Error() string { return "ended by signal: " + e.Signal.String() }

// code returns the exit code: 128 and the number of the signal.
func (e *SignalError) code() int {
	switch e.Signal {
	case syscall.SIGHUP:
		return ExitHangup
	case syscall.SIGQUIT:
		return ExitQuit
	case syscall.SIGABRT:
		return ExitAborted
	case syscall.SIGTERM:
		return ExitTerminated
	}
	return ExitInterrupt
}

// Shutdown says who ends djq after a signal: Main does at once, unless the
// command has taken that over.
type Shutdown struct {
	graceful atomic.Int32 // commands that end themselves, one within another
	deaf     atomic.Int32 // to the keys that interrupt
	releases chan func()  // nil unless somebody handles signals
}

// Attend is for whoever handles signals, and is called before anything else here. When
// another program no longer has the terminal they receive a function: they handle the
// signals that have come so far, and then call it.
func (s *Shutdown) Attend() (releases <-chan func()) {
	s.releases = make(chan func())
	return s.releases
}

// Graceful says that the command itself ends, and sets the terminal right,
// when its context is done; after a signal Main then waits for it. Call
// release when that is over.
func (s *Shutdown) Graceful() (release func()) {
	s.graceful.Add(1)
	return func() { s.graceful.Add(-1) }
}

// IsGraceful reports whether a command ends itself when its context is done.
func (s *Shutdown) IsGraceful() bool { return s.graceful.Load() > 0 }

// Unheard lets another program have the terminal, and with it the keys that
// interrupt: djq does not end by them. Call release when the program has ended. A key
// that it was for may reach djq later than it, which release waits for.
func (s *Shutdown) Unheard() (release func()) {
	s.deaf.Add(1)
	return func() {
		if s.releases == nil {
			s.deaf.Add(-1)
			return
		}
		deliverSignals()
		done := make(chan struct{})
		s.releases <- func() {
			s.deaf.Add(-1)
			close(done)
		}
		<-done
	}
}

// deliverSignals returns when the signals that have reached the process are in the
// channels of those who watch for them: signal.Stop waits for that.
func deliverSignals() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	signal.Stop(c)
}

// IsHeard reports whether a signal is for djq, and not for the program that has
// the terminal.
func (s *Shutdown) IsHeard(sig os.Signal) bool {
	return s.deaf.Load() == 0 || sig != os.Interrupt && sig != syscall.SIGQUIT
}

// Finish does work that cleans up after itself when its context is done, so
// that nothing is left half done. Its error is then the signal.
func (s *Shutdown) Finish(ctx context.Context, work func() error) error {
	defer s.Graceful()()
	err := work()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}
