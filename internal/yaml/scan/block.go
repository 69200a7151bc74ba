package scan

import (
	"bytes"
	"strings"
)

// blockScalar scans a literal or folded text, whose header is at at.
func (s *scanner) blockScalar(at, indent, end int) {
	c := s.text[at]
	header := s.text[at+1 : end]
	if i := bytes.IndexByte(header, '#'); i >= 0 {
		header = header[:i] // the decoder needs no space before the comment
	}
	given := 0 // the indentation that the header names
	chomping := false
	for _, h := range bytes.TrimRight(header, " \t\r") {
		switch {
		case h >= '1' && h <= '9' && given == 0:
			given = int(h - '0')
		case (h == '+' || h == '-') && !chomping:
			chomping = true
		default:
			s.fail(at+1, "begin the text on the next line, or put it in quotes", "unexpected text after %c", c)
			return
		}
	}
	t := Text{Style: Literal, Start: at, End: end, Comment: -1, Indent: indent, Item: s.item}
	if c == '>' {
		t.Style = Folded
	}
	s.next(end)
	width, ok := s.blockIndent(indent, given)
	if !ok {
		return
	}
	for s.at < len(s.text) {
		start, end := s.at, s.lineEnd(s.at)
		first := s.skipSpaces(start, min(end, start+width))
		if first < end && first-start < width {
			if strings.IndexByte("\t\r", s.text[first]) < 0 || s.skipBlanks(first, end) < end {
				break
			}
		}
		if first < end {
			t.End = end
		}
		s.next(end)
	}
	s.block, s.given = width, given
	s.emit(t)
}

// blockIndent returns how far the lines of a block scalar are indented, whose
// first line is next: as far as its header says, or as its first line that is
// not blank.
func (s *scanner) blockIndent(indent, given int) (width int, ok bool) {
	if given > 0 {
		return max(indent, 0) + given, true
	}
	least := max(indent+1, 1)
	deepest := -1 // the blank line with the most spaces
	for at := s.at; at < len(s.text); at = LineEnd(s.text, at) {
		end := s.lineEnd(at)
		first := s.skipSpaces(at, end)
		if first == end {
			if width < end-at {
				width, deepest = end-at, at
			}
			continue
		}
		if first-at < least {
			return max(width, least), true // no text
		}
		if width > first-at {
			if s.broken {
				s.fail(deepest, "remove the spaces from the blank line", "a blank line with more spaces than the text below it, which ends the text")
			}
			return width, !s.broken
		}
		return first - at, true
	}
	return max(width, least), true
}
