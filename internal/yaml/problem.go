package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"djq/internal/diag"
)

// problem is what is wrong with a text that the YAML decoder refused.
type problem struct {
	pos           diag.Pos
	message, hint string
	tab           bool
}

// findProblem scans a text that is known not to be YAML for the first of the
// mistakes that people make in question files. It knows block mappings and
// lists, plain, quoted and block scalars, and where flow collections end; it
// returns false when it finds nothing.
func findProblem(text []byte) (problem, bool) {
	s := &scanner{text: string(text)}
	for s.at < len(s.text) && s.found == nil {
		s.scanLine()
	}
	if s.found == nil {
		return problem{}, false
	}
	return *s.found, true
}

// level is a block collection that is open at a line.
type level struct {
	indent int
	list   bool
}

// scanner walks over a text line by line; values that go on over several
// lines are skipped as a whole.
type scanner struct {
	text   string
	at     int // first byte not yet scanned
	levels []level
	// wants says that a key or a dash still waits for its value, which may
	// stand on deeper lines.
	wants bool
	found *problem
}

func (s *scanner) fail(at int, hint, format string, args ...any) {
	if s.found != nil {
		return
	}
	at = min(at, len(s.text))
	start := strings.LastIndexByte(s.text[:at], '\n') + 1
	s.found = &problem{
		pos: diag.Pos{
			Line: int32(strings.Count(s.text[:at], "\n")) + 1,
			Col:  int32(utf8.RuneCountInString(s.text[start:at])) + 1,
		},
		message: fmt.Sprintf(format, args...), hint: hint,
	}
}

// lineEnd returns where the line of at ends, without its line end.
func (s *scanner) lineEnd(at int) int {
	if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
		end := at + i
		if end > at && s.text[end-1] == '\r' {
			end--
		}
		return end
	}
	return len(s.text)
}

// next moves to the line after at.
func (s *scanner) next(at int) {
	if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
		s.at = at + i + 1
		return
	}
	s.at = len(s.text)
}

// scanLine scans one line of block structure and the value that begins on it.
func (s *scanner) scanLine() {
	start := s.at
	end := s.lineEnd(start)
	at := start
	for at < end && s.text[at] == ' ' {
		at++
	}
	rest := s.text[at:end]
	switch {
	case strings.TrimSpace(rest) == "" || rest[0] == '#' || strings.HasPrefix(rest, "---") && at == start:
		s.next(end)
		return
	case rest[0] == '\t':
		s.fail(at, "indent with spaces", "tab in the indentation")
		s.found.tab = true
		return
	case rest[0] == '%' && at == start:
		s.fail(at, "put text that starts with % in quotes", "a line cannot start with %%")
		return
	}
	indent := at - start
	if !s.open(at, indent, rest) {
		return
	}
	s.scanEntry(at, indent, end)
}

// open finds the collection that a line belongs to by its indentation.
func (s *scanner) open(at, indent int, rest string) bool {
	list := isDash(rest)
	had := len(s.levels) > 0
	top := level{indent: -1}
	for len(s.levels) > 0 {
		top = s.levels[len(s.levels)-1]
		// A list may stand at the indentation of the key that holds it.
		if top.indent < indent || top.indent == indent && (top.list == list || list && s.wants) {
			break
		}
		s.levels = s.levels[:len(s.levels)-1]
		s.wants = false
		top = level{indent: -1}
	}
	switch {
	case top.indent == indent && top.list == list:
	case top.indent < indent && (s.wants || !had):
		s.levels = append(s.levels, level{indent, list})
	case top.indent == indent && list && s.wants:
		s.levels = append(s.levels, level{indent, list})
	default:
		hint := "indent it like the lines it belongs to"
		if had && top.indent >= 0 {
			hint = fmt.Sprintf("the lines it could belong to start in column %d", top.indent+1)
		}
		s.fail(at, hint, "the indentation matches no line above")
		return false
	}
	return true
}

func isDash(s string) bool { return s == "-" || strings.HasPrefix(s, "- ") }

// scanEntry scans what stands on a line from at on: dashes, a key, a value.
func (s *scanner) scanEntry(at, indent, end int) {
	for isDash(s.text[at:end]) {
		s.wants = true
		dash := at
		for at++; at < end && s.text[at] == ' '; at++ {
		}
		if at >= end || s.text[at] == '#' {
			s.next(end)
			return
		}
		if isDash(s.text[at:end]) || s.keyEnd(at, end) >= 0 {
			inner := indent + at - dash
			s.levels = append(s.levels, level{inner, isDash(s.text[at:end])})
			indent = inner
			if isDash(s.text[at:end]) {
				continue
			}
			break
		}
		s.scanValue(at, indent, end)
		return
	}
	colon := s.keyEnd(at, end)
	if colon < 0 {
		s.noKey(at, indent, end)
		return
	}
	if strings.IndexByte("@`%", s.text[at]) >= 0 {
		s.reserved(at)
		return
	}
	s.wants = true
	at = colon + 1
	for at < end && s.text[at] == ' ' {
		at++
	}
	if at >= end || s.text[at] == '#' {
		s.next(end)
		return
	}
	s.scanValue(at, indent, end)
}

// keyEnd returns the place of the colon that ends the key at at, or -1.
func (s *scanner) keyEnd(at, end int) int {
	if c := s.text[at]; c == '"' || c == '\'' {
		close := s.quoteEnd(at)
		if close < 0 || close > end {
			return -1
		}
		at = close
		for at < end && s.text[at] == ' ' {
			at++
		}
		if at < end && s.text[at] == ':' {
			return at
		}
		return -1
	} else if c == '[' || c == '{' {
		return -1
	}
	for i := at; i < end; i++ {
		switch {
		case s.text[i] == ':' && (i+1 == end || s.text[i+1] == ' '):
			return i
		case s.text[i] == '#' && i > at && s.text[i-1] == ' ':
			return -1
		}
	}
	return -1
}

// noKey handles a line without "key:" where one is expected: the document may
// be a lone value, else it is a mistake.
func (s *scanner) noKey(at, indent, end int) {
	if c := s.text[at]; strings.IndexByte("\"'[{|>@`", c) >= 0 || len(s.levels) == 0 {
		s.scanValue(at, indent, end)
		return
	}
	hint := "write it as key: value, or indent it further if it belongs to the text above"
	if word, _, ok := strings.Cut(s.text[at:end], ":"); ok && !strings.Contains(word, " ") {
		hint = "put a space after the colon"
	}
	s.fail(at, hint, "expected a key and a colon")
}

func (s *scanner) reserved(at int) {
	s.fail(at, "put the text in quotes", "text cannot start with %c", s.text[at])
}
