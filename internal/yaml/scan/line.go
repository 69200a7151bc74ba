package scan

import (
	"bytes"
	"fmt"
	"strings"
)

// scanLine scans one line of block structure and the value that begins on it.
func (s *scanner) scanLine() {
	start, end := s.at, s.lineEnd(s.at)
	at := s.skipSpaces(start, end)
	switch blank := s.skipBlanks(at, end); {
	case blank == end:
		s.next(end)
		return
	case s.text[at] == '#':
		if s.cut < 0 && s.block >= 0 {
			s.cut = at
		}
		s.next(end)
		return
	case at == start && s.isMarker(at, "---"):
		s.levels, s.wants, s.root, s.document = nil, false, false, -1
		s.settle()
		s.next(end)
		return
	case at == start && s.isMarker(at, "..."):
		s.levels, s.wants, s.document = nil, false, at
		s.next(end)
		return
	case s.document >= 0:
		s.fail(s.document, "remove the line, or indent it as far as the text it belongs to", "a line of three dots ends the document, and more follows")
		return
	case blank > at:
		s.fail(at, "indent with spaces", "tab in the indentation")
		s.fault.Kind = Tab
		return
	case at == start && s.text[at] == '%':
		s.directive(at, end)
		return
	}
	if s.broken && s.cannotBegin(at, end) {
		return
	}
	s.scanBody(at, at-start, end)
}

// directive scans a line that begins with a percent sign.
func (s *scanner) directive(at, end int) {
	line := string(s.text[at:end])
	version, isVersion := strings.CutPrefix(line, "%YAML")
	switch {
	case isVersion && (len(s.levels) > 0 || strings.TrimSpace(version) != "1.1"):
		s.fail(at, "remove the line", "a question file needs no %%YAML line")
	case isVersion || len(s.levels) == 0 && strings.HasPrefix(line, "%TAG "):
		s.next(end)
	default:
		s.fail(at, "put text that starts with % in quotes, or indent it if it goes on from the line above", "a line cannot start with %%")
	}
}

// scanBody scans what begins at at, the first byte of a line that is no
// space.
func (s *scanner) scanBody(at, indent, end int) {
	list := s.isDash(at, end)
	popped, had := level{indent: -1}, len(s.levels) > 0
	top := level{indent: -1}
	for len(s.levels) > 0 {
		top = s.levels[len(s.levels)-1]
		// A list may stand at the indentation of the key that holds it.
		if top.indent < indent || top.indent == indent && (top.list == list || list && s.wants) {
			break
		}
		s.levels = s.levels[:len(s.levels)-1]
		s.wants = false
		popped, top = top, level{indent: -1}
	}
	switch {
	case s.root && s.broken:
		s.fail(at, rootHint, "the file is one value, which ends above this line")
		return
	case top.indent == indent && top.list == list:
	case top.indent < indent && (s.wants || !had):
		isKey := s.isIndicator('?', at, end) || s.keyEnd(at, end) >= 0
		if !list && !isKey {
			s.root = !had
			if s.broken && had && s.isIndicator('*', at, end) {
				s.fail(at, "begin each item with a dash and a space, or put the text in quotes", "a list item begins with a dash")
				return
			}
			s.scanValue(at, top.indent, end, s.item)
			return
		}
		s.levels = append(s.levels, level{indent, list})
	case top.indent == indent && list && s.wants:
		s.levels = append(s.levels, level{indent, list})
	default:
		s.misplaced(at, indent, end, top, popped)
		return
	}
	s.scanEntry(at, indent, end)
}

// rootHint says what to do about a file that is no list of cards.
const rootHint = `write a list of cards, and begin each with a dash, as in "- topic: orm"`

