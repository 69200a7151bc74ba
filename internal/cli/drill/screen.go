package drill

import (
	"context"
	"errors"
	"os"
	"sync"
	"syscall"
	"time"

	"djq/internal/cli/app"
	"djq/internal/drill"
	"djq/internal/lineeditor"
	"djq/internal/screen"
	"djq/internal/term"
	"djq/internal/ui/drillview"
)

// onScreen is a drill on a terminal: a screen.Program.
type onScreen struct {
	asking
	screen *screen.Screen

	editor     *lineeditor.Editor // of the answer
	writing    bool               // keys go to the editor once the question is shown
	referenced bool               // the references of the card have been shown
	point      int                // one on the page of points that is shown, from 0
	points     drillview.PointsPage

	ctx     context.Context // done when the drill is
	ticks   chan time.Time  // looks at the grader
	grading *grading        // nil while none is at work
	graders sync.WaitGroup
}

// askOnScreen runs a drill on a terminal until it ends.
func askOnScreen(ctx context.Context, t screen.Terminal, s asking) error {
	ctx, cancel := context.WithCancel(ctx)
	d := &onScreen{
		asking: s, screen: screen.New(t), writing: s.write, editor: lineeditor.New(""),
		ctx: ctx, ticks: make(chan time.Time),
	}
	d.screen.OnDrawn, s.recording.onWait = s.recording.begin, d.screen.Wait
	d.screen.Ticks, d.screen.OnTick = d.ticks, d.lookAtGrader
	err := d.screen.Run(ctx, d)
	s.recording.onWait = nil // what is saved from here on has no screen
	cancel()
	d.graders.Wait()
	switch {
	case errors.Is(err, screen.ErrInterrupt):
		return &app.SignalError{Signal: os.Interrupt}
	case errors.Is(err, screen.ErrHangup):
		return &app.SignalError{Signal: syscall.SIGHUP}
	}
	return err
}

// content is what the view shows, in a window of any width.
func (d *onScreen) content(show func(drillview.View) []string) screen.Content {
	return func(columns int) []string { return show(d.view(columns)) }
}

// next shows the card that is at hand after the session has changed.
func (d *onScreen) next() {
	d.stopGrading()
	d.writing = d.write && d.session.Phase() == drill.Question
	d.editor = lineeditor.New(d.session.Written())
	d.Show()
}

// Show shows the card from its header on, as far as it has been shown. What is
// being written stays.
func (d *onScreen) Show() {
	d.referenced, d.point, d.points = false, 0, drillview.PointsPage{}
	if d.session.Phase() == drill.Done {
		d.screen.NewPage()
		return
	}
	elapsed := d.watch.elapsed()
	if _, ok := d.session.FollowUp(); ok {
		d.screen.NewPage(d.followUp()...)
		return
	}
	d.screen.Print("")
	card := []screen.Content{
		d.content(func(v drillview.View) []string { return v.Header(elapsed) }),
		d.content(drillview.View.Question),
	}
	if d.session.Hinted() {
		card = append(card, d.content(drillview.View.Hint))
	}
	if d.session.Phase() == drill.Answer {
		card = append(card, d.answer()...)
	}
	d.screen.NewPage(card...)
}

// Live returns the lines that say what can be done now.
func (d *onScreen) Live(f screen.Frame) []string {
	view := d.view(f.Columns)
	if lines, ok := d.liveWriting(view, f); ok {
		return lines
	}
	if f.Note == "" {
		f.Note = d.progressNote()
	}
	d.points = drillview.PointsPage{}
	if _, followUp := d.session.FollowUp(); d.session.Phase() == drill.Answer && !followUp {
		// A quarter of the window is left to the answer.
		d.points = view.Points(max(2, f.Rows-f.Rows/4-view.RatingRows()), d.point)
	}
	return append(d.points.Lines, view.WithPoints(d.points).Live(f.More || d.points.More(), f.Note)...)
}

// mode is what the keys depend on now.
func (d *onScreen) mode() drill.Mode {
	m := d.view(0).Mode(true, d.screen.More() || d.points.More())
	m.Earlier = d.screen.Earlier() || d.points.First > 0
	return m
}

// Press obeys a key.
func (d *onScreen) Press(k term.Key) {
	d.session.Touch(d.watch.elapsed())
	if d.writing && !d.screen.More() {
		d.edit(k)
		return
	}
	key := keyOf(k)
	action, bound := d.session.ActionOf(key, d.mode(), false)
	if !bound {
		d.screen.Note("unknown key: ? lists the keys")
		return
	}
	d.do(action, key)
}

