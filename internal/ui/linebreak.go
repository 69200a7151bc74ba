package ui

import (
	"math"

	"github.com/clipperhouse/displaywidth"
)

// unlimited is a width that no line reaches.
const unlimited = math.MaxInt

// lines fills lines of at most width columns.
func (f *paragraph) lines(width int) [][]run {
	if len(f.atoms) == 0 {
		return [][]run{nil}
	}
	b := lineBreaker{limit: width}
	for i, a := range f.atoms {
		if a.newline && i > 0 {
			b.end()
		}
		b.add(a)
	}
	b.end()
	return b.done
}

// lineBreaker fills lines with atoms.
type lineBreaker struct {
	limit int
	line  []run
	used  int
	done  [][]run
}

func (b *lineBreaker) end() {
	b.done = append(b.done, b.line)
	b.line, b.used = nil, 0
}

func (b *lineBreaker) room() int { return b.limit - b.used }

func (b *lineBreaker) add(a atom) {
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
func (b *lineBreaker) addCode(a atom) {
	var f paragraph
	f.gap, f.blank = a.gap, a.blank
	for _, r := range a.runs {
		f.text(r.style, r.text)
	}
	for _, part := range f.atoms {
		b.add(part)
	}
}

// split breaks text anywhere between two characters.
func (b *lineBreaker) split(runs []run) {
	for _, r := range runs {
		start, end := 0, 0
		for g := displaywidth.StringGraphemes(r.text); g.Next(); {
			if w := g.Width(); w > b.room() && b.used > 0 {
				b.line = append(b.line, run{r.style, r.text[start:end]})
				b.end()
				start = end
			}
			b.used += g.Width()
			end += len(g.Value())
		}
		b.line = append(b.line, run{r.style, r.text[start:end]})
	}
}

func (b *lineBreaker) append(a atom, gap int) {
	if gap > 0 {
		b.line = append(b.line, run{a.blank, " "})
	}
	b.line = append(b.line, a.runs...)
	b.used += gap + a.width
}
