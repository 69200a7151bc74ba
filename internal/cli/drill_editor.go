package cli

import (
	"strings"

	"djq/internal/term"
)

// editor is where the learner writes an answer, one line at a time: a line
// that is ended stays on the screen and cannot be changed any more.
type editor struct {
	open bool
	line []rune
}

// writeKey is a key while the editor is open.
func (sc *screen) writeKey(k term.Key) {
	e := &sc.editor
	switch {
	case k == term.Escape:
		sc.endLine()
		e.open = false
	case k == term.CtrlD, k == term.Enter && len(e.line) == 0:
		sc.endLine()
		sc.reveal()
	case k == term.Enter:
		sc.endLine()
	case k == term.Backspace:
		e.line = e.line[:max(0, len(e.line)-1)]
	case k == term.CtrlU:
		e.line = nil
	case k == term.CtrlW:
		words := strings.TrimRight(string(e.line), " ")
		e.line = []rune(words[:strings.LastIndexByte(words, ' ')+1])
	case k == term.Tab:
		e.line = append(e.line, []rune("    ")...)
	case k >= ' ':
		e.line = append(e.line, rune(k))
	}
}

// endLine makes the line that is being written one that stays.
func (sc *screen) endLine() {
	e := &sc.editor
	if len(e.line) > 0 {
		lines := sc.view.Written(string(e.line))
		sc.filled += len(lines)
		sc.print(lines...)
	}
	e.line = nil
}

// paste adds text to the answer. Its empty lines do not end it.
func (sc *screen) paste(text string) {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		sc.editor.line = append(sc.editor.line, []rune(line)...)
		if i < len(lines)-1 {
			sc.endLine()
		}
	}
}