// IsWord reports whether a text could be a key: letters, digits and
// underscores.
func IsWord(text []byte) bool {
	text = bytes.TrimRight(text, " ")
	for _, c := range text {
		if c != '_' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return len(text) > 0
}

// misplaced reports a line whose indentation fits nothing above.
func (s *scanner) misplaced(at, indent, end int, top, popped level) {
	list := s.isDash(at, end)
	switch {
	case s.cut >= 0 && indent > top.indent:
		hint := "put the text in quotes, or on the lines below after |"
		if s.block > 0 {
			hint = fmt.Sprintf("indent it to column %d if it belongs to the text, or move it above the key", s.block+1)
		}
		s.fail(s.cut, hint, "a comment begins here and ends the text, which goes on in line %d", s.lineNumber(at))
	case s.block > indent && indent > top.indent:
		hint := fmt.Sprintf("indent it to column %d, or the first line of the text less", s.block+1)
		if s.given > 0 {
			hint = fmt.Sprintf("indent it to column %d, or remove the %d from the line where the text begins", s.block+1, s.given)
		}
		s.fail(at, hint,
			"this line is indented less than the first line of its text, which ends the text")
	case list && (popped.indent == indent || top.indent == indent):
		s.fail(at, "remove the dash, or indent the item below its key", "a dash where a key was expected")
	case popped.indent == indent || top.indent == indent:
		s.fail(at, s.keyHint(at, end, popped), "expected a dash and a space, because the lines above are items of a list")
	default:
		hint := "indent it like the lines it belongs to"
		if top.indent >= 0 {
			hint = fmt.Sprintf("the lines it could belong to start in column %d", top.indent+1)
			if popped.indent > indent {
				hint += fmt.Sprintf(" or %d", popped.indent+1)
			}
		}
		s.fail(at, hint, "the indentation matches no line above")
	}
}

// keyHint says what to do about a line that should be an item of a list.
func (s *scanner) keyHint(at, end int, popped level) string {
	if s.isGlued(at, end) {
		return "put a space after the dash"
	}
	if popped.indent > 0 && s.keyEnd(at, end) >= 0 {
		return "begin it with a dash, or indent it like the keys above"
	}
	return "begin it with a dash, or indent it further if it belongs to the text above"
}

// scanEntry scans what stands on a line from at on: dashes, a key, a value.
func (s *scanner) scanEntry(at, indent, end int) {
	s.item = false
	for s.isDash(at, end) || s.isIndicator('?', at, end) {
		s.wants, s.item = true, s.text[at] == '-'
		from := at
		if s.broken && s.item && bytes.HasPrefix(s.text[at+1:end], []byte{'\t'}) {
			s.fail(at+1, "put a space after the dash", "tab after the dash of a list item")
			s.fault.Kind = Tab
			return
		}
		at = s.skipBlanks(at+1, end)
		if at >= end || s.text[at] == '#' {
			s.settle()
			s.next(end)
			return
		}
		nested := s.isDash(at, end)
		if !nested && s.keyEnd(at, end) < 0 {
			visit := s.visit
			if !s.item {
				s.visit = nil // a key
			}
			s.scanValue(at, indent, end, s.item)
			s.visit = visit
			return
		}
		indent += at - from
		s.levels = append(s.levels, level{indent, nested})
		if !nested {
			break
		}
	}
	colon := s.keyEnd(at, end)
	if colon < 0 {
		s.noKey(at, end)
		return
	}
	if s.wrongStart(at, end) {
		return
	}
	if s.broken && s.text[at] == '-' && s.gluedDash(at, end) {
		return
	}
	s.wants, s.item = true, false
	at = s.skipBlanks(colon+1, end)
	if at >= end || s.text[at] == '#' {
		s.settle()
		s.next(end)
		return
	}
	s.scanValue(at, indent, end, false)
}

// settle forgets how the value before ended.
func (s *scanner) settle() { s.cut, s.block, s.given = -1, -1, 0 }

// keyEnd returns the place of the colon that ends the key at at, or -1.
func (s *scanner) keyEnd(at, end int) int {
	switch c := s.text[at]; c {
	case '"', '\'':
		closed := s.quoteEnd(at, end)
		if closed < 0 {
			return -1
		}
		if at = s.skipBlanks(closed, end); s.isIndicator(':', at, end) {
			return at
		}
		return -1
	case '[', '{', '|', '>':
		return -1
	}
	for i := at; i < end; i++ {
		switch {
		case s.isIndicator(':', i, end):
			return i
		case s.text[i] == '#' && i > at && (s.text[i-1] == ' ' || s.text[i-1] == '\t'):
			return -1
		}
	}
	return -1
}

// quoteEnd returns the place behind the quote that closes the one at at on the
// same line, or -1.
func (s *scanner) quoteEnd(at, end int) int {
	quote := s.text[at]
	for i := at + 1; i < end; i++ {
		switch c := s.text[i]; {
		case c == '\\' && quote == '"', quote == '\'' && c == quote && i+1 < end && s.text[i+1] == quote:
			i++
		case c == quote:
			return i + 1
		}
	}
	return -1
}

// noKey handles a line without "key:" where one is expected: the document may
// be a lone value, else it is a mistake.
func (s *scanner) noKey(at, end int) {
	c := s.text[at]
	if len(s.levels) == 0 || strings.IndexByte("\"'[{@`", c) >= 0 {
		holder := -1
		if len(s.levels) > 0 {
			holder = s.levels[len(s.levels)-1].indent
		}
		s.scanValue(at, holder, end, false)
		if s.fault == nil && len(s.levels) > 0 {
			s.fail(at, "write it as key: value, or indent it further if it belongs to the text above", "expected a key and a colon")
		}
		return
	}
	word, after, found := bytes.Cut(s.text[at:end], []byte{':'})
	hint := "write it as key: value, or indent it further if it belongs to the text above"
	switch name, _ := OddSpace(after); {
	case found && name != "":
		s.fail(at+len(word)+1, "write a plain space after the colon", "%s after the colon of a key", name)
		return
	case found && IsWord(word):
		hint = "put a space after the colon"
	case s.isGlued(at, end):
		hint = "put a space after the dash"
	case s.block > 0:
		hint = fmt.Sprintf("indent it to column %d if it belongs to the text above, or write it as key: value", s.block+1)
	case IsWord(s.text[at:end]):
		hint = "put a colon after the key"
	}
	s.fail(at, hint, "expected a key and a colon")
}
