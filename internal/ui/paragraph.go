package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// run is text of one style.
type run struct {
	style textStyle
	text  string
}

// atom is text that stays on one line: a word or a code span, with what
// touches it.
type atom struct {
	runs    []run
	width   int
	gap     bool      // a space comes before it, unless a line ends there
	blank   textStyle // the style of that space
	newline bool      // a line ends before it in any case
	code    bool      // its spaces may end a line if it is longer than one
	url     bool      // never broken, or a terminal could not open it
}

// paragraph gathers text and breaks it into lines.
type paragraph struct {
	base    Style // of text without a format
	atoms   []atom
	open    bool // the last atom goes on with what follows
	gap     bool // a space came since
	newline bool // a line break came since
	blank   textStyle
	last    rune // of the text so far, 0 where no line may end before what follows
}

// text adds words; spaces between them separate and are not kept.
func (f *paragraph) text(l textStyle, s string) {
	for s != "" {
		if n := len(s) - len(strings.TrimLeftFunc(s, isGap)); n > 0 {
			f.space(l)
			s = s[n:]
			continue
		}
		n := strings.IndexFunc(s, isGap)
		if n < 0 {
			n = len(s)
		}
		f.word(l, s[:n])
		s = s[n:]
	}
}

// code adds a code span, whose spaces are kept.
func (f *paragraph) code(l textStyle, s string) {
	f.put(l, s, Width(s))
	f.atoms[len(f.atoms)-1].code = true
}

// openMark adds a mark that stays with what follows, closeMark one that stays
// with the text so far.
func (f *paragraph) openMark(mark string) {
	if mark != "" {
		f.put(textStyle{style: f.base}, mark, len(mark))
		f.last = 0
	}
}

func (f *paragraph) closeMark(mark string) {
	if last := f.last; mark != "" {
		f.last = 0
		f.put(textStyle{style: f.base}, mark, len(mark))
		f.last = last
	}
}

// lineBreak ends the line.
func (f *paragraph) lineBreak() { f.open, f.gap, f.newline = false, false, true }

func (f *paragraph) space(l textStyle) { f.open, f.gap, f.blank = false, true, l }

// isGap reports whether a line may end at r: every space but those made not
// to be broken.
func isGap(r rune) bool {
	switch r {
	case '\u00a0', '\u2007', '\u202f':
		return false
	}
	return unicode.IsSpace(r)
}

// word adds text without spaces. Chinese and Japanese have none to break at:
// there a line may end between any two characters, with a few exceptions.
func (f *paragraph) word(l textStyle, s string) {
	if !strings.ContainsFunc(s, isIdeograph) {
		f.put(l, s, Width(s))
		if strings.Contains(s, "://") {
			f.atoms[len(f.atoms)-1].url = true
		}
		return
	}
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		f.put(l, g.Value(), g.Width())
	}
}

func isIdeograph(r rune) bool {
	return r >= firstIdeograph && (sticksToPrevious(r) || sticksToNext(r) ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana))
}

// firstIdeograph spares the tables for all text of other scripts.
const firstIdeograph = 0x2e80

func sticksToPrevious(r rune) bool {
	return r >= firstIdeograph && strings.ContainsRune("、。，．！？：；）」』】〉》〕］｝ー々", r)
}

func sticksToNext(r rune) bool {
	return r >= firstIdeograph && strings.ContainsRune("（「『【〈《〔［｛", r)
}

// put adds text to the open atom or begins one.
func (f *paragraph) put(l textStyle, s string, width int) {
	first, _ := utf8.DecodeRuneInString(s)
	if f.last != 0 && (isIdeograph(f.last) || isIdeograph(first)) && !sticksToNext(f.last) && !sticksToPrevious(first) {
		f.open = false
	}
	f.last, _ = utf8.DecodeLastRuneInString(s)
	if !f.open {
		f.atoms = append(f.atoms, atom{gap: f.gap, blank: f.blank, newline: f.newline})
		f.open, f.gap, f.newline = true, false, false
	}
	a := &f.atoms[len(f.atoms)-1]
	a.runs = append(a.runs, run{l, s})
	a.width += width
}
