package lint

import (
	"bytes"
	"sort"
	"strconv"
	"unicode"
	"unicode/utf8"

	"djq/internal/yaml/scan"

	"djq/internal/bank"
	"djq/internal/diag"
)

// scalarOf returns how a text of a card is written.
func (p *pass) scalarOf(c *bank.Card, t bank.Text) (s scan.Text, ok bool) {
	value := c.At(t.Field)
	if t.Index >= 0 {
		value = c.ItemAt(t.Field, t.Index)
	}
	if p.scalars == nil {
		for s := range scan.Texts(p.file.Source) {
			p.scalars = append(p.scalars, s)
		}
	}
	at := p.sourceLines().Offset(value)
	first := sort.Search(len(p.scalars), func(i int) bool { return p.scalars[i].Start >= at })
	// A follow-up has two texts, and a key for each.
	for _, s := range p.scalars[first:min(first+3, len(p.scalars))] {
		if _, ok := align(p.file.Source, s, t.Text, 0, 0); ok {
			return s, true
		}
	}
	return scan.Text{}, false
}

// spanIn returns where the bytes [start,end) of a text stand in the file,
// however the text is written.
func (p *pass) spanIn(s scan.Text, text string, start, end int) (from, to diag.Pos) {
	places, _ := align(p.file.Source, s, text, start, end-1)
	last := places[1]
	_, n := utf8.DecodeRune(p.file.Source[last:])
	return p.sourceLines().Pos(places[0]), p.sourceLines().Pos(last + n)
}

// align goes through a text and the scalar that it is written as, and returns
// where in the source two of its visible characters stand. What is visible of
// both is the same, but for escapes. It fails if the text is another one.
func align(src []byte, s scan.Text, text string, first, last int) (places [2]int, ok bool) {
	at, end := s.Start, s.End
	switch s.Style {
	case scan.Literal, scan.Folded:
		at += bytes.IndexByte(src[at:end], '\n') + 1
	case scan.SingleQuoted, scan.DoubleQuoted:
		at, end = at+1, end-1
	}
	for i, want := range text {
		if unicode.IsSpace(want) {
			continue
		}
		size := 0
		for got := ' '; unicode.IsSpace(got); {
			if at += size; at >= end {
				return places, false
			}
			if got, size = character(src[at:end], s.Style); got != want && !unicode.IsSpace(got) {
				return places, false
			}
		}
		if i <= first {
			places[0] = at
		}
		if i <= last {
			places[1] = at
		}
		at += size
	}
	return places, true
}

// character returns what the source says first in a scalar, and in how many bytes.
func character(src []byte, style scan.Style) (r rune, size int) {
	r, size = utf8.DecodeRune(src)
	switch {
	case style == scan.SingleQuoted && r == '\'':
		return r, min(2, len(src))
	case style != scan.DoubleQuoted || r != '\\' || len(src) < 2:
		return r, size
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[src[1]]
	if digits > 0 && len(src) >= 2+digits {
		n, err := strconv.ParseUint(string(src[2:2+digits]), 16, 32)
		if err == nil {
			return rune(n), 2 + digits
		}
	}
	switch c := src[1]; c {
	case 'n', 't', 'r', 'v', 'f', 'N', '_', 'L', 'P', '\n':
		return ' ', 2
	default:
		return rune(c), 2 // of a quote or a backslash; no text holds the others
	}
}
