package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"djq/internal/cli/app"
)

// Env is everything a run takes from outside besides its arguments.
type Env = app.Env

// Main runs djq with the arguments that follow the program's name and returns
// the exit code. Errors have been printed to env.Stderr by then.
func Main(args []string, env Env) int {
	a, err := app.New(env)
	if err != nil {
		return app.Report(env.Stderr, err)
	}
	signals := watchSignals()
	ctx, end := context.WithCancelCause(context.Background())
	defer end(nil)

	attended := a.IO.InTerminal()
	releases := a.Shutdown.Attend()
	done := make(chan error, 1)
	go func() { done <- execute(ctx, a, args) }()
	// obey obeys a signal, and reports whether djq ends at once.
	obey := func(s os.Signal) bool {
		if s == syscall.SIGPIPE || !a.Shutdown.IsHeard(s) {
			return false
		}
		again := ctx.Err() != nil
		end(&app.SignalError{Signal: s})
		return again || !a.Shutdown.IsGraceful()
	}
	for {
		select {
		case err := <-done:
			if attended && !a.IO.InTerminal() {
				// The terminal has gone, and its end of input or error may be
				// here before the signal.
				err = &app.SignalError{Signal: syscall.SIGHUP}
			}
			return app.Report(env.Stderr, err)
		case s := <-signals:
			if obey(s) {
				return app.Report(env.Stderr, context.Cause(ctx))
			}
		case release := <-releases:
			for n := len(signals); n > 0; n-- {
				if obey(<-signals) {
					return app.Report(env.Stderr, context.Cause(ctx))
				}
			}
			release()
		}
	}
}

// execute runs the command and writes out what it printed.
func execute(ctx context.Context, a *app.App, args []string) error {
	root := newRoot(a, needed(args))
	// Without arguments cobra would take those of the process.
	root.SetArgs(append([]string{}, args...))
	err := root.ExecuteContext(ctx)
	if flushed := a.IO.Out.Flush(); flushed != nil && err == nil {
		err = app.BrokenError("", "cannot write the output: %w", flushed)
	}
	return err
}

// watchSignals returns a channel of the signals that end djq.
//
// By default Go ends the program by SIGQUIT and SIGABRT at once, and leaves the
// terminal in raw mode.
//
// SIGPIPE is taken too, and dropped by whoever reads the channel: by default
// Go ends the program by that signal, while taken it makes the write fail, and
// djq ends quietly.
//
// The signals are watched until the program ends: one that comes late, as that
// of a window whose closing djq has noticed already, must not change its exit
// code.
func watchSignals() chan os.Signal {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGPIPE)
	return signals
}
