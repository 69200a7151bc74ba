package lineeditor

import (
	"strings"
	"unicode"

	"djq/internal/term"
)

// MaxBytes is how long a text may become.
const MaxBytes = 100_000

// Editor is a text that is being written, and its cursor. The zero value is an
// empty one.
type Editor struct {
	text   string
	cursor int // in bytes, between two grapheme clusters

	columns int    // of the last layout, 0 for no limit
	goal    int    // column + 1 to which up and down return, 0 for none
	erased  string // by the last key that erased a piece of text
	past    []moment
	typing  bool // the last key typed a character
}

// Edit is what a key did.
type Edit uint8

// What keys do.
const (
	Edited  Edit = iota // text and cursor may have changed
	Ended               // the text is ended: Ctrl-D, or Enter on an empty last line
	Left                // the editor is left for now: Escape
	Full                // nothing or not all was added: the text is at its limit
	Unbound             // the key means nothing here
)

// New returns an editor of a text, with the cursor at its end.
func New(text string) *Editor {
	var e Editor
	e.Paste(text)
	e.past = nil
	return &e
}

// Text returns what was written, without spaces and empty lines at its end.
func (e *Editor) Text() string { return strings.TrimRightFunc(e.text, unicode.IsSpace) }

// Press obeys a key. Enter begins a new line or, on an empty one at the end of the
// text, ends it; Ctrl-D ends it anywhere.
func (e *Editor) Press(k term.Key) Edit {
	if goal := e.goal; goal > 0 {
		defer func() {
			if k != term.Up && k != term.Down && k != term.CtrlP && k != term.CtrlN {
				e.goal = 0
			}
		}()
	}
	typed := e.typing
	e.typing = false
	switch k {
	case term.Escape:
		return Left
	case term.CtrlD:
		return Ended
	case term.Enter:
		if e.cursor == len(e.text) && e.lineStart() == e.cursor {
			return Ended
		}
		return e.insert("\n")
	case term.Tab:
		return e.insert(tab)
	case term.CtrlUnderscore:
		e.takeBack()
	case term.CtrlY:
		return e.insert(e.erased)
	default:
		switch {
		case k >= ' ':
			return e.typed(rune(k), typed)
		case e.move(k), e.erase(k):
		default:
			return Unbound
		}
	}
	return Edited
}

// tab is what the key Tab and a pasted tab are worth.
const tab = "    "

// Paste adds text as it is, whatever keys its characters would be: its line
// breaks do not end anything. Other control characters are left out, as are those
// that change the direction of what follows.
func (e *Editor) Paste(text string) Edit {
	e.typing, e.goal = false, 0
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", tab).Replace(text)
	return e.insert(strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, text))
}
