package lineeditor

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"djq/internal/term"
)

// moment is what takeBack returns to.
type moment struct {
	text   string
	cursor int
}

// maxPast is how many changes can be taken back.
const maxPast = 500

// remember keeps the present text, to return to.
func (e *Editor) remember() {
	if len(e.past) == maxPast {
		e.past = append(e.past[:0], e.past[1:]...)
	}
	e.past = append(e.past, moment{e.text, e.cursor})
}

// takeBack takes back the last change: a word that was typed, what was pasted or
// erased at once.
func (e *Editor) takeBack() {
	last := len(e.past) - 1
	if last < 0 {
		return
	}
	e.text, e.cursor = e.past[last].text, e.past[last].cursor
	e.past = e.past[:last]
}

// typed adds a character. Those of a word typed in one go, with the spaces after
// it, are taken back together.
func (e *Editor) typed(r rune, before bool) Edit {
	afterSpace := strings.HasSuffix(e.text[:e.cursor], " ")
	if before && (r == ' ' || !afterSpace) && len(e.text)+utf8.RuneLen(r) <= MaxBytes && len(e.past) > 0 {
		e.put(string(r))
	} else if did := e.insert(string(r)); did != Edited {
		return did
	}
	e.typing = true
	return Edited
}

// insert adds text at the cursor, as far as the limit allows, to be taken back at
// once.
func (e *Editor) insert(text string) Edit {
	did := Edited
	if room := MaxBytes - len(e.text); len(text) > room {
		text, did = strings.ToValidUTF8(text[:max(0, room)], ""), Full
	}
	if text != "" {
		e.remember()
		e.put(text)
	}
	return did
}

// put adds text at the cursor. Where it joins what follows, the cursor goes behind
// that.
func (e *Editor) put(text string) {
	e.text = e.text[:e.cursor] + text + e.text[e.cursor:]
	e.cursor += len(text)
	e.settle()
}

// settle moves a cursor within a grapheme cluster to the cluster's end.
func (e *Editor) settle() {
	start := e.lineStart()
	for g := displaywidth.StringGraphemes(e.text[start:e.lineEnd()]); start < e.cursor && g.Next(); {
		start += len(g.Value())
	}
	e.cursor = start
}

// erase erases what a key erases, and reports whether it does that.
func (e *Editor) erase(k term.Key) bool {
	from, to := e.cursor, e.cursor
	piece := true // more than one character: CtrlY brings it back
	switch k {
	case term.Backspace:
		from, piece = e.before(), false
	case term.Delete:
		to, piece = e.after(), false
	case term.CtrlW:
		if from = e.blankStart(); from == e.cursor {
			from = e.before()
		}
	case term.AltBackspace:
		from = e.wordStart()
	case term.AltD:
		to = e.wordEnd()
	case term.CtrlU:
		if from = e.lineStart(); from == e.cursor {
			from = e.before()
		}
	case term.CtrlK:
		if to = e.lineEnd(); to == e.cursor {
			to = e.after()
		}
	default:
		return false
	}
	if from == to {
		return true
	}
	e.remember()
	if piece {
		e.erased = e.text[from:to]
	}
	e.text, e.cursor = e.text[:from]+e.text[to:], from
	e.settle()
	return true
}
