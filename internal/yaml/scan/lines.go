package scan

import "bytes"

// TrimByteOrderMark returns a source without the mark that may begin it.
func TrimByteOrderMark(src []byte) []byte { return bytes.TrimPrefix(src, []byte("\ufeff")) }

// LineEnd returns where the line after the one of byte at begins.
func LineEnd(text []byte, at int) int {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// Indent returns how many spaces a line begins with.
func Indent(line []byte) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}
