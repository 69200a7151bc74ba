package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"djq/internal/cli/app"

	"djq/internal/drill"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/ui"
)

// lines is a drill by whole lines, for pipes and for those who want no screen
// that redraws itself: one prompt, one line.
type lines struct {
	drillRun
	a      *app.App
	view   ui.Drill
	input  *bufio.Scanner
	person bool // sits at the other end and sees what is typed
	over   bool
}

// maxLine is the longest line of input in bytes.
const maxLine = 1 << 20

// drillLines runs a drill by lines until it or the input ends.
func drillLines(a *app.App, s drillRun) error {
	l := &lines{
		drillRun: s, a: a,
		view:   ui.NewDrill(s.printer, s.session, s.write).WithMemory(s.recording.shown(s.session)),
		input:  bufio.NewScanner(a.IO.In),
		person: a.IO.InTerminal(),
	}
	l.input.Buffer(nil, maxLine)
	if err := l.showCard(); err != nil {
		return err
	}
	for !l.over {
		line, err := l.ask()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		if err := l.obey(line); isUnsaved(err) {
			return err
		} else if err != nil {
			if err := a.IO.Out.Flush(); err != nil {
				return err
			}
			app.Report(a.IO.Err, err)
		}
	}
	fmt.Fprintln(a.IO.Out)
	return a.IO.PrintLines(l.view.Score(l.session.Score(), l.watch.elapsed())...)
}

// ask prompts and returns the next line, io.EOF when there is none. What a
// pipe sends is repeated, so that the output reads like the session it was.
func (l *lines) ask() (string, error) {
	fmt.Fprint(l.a.IO.Out, l.prompt())
	if err := l.a.IO.Out.Flush(); err != nil {
		return "", err
	}
	l.recording.begin()
	if !l.input.Scan() {
		fmt.Fprintln(l.a.IO.Out)
		if err := l.input.Err(); err != nil {
			return "", app.BrokenError("", "read the answers: %w", err)
		}
		return "", io.EOF
	}
	line := strings.TrimSpace(l.input.Text())
	if !l.person {
		fmt.Fprintln(l.a.IO.Out, markdown.Clean(line))
	}
	return line, nil
}

func (l *lines) prompt() string {
	switch {
	case l.session.Phase() == drill.Done:
		return l.view.EndPrompt()
	case l.session.Phase() == drill.Answer:
		return l.view.AnswerPrompt()
	case l.write:
		return l.view.WritePrompt()
	}
	return l.view.QuestionPrompt()
}

// obey does what a line says, or returns why not.
func (l *lines) obey(line string) error {
	phase := l.session.Phase()
	switch line {
	case "":
		return l.goOn()
	case "q":
		l.over = true
		return nil
	case "?":
		return l.a.IO.PrintLines(l.view.Help(false)...)
	case "o":
		return l.showReferences()
	case "h":
		if phase != drill.Answer {
			if err := l.session.Hint(); err != nil {
				return err
			}
			return l.a.IO.PrintLines(l.view.Hint()...)
		}
	}
	if key := []rune(line); len(key) == 1 && (key[0] < '1' || key[0] > '4') {
		if known, err := l.do(key[0]); known {
			return err
		}
	}
	if l.write && phase == drill.Question {
		return l.goOn()
	}
	if rating, err := memory.ParseRating(line); err == nil {
		_, err := l.do('0' + rune(rating))
		return err
	}
	if points, ok := tickLetters(line); ok && phase != drill.Done {
		return l.tick(points)
	}
	return fmt.Errorf("no such key %q: ? shows them", line)
}

// goOn is an empty line: the answer, the suggested rating, or the prompt once
// more.
func (l *lines) goOn() error {
	suggested, ok := l.session.Suggestion()
	switch {
	case ok:
		_, err := l.do('0' + rune(suggested))
		return err
	case l.session.Phase() == drill.Done:
		l.over = true
	case l.session.Phase() == drill.Question:
		if err := l.session.Reveal(); err != nil {
			return err
		}
		return l.a.IO.PrintLines(l.view.Answer()...)
	}
	return nil
}

// do acts on a key and reports whether it means something.
func (l *lines) do(key rune) (known bool, err error) {
	e, err, known := l.act(key)
	switch {
	case !known:
		return false, nil
	case errors.Is(err, drill.ErrHidden):
		return true, fmt.Errorf("%w: an empty line shows it", err)
	case err != nil:
		return true, err
	}
	if key == 'm' {
		return true, l.showCard()
	}
	if err := l.a.IO.PrintLines(l.view.Outcome(e)); err != nil || key == '!' {
		return true, err
	}
	return true, l.showCard()
}

// tick ticks the key points, all or, when one is not there, none.
func (l *lines) tick(points []int) error {
	for _, i := range points {
		if i >= l.session.Points() && l.session.Phase() == drill.Answer {
			return fmt.Errorf("%w %c", drill.ErrNoPoint, 'a'+i)
		}
	}
	for _, i := range points {
		if err := l.session.Tick(i); err != nil {
			return err
		}
	}
	return nil
}

// tickLetters reads a line of the letters a to h, apart or together.
func tickLetters(line string) (points []int, ok bool) {
	for _, r := range line {
		switch {
		case r >= 'a' && r < 'a'+drill.MaxPoints:
			points = append(points, int(r-'a'))
		case r != ' ' && r != ',':
			return nil, false
		}
	}
	return points, len(points) > 0
}

// showCard shows the card as far as it is opened up. When all is asked, a
// person may still want to undo; a pipe has nothing more to say.
func (l *lines) showCard() error {
	if l.session.Phase() == drill.Done {
		l.over = !l.person
		return nil
	}
	out := append([]string{""}, l.view.Header(l.watch.elapsed())...)
	out = append(out, l.view.Question()...)
	if l.session.Hinted() {
		out = append(out, l.view.Hint()...)
	}
	if l.session.Phase() == drill.Answer {
		out = append(out, l.view.Answer()...)
	}
	return l.a.IO.PrintLines(out...)
}

func (l *lines) showReferences() error {
	switch {
	case l.session.Phase() == drill.Done:
		return drill.ErrDone
	case len(l.session.Card().Refs) == 0:
		return errNoReferences
	}
	return l.a.IO.PrintLines(l.view.References()...)
}
