package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// screen is the little of a terminal that djq's output needs: it prints,
// wraps, scrolls, moves the cursor and erases. It keeps what scrolled off, as
// a terminal's scrollback does, and panics on nothing.
type screen struct {
	width, height int
	lines         [][]cell // scrollback and screen, top first
	top           int      // the line of the screen's first row
	x, y          int      // the cursor; y counts from top
	pending       []byte   // the beginning of a sequence whose rest is to come
	parser        *ansi.Parser
	style         style
}

// cell is one column of a line; the second column of a wide character is empty.
type cell struct {
	text  string
	style style
}

// style is what SGR sequences set, of those that djq writes.
type style struct {
	bold, faint, italic, underline bool
	color                          int // 30 to 37, 0 for the default
}

func newScreen(width, height int) *screen {
	return &screen{width: width, height: height, lines: make([][]cell, 1), parser: ansi.NewParser()}
}

// Write shows what a program wrote.
func (s *screen) Write(p []byte) (int, error) {
	data := append(s.pending, p...)
	// A sequence or a character may be cut in the middle by the read.
	whole := len(data) - cutOff(data)
	data, s.pending = data[:whole], bytes.Clone(data[whole:])
	for len(data) > 0 {
		if incomplete(data) {
			s.pending = append(bytes.Clone(data), s.pending...)
			break
		}
		seq, width, n, _ := ansi.DecodeSequence(data, ansi.NormalState, s.parser)
		data = data[n:]
		switch {
		case width > 0:
			s.print(string(seq), width)
		case ansi.HasCsiPrefix(seq):
			s.control(ansi.Cmd(s.parser.Command()).Final())
		case len(seq) == 1:
			s.single(seq[0])
		}
	}
	return len(p), nil
}

// cutOff returns how many bytes at the end of data begin a character but do
// not end it.
func cutOff(data []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if end := data[len(data)-n:]; utf8.RuneStart(end[0]) {
			if !utf8.FullRune(end) {
				return n
			}
			break
		}
	}
	return 0
}

// incomplete reports whether data begins a sequence but does not end it.
func incomplete(data []byte) bool {
	if data[0] != ansi.ESC {
		return false
	}
	if len(data) == 1 {
		return true
	}
	switch data[1] {
	case '[':
		return !bytes.ContainsFunc(data[2:], func(r rune) bool { return r >= '@' })
	case ']':
		return !bytes.ContainsRune(data, ansi.BEL) && !bytes.Contains(data, []byte("\x1b\\"))
	}
	return false
}

func (s *screen) single(c byte) {
	switch c {
	case '\n':
		s.y++
		s.scroll()
	case '\r':
		s.x = 0
	case '\b':
		s.x = max(0, s.x-1)
	case '\t':
		s.x = min(s.width-1, (s.x/8+1)*8)
	}
}

func (s *screen) print(text string, width int) {
	if s.x+width > s.width {
		s.x = 0
		s.y++
		s.scroll()
	}
	line := s.line()
	for len(*line) < s.x+width {
		*line = append(*line, cell{text: " "})
	}
	(*line)[s.x] = cell{text, s.style}
	for i := 1; i < width; i++ {
		(*line)[s.x+i] = cell{"", s.style}
	}
	s.x += width
}

// control obeys a CSI sequence.
func (s *screen) control(final byte) {
	n, _ := s.parser.Param(0, 1)
	n = max(n, 1)
	mode, _ := s.parser.Param(0, 0)
	switch final {
	case 'A':
		s.y = max(0, s.y-n)
	case 'B':
		s.y = min(s.height-1, s.y+n)
		s.scroll()
	case 'C':
		s.x = min(s.width-1, s.x+n)
	case 'D':
		s.x = max(0, s.x-n)
	case 'G':
		s.x = min(s.width, n) - 1
	case 'H':
		column, _ := s.parser.Param(1, 1)
		s.y, s.x = min(s.height, n)-1, min(s.width, max(column, 1))-1
		s.scroll()
	case 'J':
		s.eraseLine(mode)
		if mode == 0 {
			s.lines = s.lines[:s.top+s.y+1]
		}
	case 'K':
		s.eraseLine(mode)
	case 'm':
		s.restyle()
	}
}

// eraseLine erases from the cursor (0), up to it (1) or all of the line (2).
func (s *screen) eraseLine(mode int) {
	line := s.line()
	switch mode {
	case 0:
		*line = (*line)[:min(s.x, len(*line))]
	case 1:
		for i := range min(s.x+1, len(*line)) {
			(*line)[i] = cell{text: " "}
		}
	case 2:
		*line = nil
	}
}

// restyle obeys an SGR sequence.
func (s *screen) restyle() {
	parameters := s.parser.Params()
	if len(parameters) == 0 {
		s.style = style{}
	}
	for _, p := range parameters {
		switch n := p.Param(0); {
		case n == 0:
			s.style = style{}
		case n == 1:
			s.style.bold = true
		case n == 2:
			s.style.faint = true
		case n == 3:
			s.style.italic = true
		case n == 4:
			s.style.underline = true
		case n == 22:
			s.style.bold, s.style.faint = false, false
		case n == 23:
			s.style.italic = false
		case n == 24:
			s.style.underline = false
		case n >= 30 && n <= 37:
			s.style.color = n
		case n == 39:
			s.style.color = 0
		}
	}
}

func (s *screen) line() *[]cell { return &s.lines[s.top+s.y] }

// scroll makes room for the cursor's line.
func (s *screen) scroll() {
	if over := s.y - (s.height - 1); over > 0 {
		s.top += over
		s.y -= over
	}
	for len(s.lines) <= s.top+s.y {
		s.lines = append(s.lines, nil)
	}
}

// resize changes the size, without wrapping anew what is there.
func (s *screen) resize(width, height int) {
	row := s.top + s.y
	s.width, s.height = width, height
	s.top = max(s.top, row-(height-1))
	s.y = row - s.top
	s.x = min(s.x, width-1)
}

// String returns scrollback and screen as text, without what is blank at the
// ends of lines and at the end.
func (s *screen) String() string {
	var b strings.Builder
	for _, line := range s.lines {
		var text strings.Builder
		for _, c := range line {
			text.WriteString(c.text)
		}
		b.WriteString(strings.TrimRight(text.String(), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func TestScreenShowsWhatATerminalDoes(t *testing.T) {
	tests := []struct{ name, written, want string }{
		{"wrap and scrollback", "abcdefgh\r\n1\r\n2\r\n3\r\n", "abcdef\ngh\n1\n2\n3\n"},
		{"redrawn line", "one\r\x1b[2Ktwo", "two\n"},
		{"erase to the end", "on two\r\x1b[2C\x1b[K", "on\n"},
		{"up and erase below", "a\r\nb\r\nc\x1b[1A\r\x1b[Jx", "a\nx\n"},
		{"wide characters", "日本語x", "日本語\nx\n"},
		{"styles and links leave no text", "\x1b[1;31mred\x1b[0m \x1b]8;;http://x\x07l\x1b]8;;\x07", "red l\n"},
		{"home", "abc\x1b[1;2HX", "aXc\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			// In reads of whatever size it comes to the same.
			for size := range len(test.written) {
				s := newScreen(6, 3)
				for part := range slices.Chunk([]byte(test.written), size+1) {
					_, _ = s.Write(part)
				}
				if s.String() != test.want {
					t.Errorf("in reads of %d bytes got %q, want %q", size+1, s, test.want)
				}
			}
		})
	}
}
