package diag

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// Lines finds lines and places in the source of a file.
type Lines struct {
	src    []byte
	starts []int

	// The place asked for last: on a line as long as the file, places near
	// each other are found without reading it from its start.
	last       Pos
	lastOffset int
}

// NewLines returns the lines of src.
func NewLines(src []byte) *Lines {
	l := &Lines{src: src, starts: make([]int, 1, 1+bytes.Count(src, []byte{'\n'}))}
	l.starts[0] = len(src) - len(bytes.TrimPrefix(src, []byte("\ufeff")))
	for i := bytes.IndexByte(src, '\n'); i >= 0; {
		l.starts = append(l.starts, i+1)
		next := bytes.IndexByte(src[i+1:], '\n')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return l
}

// Source returns the source.
func (l *Lines) Source() []byte { return l.src }

// Count returns the number of lines; after a final newline one more begins.
func (l *Lines) Count() int { return len(l.starts) }

// Start returns the offset of a line's first byte, after a byte-order mark,
// or the length of the source when it has no such line.
func (l *Lines) Start(line int32) int {
	if int(line) > len(l.starts) {
		return len(l.src)
	}
	return l.starts[max(line, 1)-1]
}

// Text returns a line without its line end, or nothing when there is no such
// line.
func (l *Lines) Text(line int32) []byte {
	if line < 1 {
		return nil
	}
	text := bytes.TrimSuffix(l.src[l.Start(line):l.Start(line+1)], []byte{'\n'})
	return bytes.TrimSuffix(text, []byte{'\r'})
}

// Pos returns the place of the byte at an offset.
func (l *Lines) Pos(offset int) Pos {
	line, found := slices.BinarySearch(l.starts, offset)
	if !found {
		line-- // the line begins before the byte
	}
	line = max(line, 0)
	return Pos{Line: int32(line) + 1, Col: int32(utf8.RuneCount(l.src[min(l.starts[line], offset):offset])) + 1}
}

// Offset returns the offset of the byte that begins the code point at p. A
// column past the line is its end.
func (l *Lines) Offset(p Pos) int {
	start := l.Start(p.Line)
	end := start + len(l.Text(p.Line))
	at, col := start, int32(1)
	if p.Line == l.last.Line && p.Col > l.last.Col/2 {
		at, col = l.lastOffset, l.last.Col
	}
	for ; col < p.Col && at < end; col++ {
		_, size := utf8.DecodeRune(l.src[at:])
		at += size
	}
	for ; col > p.Col && at > start; col-- {
		_, size := utf8.DecodeLastRune(l.src[start:at])
		at -= size
	}
	l.last, l.lastOffset = Pos{Line: p.Line, Col: col}, at
	return at
}
