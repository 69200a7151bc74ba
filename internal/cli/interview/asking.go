package interview

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"djq/internal/cli/app"
	"djq/internal/drill"
	"djq/internal/humanize"
	"djq/internal/interview"
	"djq/internal/ui"
	"djq/internal/ui/interviewview"
)

// asking is what the screen and line mode share: a session, and what comes of it.
type asking struct {
	session   *interview.Session
	recording *recording
	printer   ui.Printer
	watch     *stopwatch
	now       func() time.Time
	grading   *grading // nil without a grader
}

// savingError ends the interview: what was done last is not on disk.
type savingError struct{ error }

func (e savingError) Unwrap() error { return e.error }

func saving(err error) error {
	if err == nil {
		return nil
	}
	return savingError{err}
}

func isUnsaved(err error) bool {
	var unsaved savingError
	return errors.As(err, &unsaved)
}

// run holds the interview on the screen or by lines.
func (a *asking) run(ctx context.Context, o *options) error {
	if !o.io.Interactive() {
		return askByLines(o.io, a)
	}
	defer o.shutdown.Graceful()()
	t, err := o.openTerminal()
	if err != nil {
		return app.BrokenError("djq interview --plain reads whole lines", "%w", err)
	}
	defer t.Close()
	return askOnScreen(ctx, t, a)
}

// view returns what shows the session in a window of so many columns.
func (a *asking) view(columns int) interviewview.View {
	p := a.printer
	p.Width = columns
	return interviewview.New(p, a.session)
}

// intro says what is coming.
func (a *asking) intro() []string {
	v := a.session.Interview
	parts := []string{humanize.Count(len(v.Questions), "question")}
	if v.Limit > 0 {
		parts = append(parts, "at most "+humanize.Clock(v.Limit))
	}
	parts = append(parts, humanize.Clock(v.PerQuestion)+" each")
	if v.Level != interview.Anyone {
		parts = append(parts, string(v.Level))
	}
	how := "Say your answers aloud."
	if v.Written {
		how = "Write your answers; an empty line ends one."
	}
	if n := v.Answered(); n > 0 {
		how = fmt.Sprintf("%d answered already. ", n) + how
	}
	return []string{" " + a.printer.Style(ui.Heading, "Mock interview") + a.printer.Style(ui.Muted, a.printer.Dots(append([]string{""}, parts...)...)), " " + how}
}

// answer gives the answer to what is asked, or passes; it is on disk when answer
// returns. It returns what to say of it.
func (a *asking) answer(text string, pass bool) (string, error) {
	at := a.watch.elapsed()
	step, i, k := a.session.At()
	var err error
	if pass {
		err = a.session.Pass(at)
	} else {
		err = a.session.Answer(text, at)
	}
	if err != nil {
		return "", err
	}
	q := a.session.Questions[i]
	said, given := "", q.Answer
	var f *interview.FollowUp
	if step == interview.AskFollowUp {
		f = q.FollowUps[k]
		given = f.Answer
	}
	if pass {
		said = a.view(0).Outcome("no answer")
	} else {
		said = a.view(0).Answered(given.Open)
	}
	if err := a.recording.answered(a.session.Interview, q, f); err != nil {
		return "", saving(err)
	}
	a.grade(step, i, k)
	return said, a.save()
}

func (a *asking) save() error { return saving(a.recording.save(a.session.Interview)) }

// settle ends the ticking of a question, and returns what to say of it.
func (a *asking) settle() (string, error) {
	q, _ := a.session.Question()
	if err := a.session.Settle(a.watch.elapsed()); err != nil {
		return "", err
	}
	return a.view(0).Ticked(q), a.save()
}

func (a *asking) judge(held bool) (string, error) {
	if err := a.session.Judge(held, a.watch.elapsed()); err != nil {
		return "", err
	}
	said := "follow-up not held"
	if held {
		said = "follow-up held"
	}
	return a.view(0).Outcome(said), a.save()
}

// undo takes the last step back.
func (a *asking) undo() error {
	cards := map[string]string{} // by the uid of their answers
	for _, q := range a.session.Questions {
		cards[q.Event] = q.Card
		for _, f := range q.FollowUps {
			cards[f.Event] = q.Card
		}
	}
	uids, err := a.session.Undo(a.watch.elapsed())
	if err != nil {
		return err
	}
	for _, uid := range uids {
		if err := a.recording.undone(a.session.Interview, cards[uid], uid); err != nil {
			return saving(err)
		}
	}
	return a.save()
}

// end asks no more questions, or leaves unticked what is not ticked.
func (a *asking) end() error {
	a.session.Close(a.watch.elapsed())
	return a.save()
}

// finish rates what was answered and returns the scorecard.
func (a *asking) finish(columns int) ([]string, error) {
	if err := a.recording.rate(a.session); err != nil {
		return nil, saving(err)
	}
	return a.view(columns).Scorecard(a.session.Scorecard(), a.recording.before), nil
}

// letters reads a line of the letters of points, apart or together.
func letters(line string) (points []int, ok bool) {
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

// tick ticks the points of a line of letters, all or none.
func (a *asking) tick(line string) error {
	points, ok := letters(line)
	if !ok {
		return fmt.Errorf("unknown key %q: ? lists the keys", strings.TrimSpace(line))
	}
	return a.session.Tick(points...)
}
