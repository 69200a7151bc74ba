package interview

import (
	"strings"

	"djq/internal/interview"
	"djq/internal/lineeditor"
	"djq/internal/term"
)

// writes reports whether an answer is to be written now.
func (d *onScreen) writes() bool {
	step, _, _ := d.session.At()
	return d.session.Written && (step == interview.Ask || step == interview.AskFollowUp)
}

// fullNote is said of an answer that cannot become longer.
const fullNote = "the answer is as long as it can be"

// edit is a key while the answer is being written.
func (d *onScreen) edit(k term.Key) {
	switch d.editor.Press(k) {
	case lineeditor.Ended:
		d.give(d.editor.Text(), false)
		return
	case lineeditor.Left:
		d.writing = false
	case lineeditor.Full:
		d.screen.Note(fullNote)
	}
	d.keep()
}

// keep saves what is written whenever a line more is, so that a kill does not lose it.
func (d *onScreen) keep() {
	text := d.editor.Text()
	d.session.Draft = text
	if n := strings.Count(text, "\n"); n != d.lines {
		d.lines = n
		d.did("", d.save())
	}
}

// Paste adds text to the answer that is being written. Anywhere else it would be a
// row of keys that nobody pressed.
func (d *onScreen) Paste(text string) {
	d.session.Touch(d.watch.elapsed())
	if !d.writing || d.screen.More() {
		d.screen.Note("pasted text is ignored here")
		return
	}
	if d.editor.Paste(text) == lineeditor.Full {
		d.screen.Note(fullNote)
	}
	d.keep()
}
