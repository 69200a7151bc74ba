package scan

import (
	"bytes"
	"fmt"
	"strings"
)

// quoted scans a text in quotes and returns the place behind its closing
// quote. In a broken text, a quote that is closed only behind lines that look
// like keys or items is one that was never closed.
func (s *scanner) quoted(at, indent int) (closed int, ok bool) {
	quote := s.text[at]
	guess := -1 // the end of the line on which it should have been closed
	for i := at + 1; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '\n':
			switch {
			case s.isMarker(i+1, "---") || s.isMarker(i+1, "..."):
				s.fail(i+1, "indent the line if it belongs to the text, or close the quote above it",
					"a line of %s ends the document, and the quote opened in line %d is not closed",
					map[byte]string{'-': "three dashes", '.': "three dots"}[s.text[i+1]], s.lineNumber(at))
				return 0, false
			case guess < 0 && s.broken && s.looksLikeStructure(i+1, indent):
				guess = i
			}
		case c == '\\' && quote == '"':
			size := s.escape(i)
			if size == 0 {
				if guess >= 0 {
					s.unclosed(at, guess)
				}
				s.wrongEscape(i)
				return 0, false
			}
			i += size - 1
		case c == quote && quote == '\'' && i+1 < len(s.text) && s.text[i+1] == quote:
			i++
		case c == quote:
			if guess >= 0 {
				s.unclosed(at, guess)
				return 0, false
			}
			return i + 1, true
		}
	}
	if guess < 0 {
		guess = at + len(bytes.TrimRight(s.text[at:], " \t\r\n"))
	}
	s.unclosed(at, guess)
	return 0, false
}

// unclosed reports the quote or bracket at at, which should have been closed
// before end: at its own place, or where it should have been closed if that is
// on another line.
func (s *scanner) unclosed(at, end int) {
	what, hint := "bracket", "close it"
	switch c := s.text[at]; c {
	case '"', '\'':
		what = "quote"
		hint = fmt.Sprintf("close it with %c; inside, write %s", c, map[byte]string{'"': `\"`, '\'': "''"}[c])
	case '[':
		hint = "close it with ]"
	case '{':
		hint = "close it with }"
	}
	end = at + len(bytes.TrimRight(s.text[at:end], " \t\r\n"))
	if bytes.IndexByte(s.text[at:end], '\n') < 0 {
		s.fail(at, hint, "the %s opened here is never closed", what)
		return
	}
	s.fail(end, hint, "the %s opened in line %d is not closed before its text ends here", what, s.lineNumber(at))
}

// looksLikeStructure reports whether the line at at is a key or an item that
// is not indented deeper than what holds the value at hand.
func (s *scanner) looksLikeStructure(at, indent int) bool {
	if at >= len(s.text) {
		return false
	}
	end := s.lineEnd(at)
	first := s.skipSpaces(at, end)
	if first == end || first-at > max(indent, 0) {
		return false
	}
	if s.isDash(first, end) {
		return true
	}
	word, _, found := bytes.Cut(s.text[first:end], []byte{':'})
	return found && IsWord(word) && s.isIndicator(':', first+len(word), end)
}

// escape returns the length of the escape at at in double quotes, with its
// backslash, or 0 when YAML knows no such escape (YAML 1.2, section 5.7).
func (s *scanner) escape(at int) int {
	if at+1 >= len(s.text) {
		return 1
	}
	switch c := s.text[at+1]; c {
	case 'x', 'u', 'U':
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
		code, ok := hexadecimal(s.text[at+2:], digits)
		switch {
		case !ok:
			return 0
		case code >= 0xd800 && code <= 0xdfff:
			if !s.broken {
				return 2 + digits
			}
			if _, ok := surrogatePair(s.text[at:]); ok {
				return surrogatePairLen
			}
			return 0
		case code > 0x10ffff:
			return 0
		}
		return 2 + digits
	case '\r', '\n':
		return 1 // the line goes on
	default:
		if s.broken && strings.IndexByte("0abt\tnvfre \"'/\\N_LP", c) < 0 {
			return 0
		}
		return 2
	}
}

// wrongEscape reports the escape at at, which YAML does not know.
func (s *scanner) wrongEscape(at int) {
	rest := s.text[at+1 : min(len(s.text), at+12)]
	switch c := rest[0]; c {
	case 'x', 'u', 'U':
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
		code, ok := hexadecimal(rest[1:], digits)
		switch {
		case !ok:
			s.fail(at, fmt.Sprintf(`write \\%c for a backslash, or put the text in single quotes`, c), `\%c must be followed by %d hexadecimal digits`, c, digits)
		case code <= 0xdfff:
			s.fail(at, "write both halves, or the character itself", `\u%04x is half of a surrogate pair`, code)
		default:
			s.fail(at, "write the character itself", "there is no character U+%X", code)
		}
	default:
		r := []rune(string(rest))[0]
		s.fail(at, fmt.Sprintf(`write \\%c, or put the text in single quotes`, r), `double quotes know no \%c`, r)
	}
}
