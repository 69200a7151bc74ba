package scan

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// scanner walks once over a text, line by line, and tells where its texts
// begin and end and where it stops being YAML. It knows the block structure
// by its indentation, and plain, quoted, literal and folded scalars and flow
// collections as the decoder reads them, which has no places for their ends
// and few for errors.
type scanner struct {
	text   []byte
	at     int     // first byte not yet scanned
	levels []level // block collections that are open, the innermost last
	// wants says that a key or a dash still waits for its value, which may
	// stand on deeper lines.
	wants bool
	// broken says that the decoder refused the text. The scanner then guesses
	// what its author meant; in a text that is YAML it may not.
	broken bool
	fault  *Fault
	visit  func(Text) bool // called for each scalar that is a value; may be nil
	ended  bool            // visit has seen enough

	cut      int  // the # that ended the value last scanned, or -1
	block    int  // indentation of the block scalar last scanned, or -1
	given    int  // what its header says of that, or 0
	root     bool // the text is one value, which was scanned
	document int  // place of a line with three dots above, or -1
	item     bool // the value at hand is an item of a list
}

// level is a block collection that is open at a line.
type level struct {
	indent int
	list   bool
}

// Fault is where a text stops being YAML, and why.
type Fault struct {
	Line, Column  int // code points, from 1
	Kind          FaultKind
	Message, Hint string
}

// FaultKind says what kind of fault it is.
type FaultKind uint8

// The kinds.
const (
	Syntax FaultKind = iota // it is no YAML
	Tab                     // a tab in the indentation
	Anchor                  // an anchor or alias, or what looks like one
)

func newScanner(text []byte) *scanner {
	return &scanner{text: text, cut: -1, block: -1, document: -1}
}

// Find scans a text that the decoder refused for the first mistake. It
// returns nil when it finds none.
func Find(text []byte) *Fault {
	s := newScanner(text)
	s.broken = true
	s.scan()
	if at := conflictMark(text); at >= 0 && (s.fault == nil || s.fault.Line >= s.lineNumber(at)) {
		s.fault = nil
		s.fail(at, "keep one of the two versions, and remove the lines of <<<<<<<, ======= and >>>>>>>", "a merge conflict that is not resolved")
	}
	return s.fault
}

// conflictMark returns where the first line stands with which Git marks a merge
// conflict, or -1.
func conflictMark(text []byte) int {
	at := 0
	for line := range bytes.Lines(text) {
		if len(line) > 7 && (line[7] == ' ' || line[7] == '\n' || line[7] == '\r') {
			switch string(line[:7]) {
			case "<<<<<<<", "|||||||", "=======", ">>>>>>>":
				return at
			}
		}
		at += len(line)
	}
	return -1
}

func (s *scanner) scan() {
	for s.at < len(s.text) && s.fault == nil && !s.ended {
		s.scanLine()
	}
}

func (s *scanner) fail(at int, hint, format string, args ...any) {
	if s.fault != nil {
		return
	}
	at = min(at, len(s.text))
	start := bytes.LastIndexByte(s.text[:at], '\n') + 1
	s.fault = &Fault{
		Line: s.lineNumber(at), Column: utf8.RuneCount(s.text[start:at]) + 1,
		Kind: Syntax, Message: fmt.Sprintf(format, args...), Hint: hint,
	}
}

// lineNumber returns the line of a byte, for messages.
func (s *scanner) lineNumber(at int) int { return bytes.Count(s.text[:at], []byte{'\n'}) + 1 }

// lineEnd returns where the line of at ends, without its line end.
func (s *scanner) lineEnd(at int) int {
	i := bytes.IndexByte(s.text[at:], '\n')
	if i < 0 {
		return len(s.text)
	}
	end := at + i
	if end > at && s.text[end-1] == '\r' {
		end--
	}
	return end
}

// next moves to the line after at.
func (s *scanner) next(at int) { s.at = LineEnd(s.text, at) }

// skipSpaces returns the first byte from at to end that is no space.
func (s *scanner) skipSpaces(at, end int) int {
	for at < end && s.text[at] == ' ' {
		at++
	}
	return at
}

// skipBlanks returns the first byte from at to end that is no space or tab.
func (s *scanner) skipBlanks(at, end int) int {
	for at < end && (s.text[at] == ' ' || s.text[at] == '\t') {
		at++
	}
	return at
}

// isMarker reports whether --- or ... stands at at, alone or before a space.
func (s *scanner) isMarker(at int, marker string) bool {
	rest := s.text[at:]
	return bytes.HasPrefix(rest, []byte(marker)) && (len(rest) == 3 || bytes.IndexByte([]byte(" \t\r\n"), rest[3]) >= 0)
}

// isDash reports whether a list item begins at at.
func (s *scanner) isDash(at, end int) bool { return s.isIndicator('-', at, end) }

// isIndicator reports whether c stands at at, alone or before white space.
func (s *scanner) isIndicator(c byte, at, end int) bool {
	return at < end && s.text[at] == c && (at+1 >= end || s.text[at+1] == ' ' || s.text[at+1] == '\t')
}
