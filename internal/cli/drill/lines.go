package drill

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"djq/internal/cli/app"
	"djq/internal/drill"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/ui/drillview"
)

// onLines is a drill by whole lines, for pipes and for those who want no
// screen that redraws itself: one prompt, one line.
type onLines struct {
	asking
	io     *app.Streams
	shown  drillview.View
	input  *bufio.Scanner
	person bool // types the lines, and sees them
	over   bool
}

// maxLine is the longest line of input in bytes.
const maxLine = 1 << 20

// askByLines runs a drill by lines until it or the input ends.
func askByLines(streams *app.Streams, s asking) error {
	l := &onLines{
		asking: s, io: streams,
		shown:  s.view(s.printer.Width),
		input:  bufio.NewScanner(streams.In),
		person: streams.InTerminal(),
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
			if err := streams.Out.Flush(); err != nil {
				return err
			}
			app.Report(streams.Err, err)
		}
	}
	fmt.Fprintln(streams.Out)
	return streams.PrintLines(l.shown.Score(l.session.Score(), l.watch.elapsed())...)
}

// ask prompts and returns the next line, io.EOF when there is none. What a
// pipe sends is repeated, so that the output reads like the session it was.
func (l *onLines) ask() (string, error) {
	fmt.Fprint(l.io.Out, l.prompt())
	if err := l.io.Out.Flush(); err != nil {
		return "", err
	}
	l.recording.begin()
	if !l.input.Scan() {
		fmt.Fprintln(l.io.Out)
		if err := l.input.Err(); err != nil {
			return "", app.BrokenError("", "cannot read the answers: %w", err)
		}
		return "", io.EOF
	}
	line := strings.TrimSpace(l.input.Text())
	if !l.person {
		fmt.Fprintln(l.io.Out, markdown.Clean(line))
	}
	return line, nil
}

func (l *onLines) prompt() string {
	_, followUp := l.session.FollowUp()
	switch {
	case l.session.Phase() == drill.Done:
		return l.shown.EndPrompt()
	case followUp:
		return l.shown.QuestionPrompt()
	case l.session.Phase() == drill.Answer:
		return l.shown.AnswerPrompt()
	case l.write:
		return l.shown.WritePrompt()
	}
	return l.shown.QuestionPrompt()
}

// obey does what a line says, or returns why not.
func (l *onLines) obey(line string) error {
	l.session.Touch(l.watch.elapsed())
	written := l.write && l.session.Phase() == drill.Question
	mode := l.shown.Mode(false, false)
	if key, ok := keyOfLine(line); ok {
		if action, bound := l.session.ActionOf(key, mode, written); bound {
			return l.do(action, key)
		}
	}
	if written {
		if err := l.session.Write(line); err != nil {
			return err
		}
		return l.do(drill.ActReveal, drill.KeyEnter)
	}
	if rating, err := memory.ParseRating(line); err == nil {
		return l.do(drill.ActRate, drill.RatingKey(rating))
	}
	if letters, ok := tickLetters(line); ok {
		return l.hint(l.tick(letters))
	}
	return fmt.Errorf("unknown key %q: ? lists the keys", line)
}

// keyOfLine returns the key that a line stands for.
func keyOfLine(line string) (key drill.Key, ok bool) {
	if line == "" {
		return drill.KeyEnter, true
	}
	r, n := utf8.DecodeRuneInString(line)
	return drill.Key(r), n == len(line)
}

// do does what a key asks for.
func (l *onLines) do(action drill.KeyAction, key drill.Key) error {
	switch action {
	case drill.ActReveal:
		if err := l.session.Reveal(); err != nil {
			return err
		}
		if err := l.checkWritten(); err != nil {
			return err
		}
		return l.io.PrintLines(l.answer()...)
	case drill.ActHint:
		if err := l.session.Hint(); err != nil {
			return err
		}
		return l.io.PrintLines(l.shown.Hint()...)
	case drill.ActTick:
		return l.hint(l.tick([]drill.Key{key}))
	case drill.ActAccept:
		if rating, ok := l.session.Suggestion(); ok {
			return l.act(drill.ActRate, drill.RatingKey(rating))
		}
		return nil // the same prompt once more
	case drill.ActReferences:
		if err := l.hasReferences(); err != nil {
			return err
		}
		return l.io.PrintLines(l.shown.References()...)
	case drill.ActFollowUps, drill.ActNextFollowUp, drill.ActLeaveFollowUps:
		return l.followUps(action)
	case drill.ActEdit, drill.ActNote:
		return l.rewriteByLines(action)
	case drill.ActProof:
		proof, err := l.proof()
		if err != nil {
			return err
		}
		return l.io.PrintLines(l.shown.Proof(proof)...)
	case drill.ActHelp:
		return l.io.PrintLines(l.shown.Help(l.shown.Mode(false, false))...)
	case drill.ActEnd:
		l.over = true
		return nil
	}
	return l.act(action, key)
}

// act does what changes the session.
func (l *onLines) act(action drill.KeyAction, key drill.Key) error {
	e, err := l.asking.act(action, key)
	switch {
	case err != nil:
		return l.hint(err)
	case action == drill.ActExtend:
		return l.showCard()
	}
	if err := l.io.PrintLines(l.shown.Outcome(e)); err != nil || action == drill.ActFlag {
		return err
	}
	return l.showCard()
}

// hint adds what to do about an error.
func (l *onLines) hint(err error) error {
	if errors.Is(err, drill.ErrHidden) {
		return fmt.Errorf("%w: an empty line shows it", err)
	}
	return err
}

// tickLetters reads a line of the letters of key points, apart or together.
func tickLetters(line string) (letters []drill.Key, ok bool) {
	for _, r := range line {
		switch {
		case r >= 'a' && r < 'a'+drill.MaxPoints:
			letters = append(letters, drill.Key(r))
		case r != ' ' && r != ',':
			return nil, false
		}
	}
	return letters, len(letters) > 0
}

// showCard shows the card as far as it has been shown. When all cards have been shown, a
// person may still want to undo; a pipe has nothing more to say.
func (l *onLines) showCard() error {
	if l.session.Phase() == drill.Done {
		l.over = !l.person
		return nil
	}
	out := append([]string{""}, l.shown.Header(l.watch.elapsed())...)
	out = append(out, l.shown.Question()...)
	if l.session.Hinted() {
		out = append(out, l.shown.Hint()...)
	}
	if l.session.Phase() == drill.Answer {
		out = append(out, l.answer()...)
	}
	return l.io.PrintLines(out...)
}

// answer returns the points of the card, the answer and, where it was answered in
// writing before, what was written then.
func (l *onLines) answer() []string {
	lines := append(l.shown.AllPoints(), l.shown.Answer()...)
	if last, ok := l.recording.lastWritten(l.session.Card()); ok {
		lines = append(lines, l.shown.LastWritten(last.Text, last.Day, l.recording.progress.Today)...)
	}
	return lines
}
