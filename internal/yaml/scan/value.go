package scan

import (
	"bytes"
	"fmt"
	"strings"
)

// scanValue scans the value that begins at at, with the indentation of the
// key or dash that holds it.
func (s *scanner) scanValue(at, indent, end int, item bool) {
	s.wants, s.item = false, item
	s.settle()
	switch c := s.text[at]; c {
	case '"', '\'':
		if closed, ok := s.quoted(at, indent); ok {
			s.emit(Text{Style: quoteStyle(c), Start: at, End: closed, Comment: -1, Indent: indent, Item: item})
			s.tail(at, closed)
		}
	case '[', '{':
		if closed, ok := s.flow(at, indent); ok {
			s.tail(at, closed)
		}
	case '|', '>':
		s.blockScalar(at, indent, end)
	case '@', '`', '%', ']', '}', ',':
		s.reserved(at)
	case '*':
		s.alias(at, end)
	case '&':
		s.anchor(at, indent, end)
	case '!':
		// The tag is refused whatever it tags; its value is still a value.
		s.property(at, indent, end)
	default:
		s.plain(at, indent, end)
	}
}

func quoteStyle(quote byte) Style {
	if quote == '"' {
		return DoubleQuoted
	}
	return SingleQuoted
}

func (s *scanner) emit(t Text) {
	if s.visit != nil && s.fault == nil && !s.ended {
		s.ended = !s.visit(t)
	}
}

func (s *scanner) reserved(at int) {
	s.fail(at, "put the text in quotes", "text cannot start with %c", s.text[at])
}

// alias scans a value that begins with an asterisk. No file may hold one.
func (s *scanner) alias(at, end int) {
	name := s.name(at+1, end)
	if s.broken && name > at+1 && bytes.HasSuffix(bytes.TrimRight(s.text[:at], " "), []byte("<<:")) {
		s.fail(at, "remove the line and write the keys out", "merge key <<: merge keys are not allowed")
		s.fault.Kind = Anchor
		return
	}
	if s.broken && name > at+1 {
		s.fail(at, "put text that starts with * in quotes, or write the value out", "alias %s: aliases are not allowed", s.text[at:name])
		s.fault.Kind = Anchor
		return
	}
	if name == at+1 {
		s.reserved(at)
		return
	}
	s.next(end)
}

// name returns the end of the name of an anchor or alias at at.
func (s *scanner) name(at, end int) int {
	for at < end && (s.text[at] == '-' || IsWord(s.text[at:at+1])) {
		at++
	}
	return at
}

// anchor scans a value that begins with an ampersand. Check reports those that
// are anchors.
func (s *scanner) anchor(at, indent, end int) {
	name := s.name(at+1, end)
	if name == at+1 || name < end && strings.IndexByte(" \t", s.text[name]) < 0 {
		s.reserved(at)
		return
	}
	s.property(at, indent, end)
}

// property scans an anchor or a tag and the value behind it.
func (s *scanner) property(at, indent, end int) {
	for at < end && s.text[at] != ' ' && s.text[at] != '\t' {
		at++
	}
	at = s.skipBlanks(at, end)
	if at >= end || s.text[at] == '#' {
		s.wants = true
		s.next(end)
		return
	}
	visit := s.visit
	s.visit = nil
	s.scanValue(at, indent, end, s.item)
	s.visit = visit
}

// tail checks that nothing but a comment follows a value that began at from
// and closed before at.
func (s *scanner) tail(from, at int) {
	end := s.lineEnd(at)
	rest := s.skipBlanks(at, end)
	if rest == end || s.text[rest] == '#' {
		s.next(end)
		return
	}
	switch c := s.text[from]; {
	case c == '[' || c == '{':
		s.fail(rest, "remove it, or put the whole text in quotes", "unexpected text after the closing bracket")
	case c == '\'' && rest == at:
		s.fail(rest, "write an apostrophe inside single quotes as '', or put the text in double quotes", "unexpected text after the closing quote")
	case c == '"' && rest == at:
		s.fail(rest, `write a quote inside double quotes as \", or put the text in single quotes`, "unexpected text after the closing quote")
	default:
		s.fail(rest, "put the whole text in quotes, or on the lines below after |", "unexpected text after the closing quote")
	}
}

