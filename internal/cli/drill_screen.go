package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"

	"djq/internal/cli/app"

	"djq/internal/drill"
	"djq/internal/term"
	"djq/internal/ui"
)

// terminal is what the drill needs of a term.Terminal.
type terminal interface {
	io.Writer
	Events() <-chan term.Event
	Size() (columns, rows int)
	Suspend(done <-chan struct{}) (back bool)
}

// screen is a drill on a terminal.
//
// Everything is written to the normal screen and scrolls away upwards, where
// it stays as it was. Only the live lines at the bottom are drawn anew in
// place. Between two drawings the cursor waits, unseen, at the beginning of
// the first of them: however a terminal breaks its lines when it is resized,
// it takes the cursor along, so erasing from there on hits the live lines and
// nothing else.
type screen struct {
	drillRun
	terminal      terminal
	view          ui.Drill
	columns, rows int

	pages  ui.Pages        // what of the card is still to be shown
	filled int             // rows that the card fills since its header or the last page turn
	out    strings.Builder // lines that stay, to be written with the next drawing
	note   string
	help   bool
	told   bool // the references of the card have been shown
	editor editor

	stop bool // to be suspended
	done bool
	err  error
}

// newScreen returns the screen with the first question on it.
func newScreen(t terminal, s drillRun) *screen {
	sc := &screen{drillRun: s, terminal: t}
	sc.measure()
	sc.showCard()
	return sc
}

// drillScreen runs a drill on a terminal until it ends.
func drillScreen(ctx context.Context, t terminal, s drillRun) error {
	sc := newScreen(t, s)
	for !sc.done && sc.err == nil {
		if sc.draw(); sc.err != nil {
			break
		}
		sc.recording.begin()
		select {
		case <-ctx.Done():
			sc.err = context.Cause(ctx)
		case e := <-t.Events():
			sc.handle(e)
		}
		if sc.stop && !sc.suspend(ctx.Done()) {
			return context.Cause(ctx)
		}
	}
	sc.leave()
	return sc.err
}

func (sc *screen) handle(e term.Event) {
	sc.measure() // not every system tells when the window changes
	switch e.Kind {
	case term.Pressed:
		sc.note, sc.help = "", false
		sc.press(e.Key)
	case term.Pasted:
		if sc.editor.open && sc.pages.Empty() {
			sc.paste(e.Text)
		} else {
			sc.note = "pasted text is no key"
		}
	case term.Resumed:
		sc.showCard()
	case term.Hangup:
		sc.err = &app.SignalError{Signal: syscall.SIGHUP}
	case term.EndOfInput:
		sc.finish()
	}
}

// showCard shows the card from its header on, as far as it is opened up.
func (sc *screen) showCard() {
	sc.pages.Clear()
	sc.filled, sc.told = 0, false
	sc.editor = editor{}
	if sc.session.Phase() == drill.Done {
		return
	}
	elapsed := sc.watch.elapsed()
	sc.print("")
	sc.pages.Add(func() []string { return sc.view.Header(elapsed) })
	sc.pages.Add(func() []string { return sc.view.Question() })
	if sc.session.Hinted() {
		sc.pages.Add(func() []string { return sc.view.Hint() })
	}
	if sc.session.Phase() == drill.Answer {
		sc.pages.Add(func() []string { return sc.view.Answer() })
	} else {
		sc.editor.open = sc.write
	}
	sc.turn()
}

func (sc *screen) reveal() {
	_ = sc.session.Reveal() // asked at a question only
	sc.editor = editor{}
	sc.show(func() []string { return sc.view.Answer() })
}

func (sc *screen) showHint() {
	if err := sc.session.Hint(); err != nil {
		sc.note = err.Error()
		return
	}
	sc.show(func() []string { return sc.view.Hint() })
}

func (sc *screen) showReferences() {
	switch {
	case sc.session.Phase() == drill.Done:
		sc.note = drill.ErrDone.Error()
	case len(sc.session.Card().Refs) == 0:
		sc.note = errNoReferences.Error()
	case sc.told:
		sc.note = "the references are shown already"
	default:
		sc.told = true
		if !sc.pages.Empty() {
			sc.note = "the references follow at the end: Space"
		}
		sc.pages.Add(func() []string { return sc.view.References() })
		if sc.note == "" {
			sc.turn()
		}
	}
}

// show adds something to the card and shows as much of it as there is room
// for. If too little is left below what is there, it takes a page of its own.
func (sc *screen) show(render func() []string) {
	sc.pages.Add(render)
	if room := sc.room(); room < sc.rows/3 && sc.pages.Height(sc.columns) > room {
		sc.filled = 1
	}
	sc.turn()
}

// room returns the rows left for the card.
func (sc *screen) room() int { return sc.rows - len(sc.live(true)) - sc.filled }

// turn shows the next page.
func (sc *screen) turn() {
	lines, used := sc.pages.Next(sc.room(), sc.columns)
	sc.filled += used
	sc.print(lines...)
}

func (sc *screen) print(lines ...string) {
	for _, line := range lines {
		sc.out.WriteString(line + "\n")
	}
}

// measure takes note of the window's size.
func (sc *screen) measure() {
	columns, rows := sc.terminal.Size()
	if columns == sc.columns && rows == sc.rows {
		return
	}
	if columns < sc.columns {
		sc.note = "^L draws the card anew"
	}
	sc.columns, sc.rows = columns, rows
	sc.printer.Width = columns
	sc.view = ui.NewDrill(sc.printer, sc.session, sc.write).WithMemory(sc.recording.shown(sc.session))
	sc.pages.Resize()
}

// live returns the live lines.
func (sc *screen) live(more bool) []string {
	if sc.editor.open && sc.session.Phase() == drill.Question && !more {
		return sc.view.Writing(string(sc.editor.line), sc.rows/2, sc.note)
	}
	lines := sc.view.Live(more, sc.note)
	if sc.help {
		lines = append(sc.view.Help(true), lines...)
	}
	return lines
}

// draw writes what stays, and the live lines below it.
func (sc *screen) draw() {
	live := sc.live(!sc.pages.Empty())
	// The top of lines that fill the window could not be reached again.
	live = live[:max(1, min(len(live), sc.rows-1))]
	var b strings.Builder
	b.WriteString("\x1b[?25l\r\x1b[J" + sc.out.String())
	for i, line := range live {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(ui.Cut(line, max(1, sc.columns-1)))
	}
	b.WriteByte('\r')
	if up := len(live) - 1; up > 0 {
		fmt.Fprintf(&b, "\x1b[%dA", up)
	}
	sc.out.Reset()
	sc.flush(b.String())
}

func (sc *screen) flush(text string) {
	if _, err := io.WriteString(sc.terminal, text); err != nil && sc.err == nil {
		sc.err = app.BrokenError("", "write to the terminal: %w", err)
	}
}

// suspend gives the terminal to the shell. It returns false when djq was
// continued in order to end, and the terminal is not its own any more.
func (sc *screen) suspend(done <-chan struct{}) (back bool) {
	sc.stop = false
	sc.flush("\r\x1b[J")
	sc.watch.pause()
	back = sc.terminal.Suspend(done)
	sc.watch.resume()
	sc.measure()
	sc.showCard()
	return back
}

// leave takes the live lines away and writes what is left to say.
func (sc *screen) leave() {
	var interrupted *app.SignalError
	if errors.As(sc.err, &interrupted) && interrupted.Signal == os.Interrupt {
		sc.print(sc.view.Total(sc.session.Score(), sc.watch.elapsed()))
	}
	sc.flush("\r\x1b[J" + sc.out.String())
}
