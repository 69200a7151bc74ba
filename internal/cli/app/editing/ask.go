package editing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

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
		line, err := e.IO.ReadLine(ctx, e.input)
		if errors.Is(err, io.EOF) {
			err = errUnanswered
		}
		if err != nil {
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
	yes, err := e.IO.AskYes(ctx, e.input, question)
	if errors.Is(err, io.EOF) {
		err = errUnanswered
	}
	return yes, err
}

// failed ends a command that did not do what it was for, and has said why.
func failed() error { return app.ExitError(app.ExitFound) }
