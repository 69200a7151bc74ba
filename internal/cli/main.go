// Package cli is djq's command line: one file per command, which reads flags,
// calls the packages that do the work and prints what they return. It
// computes nothing itself.
package cli

import (
	"context"
	"errors"
	"io"
	"syscall"
	"time"

	"djq/internal/term"
)

// Env is everything a run takes from outside besides its arguments. Streams
// that are an *os.File may be terminals; all others are treated as pipes.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time
	// LargeBank, unless nil, is called before a bank of many megabytes is
	// read.
	LargeBank func()
}

// Main runs djq with the arguments that follow the program's name and returns
// the exit code. Errors have been printed to env.Stderr by then.
func Main(args []string, env Env) int {
	a, err := newApp(env)
	if err != nil {
		return report(env.Stderr, err)
	}
	signals, stop := watchSignals()
	defer stop()
	ctx, end := context.WithCancelCause(context.Background())
	defer end(nil)

	attended := term.IsTerminal(a.in)
	done := make(chan error, 1)
	go func() { done <- a.run(ctx, args) }()
	for {
		select {
		case err := <-done:
			if attended && !term.IsTerminal(a.in) {
				// The terminal has gone, and its end of input or error may be
				// here before the signal.
				err = &signalError{syscall.SIGHUP}
			}
			return report(env.Stderr, err)
		case s := <-signals:
			if s == syscall.SIGPIPE {
				continue
			}
			again := ctx.Err() != nil
			end(&signalError{s})
			if again || !a.ending.Load() {
				return report(env.Stderr, context.Cause(ctx))
			}
		}
	}
}

// run runs the command and writes out what it printed.
func (a *app) run(ctx context.Context, args []string) error {
	root := newRootCommand(a)
	// Without arguments cobra would take those of the process.
	root.SetArgs(append([]string{}, args...))
	err := errors.Join(root.ExecuteContext(ctx), a.closeAhead())
	if flushed := a.out.Flush(); flushed != nil && err == nil {
		err = brokenError("", "write the output: %w", flushed)
	}
	return err
}
