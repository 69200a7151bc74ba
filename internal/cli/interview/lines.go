package interview

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"djq/internal/cli/app"
	"djq/internal/interview"
	"djq/internal/markdown"
	"djq/internal/ui/interviewview"
)

// onLines is an interview by whole lines, for pipes and for those who want no screen
// that redraws itself.
type onLines struct {
	*asking
	io     *app.Streams
	input  *bufio.Scanner
	person bool // types the lines, and sees them
	over   bool
	paused bool
}

// maxLine is the longest line of input in bytes.
const maxLine = 1 << 20

// askByLines holds an interview by lines until it or the input ends.
func askByLines(streams *app.Streams, a *asking) error {
	l := &onLines{asking: a, io: streams, input: bufio.NewScanner(streams.In), person: streams.InTerminal()}
	l.input.Buffer(nil, maxLine)
	if err := streams.PrintLines(append(l.intro(), "")...); err != nil {
		return err
	}
	if err := l.show(); err != nil {
		return err
	}
	for !l.over {
		err := l.step()
		switch {
		case errors.Is(err, io.EOF):
			// What is not ticked when input ends counts for nothing.
			l.session.Abandon()
			l.over = true
		case err == nil:
		case isUnsaved(err), errors.As(err, new(*readError)):
			return err
		default:
			if err := streams.Out.Flush(); err != nil {
				return err
			}
			app.Report(streams.Err, err)
		}
	}
	card, err := l.finish(l.printer.Width)
	if err != nil {
		return err
	}
	return streams.PrintLines(append([]string{""}, card...)...)
}

// readError is why no more lines can be read.
type readError struct{ error }

func (e *readError) Unwrap() error { return e.error }

func (l *onLines) shown() interviewview.View { return l.view(l.printer.Width) }

// line prompts and returns the next line, io.EOF when there is none. What a pipe
// sends is repeated, so that the output reads like the interview it was.
func (l *onLines) line(prompt string) (string, error) {
	fmt.Fprint(l.io.Out, prompt)
	if err := l.io.Out.Flush(); err != nil {
		return "", &readError{err}
	}
	if !l.input.Scan() {
		fmt.Fprintln(l.io.Out)
		if err := l.input.Err(); err != nil {
			return "", &readError{app.BrokenError("", "cannot read the answers: %w", err)}
		}
		return "", io.EOF
	}
	line := strings.TrimRight(l.input.Text(), " \t\r")
	if !l.person {
		fmt.Fprintln(l.io.Out, markdown.Clean(line))
	}
	l.session.Touch(l.watch.elapsed())
	return line, nil
}

// step asks for a line and obeys it, or returns why not.
func (l *onLines) step() error {
	step, _, _ := l.session.At()
	asks := step == interview.Ask || step == interview.AskFollowUp
	switch {
	case l.paused:
		if _, err := l.line(" " + "[Enter: go on] "); err != nil {
			return err
		}
		l.watch.resume()
		l.paused = false
		return nil
	case step == interview.Done && !l.person:
		l.over = true // a pipe has nothing more to say
		return nil
	case asks && l.session.Written:
		return l.writing()
	}
	line, err := l.line(l.prompt())
	if err != nil {
		return err
	}
	return l.obey(strings.TrimSpace(line))
}

func (l *onLines) prompt() string {
	view := l.shown()
	if clock := view.Clock(l.watch.elapsed()); clock != "" && l.person {
		return " " + clock + view.Prompt(interviewview.Mode{})
	}
	return view.Prompt(interviewview.Mode{})
}

// writing reads an answer, whose first line may be a key instead.
func (l *onLines) writing() error {
	var text []string
	for draft := l.session.Draft; ; draft = "" {
		if draft != "" {
			text = strings.Split(draft, "\n")
			if err := l.io.PrintLines(l.shown().Written(draft)...); err != nil {
				return err
			}
		}
		line, err := l.line(l.shown().WritePrompt(len(text) == 0))
		switch {
		case errors.Is(err, io.EOF) && len(text) > 0:
			return l.give(strings.Join(text, "\n"), false) // and the next line ends the interview
		case err != nil:
			return err
		case line == "":
			return l.give(strings.Join(text, "\n"), false)
		case len(text) == 0 && len(line) == 1 && strings.ContainsAny(line, "hspuq?"):
			return l.obey(line)
		}
		text = append(text, line)
		l.session.Draft = strings.Join(text, "\n")
		if err := l.save(); err != nil {
			return err
		}
	}
}

func (l *onLines) give(text string, pass bool) error {
	said, err := l.answer(text, pass)
	if err != nil {
		return err
	}
	l.await(l.io)
	return l.after(said)
}

// after prints what a step came to, and what is next.
func (l *onLines) after(said string) error {
	if err := l.io.PrintLines(said); err != nil {
		return err
	}
	return l.show()
}

// obey does what a line says, or returns why not.
func (l *onLines) obey(line string) error {
	step, _, _ := l.session.At()
	asks := step == interview.Ask || step == interview.AskFollowUp
	switch {
	case line == "?":
		return l.io.PrintLines(l.shown().Help(interviewview.Mode{})...)
	case line == "q" && step == interview.Done:
		l.over = true
		return nil
	case line == "q":
		if err := l.end(); err != nil {
			return err
		}
		return l.show()
	case line == "u":
		if err := l.undo(); err != nil {
			return err
		}
		return l.after(l.shown().Outcome("undone"))
	case asks && line == "":
		return l.give("", false)
	case asks && line == "s":
		return l.give("", true)
	case asks && line == "h":
		if err := l.session.Hint(); err != nil {
			return err
		}
		if err := l.save(); err != nil {
			return err
		}
		return l.io.PrintLines(l.shown().Hint()...)
	case asks && line == "p":
		l.watch.pause()
		l.paused = true
		return l.io.PrintLines(l.shown().Outcome("paused: the clock stands still"))
	case step == interview.Tick && line == "":
		said, err := l.settle()
		if err != nil {
			return err
		}
		return l.after(said)
	case step == interview.Tick:
		if err := l.tick(line); err != nil {
			return err
		}
		return nil
	case step == interview.Judge && (line == "y" || line == "n"):
		return l.judged(line == "y")
	case step == interview.Judge && line == "":
		if f, _ := l.session.FollowUp(); f.Checked {
			return l.judged(f.Held)
		}
		return fmt.Errorf("y or n: did you have it?")
	case step == interview.Done && line == "":
		l.over = true
		return nil
	}
	return fmt.Errorf("unknown key %q: ? lists the keys", line)
}

func (l *onLines) judged(held bool) error {
	said, err := l.judge(held)
	if err != nil {
		return err
	}
	return l.after(said)
}

// show shows what is asked or ticked now.
func (l *onLines) show() error {
	view := l.shown()
	step, _, _ := l.session.At()
	if step == interview.Done {
		return nil
	}
	out := append([]string{""}, view.Header(l.watch.elapsed())...)
	out = append(out, view.Question()...)
	switch step {
	case interview.Ask:
		if l.session.Hinted() {
			out = append(out, view.Hint()...)
		}
	case interview.Tick:
		out = append(append(append(out, view.Given()...), view.Answer()...), view.AllPoints()...)
	case interview.Judge:
		out = append(append(out, view.Given()...), view.Answer()...)
	}
	return l.io.PrintLines(out...)
}
