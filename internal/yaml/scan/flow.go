package scan

import (
	"bytes"
	"strings"
)

// flow scans a flow collection and returns the place behind its closing
// bracket.
func (s *scanner) flow(at, indent int) (closed int, ok bool) {
	if s.broken && s.isTemplateTag(at) {
		s.fail(at, "put the text in quotes", "text cannot start with %s", s.text[at:at+2])
		return 0, false
	}
	open := []int{} // brackets that are open
	begins := true  // a value may begin here
	last := at      // the byte last scanned that is no white space
	for i := at; i < len(s.text) && s.fault == nil; i++ {
		switch c := s.text[i]; c {
		case ' ', '\t', '\r':
			continue
		case '\n':
			if s.broken && s.looksLikeStructure(i+1, indent) || s.isMarker(i+1, "---") || s.isMarker(i+1, "...") {
				s.unclosed(open[len(open)-1], i)
			}
			continue
		case '#':
			if before := s.text[i-1]; before == ' ' || before == '\t' || before == '\n' {
				i = s.lineEnd(i) - 1
				continue
			}
			i, begins = s.flowPlain(i, indent, begins)
		case '[', '{':
			if !begins {
				s.fail(i, "put a comma before it, or the text with the bracket in quotes", "expected a comma before the bracket")
				break
			}
			open = append(open, i)
		case ']', '}':
			if from := s.text[open[len(open)-1]]; c-from > 2 {
				s.fail(i, "close it with its own bracket", "%c does not close %c", c, from)
				break
			}
			if open = open[:len(open)-1]; len(open) == 0 {
				return i + 1, true
			}
			begins = false
		case ',':
			if begins && (s.text[last] == ',' || s.text[last] == '[' || s.text[last] == '{') {
				s.fail(i, "remove it", "a comma with nothing before it")
			}
			begins = true
		case '"', '\'':
			if !begins {
				s.fail(i, "put a comma before it, or the whole text in quotes", "expected a comma before the quote")
				break
			}
			if end, ok := s.quoted(i, indent); ok {
				if !s.isFlowKey(end) {
					s.emit(Text{Style: quoteStyle(c), Start: i, End: end, Comment: -1, Indent: indent, Flow: true})
				}
				i, begins = end-1, false
			}
		default:
			i, begins = s.flowPlain(i, indent, begins)
		}
		last = i
	}
	if s.fault == nil {
		s.unclosed(open[len(open)-1], len(s.text))
	}
	return 0, false
}

// isTemplateTag reports whether a tag or a comment of Django's templates begins
// at at: to YAML, a mapping that cannot go on so.
func (s *scanner) isTemplateTag(at int) bool {
	return bytes.HasPrefix(s.text[at:], []byte("{%")) || bytes.HasPrefix(s.text[at:], []byte("{#"))
}

// flowPlain scans text without quotes inside brackets, or the colon behind a
// key. It returns the place of its last byte, and whether a value may begin
// behind it.
func (s *scanner) flowPlain(at, indent int, begins bool) (last int, begin bool) {
	ends := func(i int) bool { return i >= len(s.text) || strings.IndexByte(" \t\r\n,[]{}", s.text[i]) >= 0 }
	isColon := func(i int) bool { return s.text[i] == ':' && (ends(i+1) || !begins && i == at) }
	if isColon(at) {
		return at, true
	}
	switch c := s.text[at]; {
	case strings.IndexByte("@`%|>", c) >= 0 && begins, c == '?' && begins && ends(at+1):
		s.reserved(at)
	case c == '-' && begins && ends(at+1):
		s.fail(at, "separate the items with commas alone", "a dash cannot begin an item inside brackets")
	case c == '*' && begins && s.broken:
		s.alias(at, s.lineEnd(at))
	case c == '&' && begins && s.name(at+1, len(s.text)) == at+1:
		s.reserved(at)
	}
	if s.fault != nil {
		return at, false
	}
	if !begins && s.broken && s.closedBefore(at) {
		s.fail(at, "put a comma before it, or the whole text in quotes", "expected a comma before this text")
		return at, false
	}
	i := at
	for ; i < len(s.text) && strings.IndexByte(",[]{}\n", s.text[i]) < 0 && !isColon(i); i++ {
		if s.text[i] == '#' && i > at && (s.text[i-1] == ' ' || s.text[i-1] == '\t') {
			break
		}
		if s.text[i] == '?' && i > at {
			s.fail(i, "put the text in quotes", "unquoted text in brackets cannot contain a question mark")
			return i, false
		}
	}
	for i > at+1 && strings.IndexByte(" \t\r", s.text[i-1]) >= 0 {
		i--
	}
	if begins && !s.isFlowKey(i) {
		s.emit(Text{Style: Plain, Start: at, End: i, Comment: -1, Indent: indent, Flow: true})
	}
	return i - 1, false
}

// isFlowKey reports whether a colon follows the text that ends before at.
func (s *scanner) isFlowKey(at int) bool {
	at = s.skipBlanks(at, len(s.text))
	return at < len(s.text) && s.text[at] == ':'
}

// closedBefore reports whether a quote or bracket closes before at, so that no
// text can follow without a comma.
func (s *scanner) closedBefore(at int) bool {
	before := strings.TrimRight(string(s.text[max(0, at-80):at]), " \t\r\n")
	return before != "" && strings.IndexByte("\"'}]", before[len(before)-1]) >= 0
}
