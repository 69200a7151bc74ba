package scan

import (
	"bytes"
	"strings"
)

// wrongStart reports a key that begins with what no key may begin with.
func (s *scanner) wrongStart(at, end int) bool {
	switch {
	case s.isBullet(at, end) && s.broken:
		s.fail(at, "begin it with a dash and a space, or put the text in quotes", "a list item begins with a dash")
	case strings.IndexByte("@`%,]}", s.text[at]) >= 0, s.isIndicator('&', at, end):
		s.reserved(at)
	}
	return s.fault != nil
}

// isBullet reports whether a line begins as an item of a list would elsewhere.
func (s *scanner) isBullet(at, end int) bool {
	return s.isIndicator('*', at, end) || s.isIndicator('+', at, end) || bytes.HasPrefix(s.text[at:end], []byte("• "))
}

// gluedDash reports "-topic: orm" when the line below shows that a list item
// was meant: it is as deep as a key of the item would be.
func (s *scanner) gluedDash(at, end int) bool {
	start := bytes.LastIndexByte(s.text[:at], '\n') + 1
	next := LineEnd(s.text, end)
	below := s.skipSpaces(next, len(s.text))
	if below-next <= at-start {
		return false
	}
	s.fail(at, "put a space after the dash", "expected a space after the dash of a list item")
	return true
}
