package interview

import (
	"context"
	"slices"
	"sync"
	"time"

	"djq/internal/answer"
	"djq/internal/answer/grader"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/interview"
)

// grading has the user's grader read what was written, one answer after the other. Until
// it is done the built-in check stands.
type grading struct {
	grader  *grader.Grader
	ctx     context.Context
	stop    context.CancelFunc
	busy    sync.Mutex // held while the grader is at work
	workers sync.WaitGroup
	done    chan graded
	waiting int // for so many answers
	since   time.Time
}

// toGrade is an answer that a grader reads: to a question or, from 0, to a follow-up.
type toGrade struct {
	question, followUp int
	asked              string
	points             []string
	text               string
}

// graded is what a grader said.
type graded struct {
	of      toGrade
	results []answer.Result
	fault   error
}

// newGrading returns nil without a grader.
func newGrading(ctx context.Context, g *grader.Grader) *grading {
	if g == nil {
		return nil
	}
	ctx, stop := context.WithCancel(ctx)
	return &grading{grader: g, ctx: ctx, stop: stop, done: make(chan graded, 256)}
}

// begin has an answer read.
func (g *grading) begin(of toGrade) {
	if g.waiting == 0 {
		g.since = time.Now()
	}
	g.waiting++
	g.workers.Go(func() {
		g.busy.Lock()
		defer g.busy.Unlock()
		results, fault := g.grader.Check(g.ctx, of.asked, of.points, of.text)
		g.done <- graded{of, results, fault}
	})
}

// end kills what is still at work.
func (g *grading) end() {
	if g != nil {
		g.stop()
		g.workers.Wait()
	}
}

// progress says how long the grader has been at work.
func (g *grading) progress() string {
	return "the grader reads your answer: " + humanize.Pace(time.Since(g.since)) + " of " + humanize.Pace(g.grader.Limit)
}

// grade has the answer read that was just given to a question or, from 0, a follow-up
// of it.
func (a *asking) grade(step interview.Step, question, followUp int) {
	q := a.session.Questions[question]
	if a.grading == nil {
		return
	}
	of := toGrade{question: question, followUp: -1, text: q.Text}
	of.asked, of.points = a.session.PointsOf(q)
	if step == interview.AskFollowUp {
		f := q.FollowUps[followUp]
		asked := a.session.AskedAs(q, f)
		of = toGrade{question, followUp, asked.Question, asked.Points, f.Text}
	}
	if of.text != "" && len(of.points) > 0 {
		a.grading.begin(of)
	}
}

// take takes over what the grader has said so far, and returns what was wrong with it.
func (a *asking) take() (fault error) {
	for a.grading != nil {
		select {
		case said := <-a.grading.done:
			if err := a.takeOver(said); err != nil {
				fault = err
			}
		default:
			return fault
		}
	}
	return fault
}

func (a *asking) takeOver(said graded) error {
	a.grading.waiting--
	a.grading.since = time.Now()
	if said.fault != nil {
		return said.fault
	}
	a.session.Regrade(said.of.question, said.of.followUp, said.of.text, said.results)
	return nil
}

// await waits until the grader has read everything.
func (a *asking) await(streams *app.Streams) {
	if a.grading == nil || a.grading.waiting == 0 {
		return
	}
	progress := streams.StartProgress(func(int) string { return a.grading.progress() })
	var faults []error
	for a.grading.waiting > 0 {
		if err := a.takeOver(<-a.grading.done); err != nil {
			faults = append(faults, err)
		}
	}
	progress.End()
	for _, err := range slices.CompactFunc(faults, func(a, b error) bool { return a.Error() == b.Error() }) {
		streams.Warnf("%v", err)
	}
}
