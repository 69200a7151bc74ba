package drill

import (
	"context"
	"slices"
	"time"

	"djq/internal/answer"
	"djq/internal/answer/grader"
	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/humanize"
)

// checking is what says which points a written answer makes: the user's grader
// or the built-in check. What it says is a proposal, every tick of which can be
// changed.
type checking struct {
	grader  *grader.Grader // nil for the built-in check
	results map[*bank.Card][]answer.Result
	// finish runs work whose context is done when a signal asks djq to end.
	finish func(work func(context.Context) error) error
}

// writtenAnswer is an answer to be checked.
type writtenAnswer struct {
	card     *bank.Card
	question string
	points   []string
	text     string
}

// written returns the answer that was written to the card, false when there is
// nothing to check. What was said of an earlier one is forgotten.
func (s *asking) written() (a writtenAnswer, ok bool) {
	c := s.session.Card()
	delete(s.checking.results, c)
	a = writtenAnswer{card: c, question: s.view(0).Wording(), text: s.session.Written()}
	a.points = slices.Concat(c.KeyPoints, c.BonusPoints)
	a.points = a.points[:s.session.Points()]
	return a, s.write && a.text != "" && len(a.points) > 0
}

// check checks an answer, and says what was wrong with the grader.
func (g *checking) check(ctx context.Context, a writtenAnswer) ([]answer.Result, error) {
	return g.grader.Check(ctx, a.question, a.points, a.text)
}

// take shows what was said of an answer and, unless the learner has ticked
// something, ticks the points that it makes.
func (s *asking) take(a writtenAnswer, results []answer.Result, tick bool) {
	s.checking.results[a.card] = results
	for i, r := range results {
		if tick && r.Said == answer.Said {
			_ = s.session.Tick(i) // the answer is shown, and the card has that point
		}
	}
}

// grading is a grader at work while the answer is read.
type grading struct {
	of     writtenAnswer
	since  time.Time
	taken  time.Duration
	done   chan graded
	cancel context.CancelFunc
}

// graded is what a grader said.
type graded struct {
	results []answer.Result
	fault   error
}

// startChecking checks the answer that was written: at once or, by a grader,
// while the answer is read.
func (d *onScreen) startChecking() {
	a, ok := d.written()
	switch {
	case !ok:
		return
	case d.checking.grader == nil:
		results, _ := d.checking.check(d.ctx, a) // only graders fail
		d.take(a, results, true)
		return
	}
	ctx, cancel := context.WithCancel(d.ctx)
	g := &grading{of: a, since: time.Now(), done: make(chan graded, 1), cancel: cancel}
	d.grading = g
	d.graders.Go(func() {
		results, fault := d.checking.check(ctx, a)
		g.done <- graded{results, fault}
		d.wake(ctx, time.Now())
	})
	d.graders.Go(func() {
		ticker := time.NewTicker(time.Second)
		defer ticker.Stop()
		for ctx.Err() == nil {
			select {
			case now := <-ticker.C:
				d.wake(ctx, now)
			case <-ctx.Done():
			}
		}
	})
}

// wake has the screen look at the grader.
func (d *onScreen) wake(ctx context.Context, now time.Time) {
	select {
	case d.ticks <- now:
	case <-ctx.Done():
	}
}

// lookAtGrader takes over what the grader has said, once it has.
func (d *onScreen) lookAtGrader(now time.Time) {
	g := d.grading
	if g == nil {
		return
	}
	g.taken = now.Sub(g.since)
	select {
	case said := <-g.done:
		d.stopGrading()
		_, ticked := d.session.Suggestion()
		d.take(g.of, said.results, !ticked)
		if said.fault != nil {
			d.screen.Note(said.fault.Error())
		}
	default:
	}
}

// stopGrading kills the grader if one is at work.
func (d *onScreen) stopGrading() {
	if d.grading != nil {
		d.grading.cancel()
		d.grading = nil
	}
}

// progressNote says how long the grader has been at work, and is empty when none
// is.
func (d *onScreen) progressNote() string {
	if d.grading == nil || d.session.Phase() != drill.Answer {
		return ""
	}
	return "the grader reads your answer: " + humanize.Pace(d.grading.taken) + " of " + humanize.Pace(d.checking.grader.Limit)
}

// checkWritten checks the answer that was written to the card, by lines.
func (l *onLines) checkWritten() error {
	a, ok := l.written()
	if !ok {
		return nil
	}
	return l.checking.finish(func(ctx context.Context) error {
		limit := humanize.Pace(0)
		if l.checking.grader != nil {
			limit = humanize.Pace(l.checking.grader.Limit)
		}
		start := time.Now()
		progress := l.io.StartProgress(func(int) string {
			return "the grader reads your answer: " + humanize.Pace(time.Since(start)) + " of " + limit
		})
		results, fault := l.checking.check(ctx, a)
		progress.End()
		l.take(a, results, true)
		if fault != nil {
			l.io.Warnf("%v", fault)
		}
		return nil
	})
}
