package app

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Confirm asks a person a question that only y or yes answers with yes. Any other
// answer is an error, which says that what was asked for was not done: "nothing was
// imported". Where nobody can answer, it fails too, and the hint says what to do there.
func (a *App) Confirm(ctx context.Context, question, hint, undone string) error {
	s := a.IO
	if !s.InTerminal() {
		return UsageError(hint, "cannot ask without a terminal: %s", question)
	}
	defer a.Shutdown.Graceful()()
	if err := s.Out.Flush(); err != nil {
		return err
	}
	yes, err := s.AskYes(ctx, bufio.NewReader(s.In), question)
	switch {
	case errors.Is(err, io.EOF), err == nil && !yes:
		return NotDoneError("", "%s", undone)
	case err != nil && ctx.Err() == nil:
		return BrokenError("", "cannot read from the terminal: %w", err)
	}
	return err
}

// AskYes asks a question that only y or yes answers with yes. It fails as ReadLine
// does.
func (s *Streams) AskYes(ctx context.Context, input *bufio.Reader, question string) (bool, error) {
	fmt.Fprintf(s.Err, "%s [y/N] ", question)
	line, err := s.ReadLine(ctx, input)
	answer := strings.ToLower(strings.TrimSpace(line))
	return err == nil && (answer == "y" || answer == "yes"), err
}

// hangUpPause is how long the end of input waits for the signal of a terminal that
// has gone: the two come in any order.
const hangUpPause = 50 * time.Millisecond

// ReadLine reads a line of input. It fails with io.EOF at the end, and with the cause
// when the context is done; the line of the question is ended then.
func (s *Streams) ReadLine(ctx context.Context, input *bufio.Reader) (line string, err error) {
	type read struct {
		line string
		err  error
	}
	done := make(chan read, 1)
	go func() {
		line, err := input.ReadString('\n')
		done <- read{line, err}
	}()
	select {
	case <-ctx.Done():
		err = context.Cause(ctx)
	case r := <-done:
		if r.err == nil || errors.Is(r.err, io.EOF) && r.line != "" {
			return r.line, nil
		}
		err = r.err
		select {
		case <-ctx.Done():
			err = context.Cause(ctx)
		case <-time.After(hangUpPause):
		}
	}
	fmt.Fprintln(s.Err)
	return "", err
}
