package interview

import (
	"context"
	"errors"
	"os"
	"strings"
	"syscall"
	"time"

	"djq/internal/cli/app"
	"djq/internal/interview"
	"djq/internal/lineeditor"
	"djq/internal/screen"
	"djq/internal/ui/drillview"
	"djq/internal/ui/interviewview"
)

// onScreen is an interview on a terminal: a screen.Program.
type onScreen struct {
	*asking
	screen *screen.Screen

	editor  *lineeditor.Editor
	lines   int  // of the text that were saved
	writing bool // keys go to the editor
	paused  bool
	point   int // one on the page of points that is shown, from 0
	points  drillview.PointsPage
}

// askOnScreen holds an interview on a terminal until it ends.
func askOnScreen(ctx context.Context, t screen.Terminal, a *asking) error {
	d := &onScreen{asking: a, screen: screen.New(t)}
	a.recording.onWait = d.screen.Wait
	clock := time.NewTicker(time.Second)
	defer clock.Stop()
	d.screen.Ticks, d.screen.OnTick = clock.C, func(time.Time) { d.lookAtGrader() }
	d.screen.Print(d.intro()...)
	d.begin()
	err := d.screen.Run(ctx, d)
	a.recording.onWait = nil // what is saved from here on has no screen
	switch {
	case errors.Is(err, screen.ErrInterrupt):
		return &app.SignalError{Signal: os.Interrupt}
	case errors.Is(err, screen.ErrHangup):
		return &app.SignalError{Signal: syscall.SIGHUP}
	}
	return err
}

// begin prepares for a step.
func (d *onScreen) begin() {
	step, _, _ := d.session.At()
	d.writing = d.session.Written && (step == interview.Ask || step == interview.AskFollowUp)
	d.editor = lineeditor.New(d.session.Draft)
	d.lines = strings.Count(d.session.Draft, "\n")
}

// next shows the step that is at hand after the session has changed.
func (d *onScreen) next() {
	d.begin()
	d.Show()
}

// content is what the view shows, in a window of any width.
func (d *onScreen) content(show func(interviewview.View) []string) screen.Content {
	return func(columns int) []string { return show(d.view(columns)) }
}

// Show shows the present step from its header on.
func (d *onScreen) Show() {
	d.point, d.points = 0, drillview.PointsPage{}
	step, _, _ := d.session.At()
	if step == interview.Done {
		d.screen.NewPage()
		return
	}
	elapsed := d.watch.elapsed()
	d.screen.Print("")
	page := []screen.Content{
		d.content(func(v interviewview.View) []string { return v.Header(elapsed) }),
		d.content(interviewview.View.Question),
	}
	switch step {
	case interview.Ask:
		if d.session.Hinted() {
			page = append(page, d.content(interviewview.View.Hint))
		}
	case interview.Tick, interview.Judge:
		page = append(page, d.content(interviewview.View.Given), d.content(interviewview.View.Answer))
	}
	d.screen.NewPage(page...)
}

func (d *onScreen) mode() interviewview.Mode {
	return interviewview.Mode{Screen: true, Writing: d.writing && !d.screen.More(), Pages: d.screen.More() || d.points.More()}
}

// Live returns the lines that say what can be done now.
func (d *onScreen) Live(f screen.Frame) []string {
	view := d.view(f.Columns)
	mode := interviewview.Mode{Screen: true, Writing: d.writing && !f.More, Pages: f.More}
	if d.paused {
		return []string{view.Outcome("paused: the clock stands still; any key goes on")}
	}
	if f.Note == "" && d.grading != nil && d.grading.waiting > 0 && !d.writing {
		f.Note = d.grading.progress()
	}
	at := d.watch.elapsed()
	d.points = drillview.PointsPage{}
	var lines []string
	if step, _, _ := d.session.At(); step == interview.Tick {
		// A quarter of the window is left to the answer.
		d.points = view.Points(max(2, f.Rows-f.Rows/4-2), d.point)
		lines, mode.Pages = d.points.Lines, f.More || d.points.More()
	} else if d.writes() && !f.More && (d.writing || d.editor.Text() != "") {
		return view.Writing(d.editor, d.writing, f.Rows/2, view.Live(mode, at, f.Note))
	}
	return append(lines, view.Live(mode, at, f.Note)...)
}

// Pause and Resume leave the time out for which the program is suspended.
func (d *onScreen) Pause() { d.watch.pause() }

// Resume goes on after a suspension.
func (d *onScreen) Resume() { d.watch.resume() }

// Leave rates the answers and prints the scorecard, unless the interview was cut off.
func (d *onScreen) Leave(reason error) {
	if reason != nil {
		return
	}
	d.session.Abandon()
	card, err := d.finish(d.columns())
	if err != nil {
		d.screen.Fail(err)
		return
	}
	d.screen.Print("")
	d.screen.Print(card...)
}

func (d *onScreen) columns() int {
	columns, _ := d.screen.Size()
	return columns
}

// lookAtGrader takes over what the grader has said, once it has.
func (d *onScreen) lookAtGrader() {
	if err := d.take(); err != nil {
		d.screen.Note(err.Error())
	}
}
