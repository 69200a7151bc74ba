package editing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"djq/internal/cli/app"
)

// errUnanswered says that a question was not answered: the input ended.
var errUnanswered = errors.New("the input ended at a question")

// option is an answer to a question: its first letter, or the word.
type option struct{ word, says string }

// ask asks until one of the options is answered, and returns its word; an empty
// line is the first of them. It fails at the end of the input, and when the
// context is done.
func (e *Editing) ask(ctx context.Context, question string, options ...option) (string, error) {
	var words []string
	for _, o := range options {
		words = append(words, strings.TrimSpace(fmt.Sprintf("[%s]%s %s", o.word[:1], o.word[1:], o.says)))
	}
	for {
		e.IO.Out.Flush()
		fmt.Fprintf(e.IO.Err, "%s\n%s: ", question, strings.Join(words, ", "))
		line, err := e.readLine(ctx)
		if err != nil {
			fmt.Fprintln(e.IO.Err)
			return "", err
		}
		answer := strings.ToLower(strings.TrimSpace(line))
		if answer == "" {
			return options[0].word, nil
		}
		i := slices.IndexFunc(options, func(o option) bool { return strings.HasPrefix(o.word, answer) })
		if i >= 0 {
			return options[i].word, nil
		}
	}
}

// confirm asks a question that only y or yes answers with yes.
func (e *Editing) confirm(ctx context.Context, question string) (bool, error) {
	e.IO.Out.Flush()
	fmt.Fprintf(e.IO.Err, "%s [y/N] ", question)
	line, err := e.readLine(ctx)
	if err != nil {
		fmt.Fprintln(e.IO.Err)
		return false, err
	}
	answer := strings.ToLower(strings.TrimSpace(line))
	return answer == "y" || answer == "yes", nil
}

// hangUpPause is how long the end of input waits for the signal of a terminal that
// has gone: the two come in any order.
const hangUpPause = 50 * time.Millisecond

// readLine reads a line of input.
func (e *Editing) readLine(ctx context.Context) (string, error) {
	type read struct {
		line string
		err  error
	}
	done := make(chan read, 1)
	go func() {
		line, err := e.input.ReadString('\n')
		done <- read{line, err}
	}()
	select {
	case <-ctx.Done():
		return "", context.Cause(ctx)
	case r := <-done:
		if r.err == nil || errors.Is(r.err, io.EOF) && r.line != "" {
			return r.line, nil
		}
		select {
		case <-ctx.Done():
			return "", context.Cause(ctx)
		case <-time.After(hangUpPause):
		}
		return "", errUnanswered
	}
}

// failed ends a command that did not do what it was for, and has said why.
func failed() error { return app.ExitError(app.ExitFound) }
