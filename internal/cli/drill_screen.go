package cli

import (
	"context"
	"errors"
	"os"
	"syscall"

	"djq/internal/cli/app"
	"djq/internal/drill"
	"djq/internal/screen"
	"djq/internal/term"
	"djq/internal/ui"
)

// drillScreen is a drill on a terminal.
type drillScreen struct {
	drillRun
	screen *screen.Screen

	editor     screen.Editor
	writing    bool // keys go to the editor once the question is shown
	referenced bool // the references of the card have been shown
}

// runScreen runs a drill on a terminal until it ends.
func runScreen(ctx context.Context, t screen.Terminal, s drillRun) error {
	d := &drillScreen{drillRun: s, screen: screen.New(t)}
	d.screen.OnDrawn = s.recording.begin
	err := d.screen.Run(ctx, d)
	switch {
	case errors.Is(err, screen.ErrInterrupt):
		return &app.SignalError{Signal: os.Interrupt}
	case errors.Is(err, screen.ErrHangup):
		return &app.SignalError{Signal: syscall.SIGHUP}
	}
	return err
}

// content is what the view shows, in a window of any width.
func (d *drillScreen) content(show func(ui.Drill) []string) screen.Content {
	return func(columns int) []string { return show(d.view(columns)) }
}

// Show shows the card from its header on, as far as it has been shown.
func (d *drillScreen) Show() {
	d.referenced, d.writing, d.editor = false, false, screen.Editor{}
	if d.session.Phase() == drill.Done {
		d.screen.NewPage()
		return
	}
	elapsed := d.watch.elapsed()
	d.screen.Print("")
	card := []screen.Content{
		d.content(func(v ui.Drill) []string { return v.Header(elapsed) }),
		d.content(ui.Drill.Question),
	}
	if d.session.Hinted() {
		card = append(card, d.content(ui.Drill.Hint))
	}
	if d.session.Phase() == drill.Answer {
		card = append(card, d.content(ui.Drill.Answer))
	} else {
		d.writing = d.write
	}
	d.screen.NewPage(card...)
}

// Live returns the lines that say what can be done now.
func (d *drillScreen) Live(f screen.Frame) []string {
	view := d.view(f.Columns)
	if d.writing && !f.More {
		return view.Writing(d.editor.Line(), f.Rows/2, f.Note)
	}
	return view.Live(f.More, f.Note)
}

// Press obeys a key.
func (d *drillScreen) Press(k term.Key) {
	if d.writing && !d.screen.More() {
		d.edit(k)
		return
	}
	key := keyOf(k)
	mode := d.view(0).Mode(true, d.screen.More())
	action, bound := d.session.ActionOf(key, mode, false)
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
	case term.CtrlD:
		return drill.KeyCtrlD
	}
	return drill.Key(max(0, k))
}

// do does what a key asks for.
func (d *drillScreen) do(action drill.KeyAction, key drill.Key) {
	switch action {
	case drill.ActTurn:
		d.turn()
	case drill.ActReveal:
		d.reveal()
	case drill.ActHint:
		d.hint()
	case drill.ActWrite, drill.ActStopWrite:
		d.writing = d.write && d.session.Phase() == drill.Question && !d.writing
	case drill.ActTick:
		if err := d.tick([]drill.Key{key}); err != nil {
			d.refuse(err)
		}
	case drill.ActAccept:
		if rating, ok := d.session.Suggestion(); ok {
			d.act(drill.ActRate, drill.RatingKey(rating))
		} else {
			d.turn()
		}
	case drill.ActReferences:
		d.references()
	case drill.ActHelp:
		more := d.screen.More()
		d.screen.Help(d.content(func(v ui.Drill) []string { return v.Help(true, more) }))
	case drill.ActEnd:
		d.screen.End()
	default:
		d.act(action, key)
	}
}

// act does what changes the session, or says why not.
func (d *drillScreen) act(action drill.KeyAction, key drill.Key) {
	e, err := d.drillRun.act(action, key)
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
		d.Show()
	default:
		d.screen.Print(d.view(d.columns()).Outcome(e))
		d.Show()
	}
}

// refuse says why an action is not possible.
func (d *drillScreen) refuse(err error) {
	note := err.Error()
	if errors.Is(err, drill.ErrHidden) {
		note += ": Space shows it"
	}
	d.screen.Note(note)
}

// turn shows the next page, or says what to do where there is none.
func (d *drillScreen) turn() {
	switch {
	case d.screen.More():
		d.screen.Turn()
	case d.session.Points() > 0:
		d.screen.Note("tick what you said, or rate it with 1 to 4")
	default:
		d.screen.Note("rate it with 1 to 4")
	}
}

func (d *drillScreen) reveal() {
	_ = d.session.Reveal() // asked for at a question only
	d.writing = false
	d.screen.Show(d.content(ui.Drill.Answer))
}

func (d *drillScreen) hint() {
	if err := d.session.Hint(); err != nil {
		d.refuse(err)
	} else if !d.screen.Show(d.content(ui.Drill.Hint)) {
		d.screen.Note("the hint comes after the last page: Space")
	}
}

func (d *drillScreen) references() {
	switch err := d.hasReferences(); {
	case err != nil:
		d.refuse(err)
	case d.referenced:
		d.screen.Note("the references are already shown")
	case !d.screen.Show(d.content(ui.Drill.References)):
		d.screen.Note("the references come after the last page: Space")
		fallthrough
	default:
		d.referenced = true
	}
}

// edit is a key while the answer is being written.
func (d *drillScreen) edit(k term.Key) {
	line, did := d.editor.Press(k)
	d.print(line)
	switch did {
	case screen.Finished:
		d.do(drill.ActReveal, drill.KeyEmptyLine)
	case screen.Left:
		d.do(drill.ActStopWrite, drill.KeyEscape)
	}
}

// print prints a line of the written answer, which stays.
func (d *drillScreen) print(line string) {
	if line != "" {
		d.screen.Print(d.view(d.columns()).Written(line)...)
	}
}

// Paste adds text to the answer that is being written. Anywhere else it would
// be a row of keys that nobody pressed.
func (d *drillScreen) Paste(text string) {
	if !d.writing || d.screen.More() {
		d.screen.Note("pasted text is ignored here")
		return
	}
	for _, line := range d.editor.Paste(text) {
		d.print(line)
	}
}

// Pause and Resume leave the time out for which the program is suspended.
func (d *drillScreen) Pause()  { d.watch.pause() }
func (d *drillScreen) Resume() { d.watch.resume() }

// Leave prints the score, or its last line after Ctrl-C.
func (d *drillScreen) Leave(reason error) {
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

func (d *drillScreen) columns() int {
	columns, _ := d.screen.Size()
	return columns
}