// commentIn returns the # that begins a comment on the part of a line from at
// to end, or -1.
func (s *scanner) commentIn(at, end int) int {
	for i := at + 1; i < end; i++ {
		if s.text[i] == '#' && (s.text[i-1] == ' ' || s.text[i-1] == '\t') {
			return i
		}
	}
	return -1
}

// plain scans a value without quotes, over all its lines.
func (s *scanner) plain(at, indent, end int) {
	if s.isDash(at, end) {
		s.fail(at, "begin the list on the next line, or put the text in quotes", "a list cannot begin on the same line as its key")
		return
	}
	if s.isIndicator('?', at, end) {
		s.reserved(at)
		return
	}
	if colon := s.keyEnd(at, end); colon >= 0 {
		hint := "put the whole text in quotes, or on the lines below after |"
		if s.opensWithCurlyQuote(at) {
			hint = `“ and ” are no quotes to YAML: write " around the text`
		}
		s.fail(colon, hint, "unquoted text cannot contain a colon before a space or at the end of a line")
		return
	}
	t := Text{Style: Plain, Start: at, Indent: indent, Item: s.item}
	t.Comment, t.End = s.commentIn(at, end), end
	s.next(end)
	for t.Comment < 0 && s.at < len(s.text) {
		start, end := s.at, s.lineEnd(s.at)
		first := s.skipBlanks(start, end)
		if first == end {
			s.next(end)
			continue
		}
		column := s.skipSpaces(start, end) - start
		if column <= indent || first == start && (s.isMarker(first, "---") || s.isMarker(first, "...")) {
			break
		}
		if s.text[first] == '#' {
			s.cut = first
			break
		}
		if s.broken && s.continues(first, end) {
			return
		}
		if s.keyEnd(first, end) >= 0 && s.plainColon(first, end) >= 0 {
			s.wrongColon(at, first, start, indent)
			return
		}
		t.Comment, t.End = s.commentIn(first, end), end
		s.next(end)
	}
	if t.Comment >= 0 {
		s.cut, t.End = t.Comment, t.Comment
	}
	t.End = t.Start + len(bytes.TrimRight(s.text[t.Start:t.End], " \t\r\n"))
	if t.Start < t.End { // a carriage return at the end of the file is no text
		s.emit(t)
	}
}

// plainColon returns the place of the colon that would end a key if it began
// at at, whatever it begins with, or -1.
func (s *scanner) plainColon(at, end int) int {
	for i := at; i < end; i++ {
		if s.isIndicator(':', i, end) {
			return i
		}
		if s.text[i] == '#' && i > at && s.text[i-1] == ' ' {
			return -1
		}
	}
	return -1
}

func (s *scanner) opensWithCurlyQuote(at int) bool {
	return bytes.HasPrefix(s.text[at:], []byte("“")) || bytes.HasPrefix(s.text[at:], []byte("‘"))
}

// continues reports a line that goes on with a plain text only because of
// characters that look like spaces.
func (s *scanner) continues(first, end int) bool {
	name, _ := OddSpace(s.text[first:end])
	if name == "" || s.plainColon(first, end) < 0 {
		return false
	}
	s.fail(first, "indent with plain spaces", "%s in the indentation", name)
	return true
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

// wrongColon reports a colon on a line that goes on with the text that began
// at at. Which of the two lines is wrong follows from how they are indented.
func (s *scanner) wrongColon(at, first, start, indent int) {
	end := s.lineEnd(at)
	line := bytes.LastIndexByte(s.text[:at], '\n') + 1
	word, after, found := bytes.Cut(s.text[at:end], []byte{':'})
	name, _ := OddSpace(after)
	isKey := first-start == at-line // the line is where a key beside the first would be
	switch {
	case found && name != "":
		s.fail(at+len(word)+1, "write a plain space after the colon", "%s after the colon of a key", name)
	case found && IsWord(word):
		s.fail(at+len(word), "put a space after the colon", "expected a space after the colon of a key")
	case s.item && isKey && isLower(s.text[at]) && bytes.IndexByte(s.text[at:end], ' ') > 0:
		s.fail(at, "put a colon and a space after the key", "expected a key and a colon")
	case indent < 0:
		s.fail(first, rootHint, "this line continues the text above, and unquoted text cannot contain a colon before a space or at the end of a line")
	default:
		s.fail(first, fmt.Sprintf("keys start in column %d; put text with a colon in quotes, or on the lines below after |", indent+1),
			"this line continues the text above, and unquoted text cannot contain a colon before a space or at the end of a line")
	}
}
