package lineeditor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"djq/internal/term"
)

// move moves the cursor, and reports whether a key does that.
func (e *Editor) move(k term.Key) bool {
	switch k {
	case term.Left, term.CtrlB:
		e.cursor = e.before()
	case term.Right, term.CtrlF:
		e.cursor = e.after()
	case term.WordLeft:
		e.cursor = e.wordStart()
	case term.WordRight:
		e.cursor = e.wordEnd()
	case term.Home, term.CtrlA:
		e.cursor = e.lineStart()
	case term.End, term.CtrlE:
		e.cursor = e.lineEnd()
	case term.Up, term.CtrlP:
		e.moveRow(-1)
	case term.Down, term.CtrlN:
		e.moveRow(+1)
	default:
		return false
	}
	return true
}

// lineStart and lineEnd return where the line of the cursor begins and ends.
func (e *Editor) lineStart() int { return strings.LastIndexByte(e.text[:e.cursor], '\n') + 1 }

func (e *Editor) lineEnd() int {
	if n := strings.IndexByte(e.text[e.cursor:], '\n'); n >= 0 {
		return e.cursor + n
	}
	return len(e.text)
}

// before returns where the grapheme cluster before the cursor begins.
func (e *Editor) before() int {
	start := e.lineStart()
	if start == e.cursor {
		return max(0, start-1)
	}
	last := start
	for g := displaywidth.StringGraphemes(e.text[start:e.cursor]); g.Next(); {
		last, start = start, start+len(g.Value())
	}
	return last
}

// after returns where the grapheme cluster at the cursor ends.
func (e *Editor) after() int {
	if e.cursor < len(e.text) && e.text[e.cursor] == '\n' {
		return e.cursor + 1
	}
	g := displaywidth.StringGraphemes(e.text[e.cursor:e.lineEnd()])
	if !g.Next() {
		return e.cursor
	}
	return e.cursor + len(g.Value())
}

// wordStart returns where the word before the cursor begins. Words are letters,
// digits and underscores, so that an identifier is one.
func (e *Editor) wordStart() int {
	word, at, inWord := 0, 0, false
	for g := displaywidth.StringGraphemes(e.text[:e.cursor]); g.Next(); {
		if is := ofWord(g.Value()); is && !inWord {
			word, inWord = at, true
		} else if !is {
			inWord = false
		}
		at += len(g.Value())
	}
	return word
}

// wordEnd returns where the word at or after the cursor ends.
func (e *Editor) wordEnd() int {
	at, inWord := e.cursor, false
	for g := displaywidth.StringGraphemes(e.text[e.cursor:]); g.Next(); {
		if ofWord(g.Value()) {
			inWord = true
		} else if inWord {
			break
		}
		at += len(g.Value())
	}
	return at
}

// ofWord reports whether a grapheme cluster is part of a word: what it begins with
// decides.
func ofWord(cluster string) bool {
	r, _ := utf8.DecodeRuneInString(cluster)
	return r == '_' || unicode.In(r, unicode.L, unicode.N)
}

// blankStart returns where what is before the cursor begins, up to a space or the
// line's beginning; spaces right before the cursor belong to it.
func (e *Editor) blankStart() int {
	line := e.text[e.lineStart():e.cursor]
	words := strings.TrimRight(line, " ")
	return e.cursor - len(line) + strings.LastIndexByte(words, ' ') + 1
}

// moveRow moves the cursor to the row above or below, to the same column as far as
// there is one.
func (e *Editor) moveRow(by int) {
	l := e.Layout(e.columns)
	to := l.Cursor + by
	if to < 0 {
		e.cursor = 0
		return
	}
	if to >= len(l.Rows) {
		e.cursor = len(e.text)
		return
	}
	if e.goal == 0 {
		row := l.Rows[l.Cursor]
		e.goal = 1 + displaywidth.String(row.Text[:e.cursor-row.Start])
	}
	row, column := l.Rows[to], 0
	e.cursor = row.Start
	for g := displaywidth.StringGraphemes(row.Text); g.Next(); {
		if column += g.Width(); column >= e.goal {
			break
		}
		e.cursor += len(g.Value())
	}
	// The end of a row that is not the last of its line is the next one's begin.
	if end := row.Start + len(row.Text); e.cursor == end && to+1 < len(l.Rows) && l.Rows[to+1].Start == end {
		e.cursor = e.before()
	}
}
