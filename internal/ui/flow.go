package ui

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// run is text of one look.
type run struct {
	look look
	text string
}

// atom is text that stays on one line: a word or a code span, with what
// touches it.
type atom struct {
	runs  []run
	width int
	gap   bool // a space stands before it, unless a line ends there
	blank look // the look of that space
	feed  bool // a line ends before it in any case
	code  bool // its spaces may end a line if it is longer than one
	url   bool // never broken, or a terminal could not open it
}

// flow gathers text and breaks it into lines.
type flow struct {
	base  Style // of text without a format
	atoms []atom
	open  bool // the last atom goes on with what follows
	gap   bool // a space came since
	feed  bool // a line break came since
	blank look
	last  rune // of the text so far, 0 where no line may end before what follows
}

// text adds words; spaces between them separate and are not kept.
func (f *flow) text(l look, s string) {
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
func (f *flow) code(l look, s string) {
	f.put(l, s, Width(s))
	f.atoms[len(f.atoms)-1].code = true
}

// openMark adds a mark that stays with what follows, closeMark one that stays
// with what is there.
func (f *flow) openMark(mark string) {
	if mark != "" {
		f.put(look{style: f.base}, mark, len(mark))
		f.last = 0
	}
}

func (f *flow) closeMark(mark string) {
	if last := f.last; mark != "" {
		f.last = 0
		f.put(look{style: f.base}, mark, len(mark))
		f.last = last
	}
}

// lineBreak ends the line.
func (f *flow) lineBreak() { f.open, f.gap, f.feed = false, false, true }

func (f *flow) space(l look) { f.open, f.gap, f.blank = false, true, l }

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
func (f *flow) word(l look, s string) {
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
func (f *flow) put(l look, s string, width int) {
	first, _ := utf8.DecodeRuneInString(s)
	if f.last != 0 && (isIdeograph(f.last) || isIdeograph(first)) && !sticksToNext(f.last) && !sticksToPrevious(first) {
		f.open = false
	}
	f.last, _ = utf8.DecodeLastRuneInString(s)
	if !f.open {
		f.atoms = append(f.atoms, atom{gap: f.gap, blank: f.blank, feed: f.feed})
		f.open, f.gap, f.feed = true, false, false
	}
	a := &f.atoms[len(f.atoms)-1]
	a.runs = append(a.runs, run{l, s})
	a.width += width
}

// unlimited is a width that no line reaches.
const unlimited = math.MaxInt

// lines fills lines of at most width columns.
func (f *flow) lines(width int) [][]run {
	if len(f.atoms) == 0 {
		return [][]run{nil}
	}
	b := breaker{limit: width}
	for i, a := range f.atoms {
		if a.feed && i > 0 {
			b.end()
		}
		b.add(a)
	}
	b.end()
	return b.done
}

// breaker fills lines with atoms.
type breaker struct {
	limit int
	line  []run
	used  int
	done  [][]run
}

func (b *breaker) end() {
	b.done = append(b.done, b.line)
	b.line, b.used = nil, 0
}

func (b *breaker) room() int { return b.limit - b.used }

func (b *breaker) add(a atom) {
	gap := 0
	if a.gap && b.used > 0 {
		gap = 1
	}
	if gap+a.width <= b.room() {
		b.append(a, gap)
		return
	}
	long := a.width > b.limit
	if long && a.code {
		b.addCode(a)
		return
	}
	if b.used > 0 {
		b.end()
	}
	if long && !a.url {
		b.split(a.runs)
	} else {
		b.append(a, 0)
	}
}

// addCode breaks an atom that is longer than a line at its spaces.
func (b *breaker) addCode(a atom) {
	var f flow
	f.gap, f.blank = a.gap, a.blank
	for _, r := range a.runs {
		f.text(r.look, r.text)
	}
	for _, part := range f.atoms {
		b.add(part)
	}
}

// split breaks text anywhere between two characters.
func (b *breaker) split(runs []run) {
	for _, r := range runs {
		start, end := 0, 0
		for g := displaywidth.StringGraphemes(r.text); g.Next(); {
			if w := g.Width(); w > b.room() && b.used > 0 {
				b.line = append(b.line, run{r.look, r.text[start:end]})
				b.end()
				start = end
			}
			b.used += g.Width()
			end += len(g.Value())
		}
		b.line = append(b.line, run{r.look, r.text[start:end]})
	}
}

func (b *breaker) append(a atom, gap int) {
	if gap > 0 {
		b.line = append(b.line, run{a.blank, " "})
	}
	b.line = append(b.line, a.runs...)
	b.used += gap + a.width
}

// join writes a line, sequences and all, as few of them as it takes.
func (p Printer) join(runs []run) string {
	var line, link, same strings.Builder
	for i, r := range runs {
		same.WriteString(r.text)
		last := i == len(runs)-1
		if last || runs[i+1].look != r.look {
			link.WriteString(p.show(r.look, same.String()))
			same.Reset()
		}
		if last || runs[i+1].look.url != r.look.url {
			line.WriteString(hyperlink(r.look.url, link.String()))
			link.Reset()
		}
	}
	return line.String()
}