// keyOf returns the key of the table that a key of the terminal is, 0 for none.
func keyOf(k term.Key) drill.Key {
	switch k {
	case term.Enter:
		return drill.KeyEnter
	case term.Escape:
		return drill.KeyEscape
	case term.Backspace:
		return drill.KeyBackspace
	case term.CtrlD:
		return drill.KeyCtrlD
	}
	return drill.Key(max(0, k))
}

// do does what a key asks for.
func (d *onScreen) do(action drill.KeyAction, key drill.Key) {
	switch action {
	case drill.ActTurn:
		d.turn()
	case drill.ActBack:
		d.back()
	case drill.ActReveal:
		d.reveal()
	case drill.ActHint:
		d.hint()
	case drill.ActWrite, drill.ActStopWrite:
		d.writing = d.write && d.session.Phase() == drill.Question && !d.writing
	case drill.ActTick:
		d.tickShown(key)
	case drill.ActAccept:
		if rating, ok := d.session.Suggestion(); ok {
			d.act(drill.ActRate, drill.RatingKey(rating))
		} else {
			d.turn()
		}
	case drill.ActReferences:
		d.references()
	case drill.ActProof:
		d.showProof()
	case drill.ActEdit, drill.ActNote:
		d.rewriteShown(action)
	case drill.ActFollowUps, drill.ActNextFollowUp, drill.ActLeaveFollowUps:
		d.followUps(action)
	case drill.ActHelp:
		mode := d.mode()
		d.screen.Help(d.content(func(v drillview.View) []string { return v.Help(mode) }))
	case drill.ActEnd:
		d.screen.End()
	default:
		d.act(action, key)
	}
}

// act does what changes the session, or says why not.
func (d *onScreen) act(action drill.KeyAction, key drill.Key) {
	points := d.allPoints()
	d.keepWritten() // for when it is undone
	e, err := d.asking.act(action, key)
	switch {
	case isUnsaved(err):
		d.screen.Fail(err)
	case err != nil:
		d.refuse(err)
	case action == drill.ActFlag && e.Action == drill.Undone:
		d.screen.Note("no longer flagged")
	case action == drill.ActFlag:
		d.screen.Note("flagged: listed again at the end")
	case action == drill.ActExtend:
		d.next()
	default:
		d.screen.Print(points...)
		d.screen.Print(d.view(d.columns()).Outcome(e))
		d.next()
	}
}

// refuse says why an action is not possible.
func (d *onScreen) refuse(err error) {
	note := err.Error()
	if errors.Is(err, drill.ErrHidden) {
		note += ": Space shows it"
	}
	d.screen.Note(note)
}

func (d *onScreen) reveal() {
	d.keepWritten()
	_ = d.session.Reveal() // asked for at a question only
	d.startChecking()
	d.writing = false
	if text := d.session.Written(); text != "" {
		d.screen.Print(d.view(d.columns()).Written(text)...)
	}
	for _, content := range d.answer() {
		d.screen.Show(content)
	}
}

// answer returns the answer and, where the card was answered in writing before, what was
// written then.
func (d *onScreen) answer() []screen.Content {
	contents := []screen.Content{d.content(drillview.View.Answer)}
	if last, ok := d.recording.lastWritten(d.session.Card()); ok {
		today := d.recording.progress.Today
		contents = append(contents, d.content(func(v drillview.View) []string { return v.LastWritten(last.Text, last.Day, today) }))
	}
	return contents
}

func (d *onScreen) hint() {
	if err := d.session.Hint(); err != nil {
		d.refuse(err)
	} else if !d.screen.Show(d.content(drillview.View.Hint)) {
		d.screen.Note("the hint comes after the last page: press Space")
	}
}

// Pause and Resume leave the time out for which the program is suspended.
func (d *onScreen) Pause()  { d.watch.pause() }
func (d *onScreen) Resume() { d.watch.resume() }

// Leave prints the score, or its last line after Ctrl-C.
func (d *onScreen) Leave(reason error) {
	d.screen.Print(d.allPoints()...)
	view, score, elapsed := d.view(d.columns()), d.session.Score(), d.watch.elapsed()
	var signal *app.SignalError
	switch {
	case reason == nil:
		d.screen.Print("")
		d.screen.Print(view.Score(score, elapsed)...)
	case errors.Is(reason, screen.ErrInterrupt), errors.As(reason, &signal) && signal.Signal == os.Interrupt:
		d.screen.Print(view.Total(score, elapsed))
	}
}

func (d *onScreen) columns() int {
	columns, _ := d.screen.Size()
	return columns
}
