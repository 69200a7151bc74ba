package scan

import (
	"bytes"
	"strings"
)

// cannotBegin reports a line that begins with what no line of a question file can
// begin with.
func (s *scanner) cannotBegin(at, end int) bool {
	name, _ := OddSpace(s.text[at:end])
	switch c := s.text[at]; {
	case strings.HasPrefix(name, "zero-width"), strings.HasPrefix(name, "word joiner"):
		s.fail(at, "remove it", "%s in the indentation", name)
	case name != "":
		s.fail(at, "indent with plain spaces", "%s in the indentation", name)
	case s.cut >= 0: // a comment has cut the text that the line is of
	case bytes.HasPrefix(s.text[at:end], []byte("```")) && (at == 0 || s.text[at-1] == '\n'):
		s.fail(at, "indent the line if it belongs to the text above, or remove it", "a line of back-ticks outside a text")
	case s.block >= 0: // the line may be of the text above
	case c == ']' || c == '}':
		s.fail(at, "remove it", "%c closes no bracket", c)
	case s.isIndicator(':', at, end):
		s.fail(at, "write a key before it, or put text that starts with a colon in quotes", "a colon with no key before it")
	}
	return s.fault != nil
}

// isGlued reports whether a line begins with a dash and a word behind it.
func (s *scanner) isGlued(at, end int) bool {
	return end > at+1 && s.text[at] == '-' && s.text[at+1] != '-'
}

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
	for _, bullet := range []string{"* ", "+ ", "• ", "– ", "— ", "− "} {
		if bytes.HasPrefix(s.text[at:end], []byte(bullet)) {
			return true
		}
	}
	return false
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
