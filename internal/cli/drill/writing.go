package drill

import (
	"djq/internal/drill"
	"djq/internal/lineeditor"
	"djq/internal/screen"
	"djq/internal/term"
	"djq/internal/ui/drillview"
)

// fullNote is said of an answer that cannot become longer.
const fullNote = "the answer is as long as it can be"

// edit is a key while the answer is being written.
func (d *onScreen) edit(k term.Key) {
	switch d.editor.Press(k) {
	case lineeditor.Ended:
		d.do(drill.ActReveal, drill.KeyEmptyLine)
	case lineeditor.Left:
		d.do(drill.ActStopWrite, drill.KeyEscape)
	case lineeditor.Full:
		d.screen.Note(fullNote)
	}
}

// keepWritten has the session keep what has been written to a question so far.
func (d *onScreen) keepWritten() {
	if d.write && d.session.Phase() == drill.Question {
		_ = d.session.Write(d.editor.Text()) // refused elsewhere only
	}
}

// liveWriting returns the last lines of the screen where there is an answer in
// writing, and false where there is none.
func (d *onScreen) liveWriting(view drillview.View, f screen.Frame) ([]string, bool) {
	switch {
	case !d.write || f.More || d.session.Phase() != drill.Question, !d.writing && d.editor.Text() == "":
		return nil, false
	case d.writing:
		return view.Writing(d.editor, true, f.Rows/2, view.WritingKeys(f.Note)), true
	}
	return view.Writing(d.editor, false, f.Rows/2, view.Live(false, f.Note)), true
}

// Paste adds text to the answer that is being written. Anywhere else it would
// be a row of keys that nobody pressed.
func (d *onScreen) Paste(text string) {
	d.session.Touch(d.watch.elapsed())
	if !d.writing || d.screen.More() {
		d.screen.Note("pasted text is ignored here")
	} else if d.editor.Paste(text) == lineeditor.Full {
		d.screen.Note(fullNote)
	}
}
