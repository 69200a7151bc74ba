package drill

import (
	"djq/internal/drill"
	"djq/internal/screen"
	"djq/internal/term"
)

// edit is a key while the answer is being written.
func (d *onScreen) edit(k term.Key) {
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
func (d *onScreen) print(line string) {
	if line != "" {
		d.screen.Print(d.view(d.columns()).Written(line)...)
	}
}

// Paste adds text to the answer that is being written. Anywhere else it would
// be a row of keys that nobody pressed.
func (d *onScreen) Paste(text string) {
	d.session.Touch(d.watch.elapsed())
	if !d.writing || d.screen.More() {
		d.screen.Note("pasted text is ignored here")
		return
	}
	for _, line := range d.editor.Paste(text) {
		d.print(line)
	}
}
