package cli

import (
	"os"
	"os/signal"
	"syscall"
)

// signalError is the cause of a command's context being done: the signal that
// asked djq to end.
type signalError struct{ signal os.Signal }

func (e *signalError) Error() string { return "ended by signal: " + e.signal.String() }

// code returns the exit code: 128 and the number of the signal.
func (e *signalError) code() int {
	switch e.signal {
	case syscall.SIGHUP:
		return ExitHangup
	case syscall.SIGTERM:
		return ExitTerminated
	}
	return ExitInterrupt
}

// watchSignals returns a channel of the signals that end djq.
//
// SIGPIPE is taken too, and dropped by whoever reads the channel: by default
// Go ends the program by that signal, while taken it makes the write fail, and
// djq ends quietly.
func watchSignals() (signals chan os.Signal, stop func()) {
	signals = make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	return signals, func() { signal.Stop(signals) }
}
