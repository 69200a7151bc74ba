package screen

import (
	"fmt"
	"io"
	"strings"
)

// measure takes note of the window's size.
func (s *Screen) measure() {
	columns, rows := s.terminal.Size()
	if columns == s.columns && rows == s.rows {
		return
	}
	if columns < s.columns {
		s.note = "^L redraws what no longer fits"
	}
	s.columns, s.rows = columns, rows
	s.pages.resize(columns)
}

// live returns the live lines.
func (s *Screen) live(more bool) []string {
	var help []string
	if s.help != nil {
		help = s.help(s.columns)
	}
	rows := max(1, s.rows-len(help))
	return append(help, s.program.Live(Frame{Columns: s.columns, Rows: rows, More: more, Note: s.note})...)
}

// draw writes what stays, and the live lines below it.
//
// Between two drawings the cursor waits, unseen, at the beginning of the first
// live line: however a terminal breaks its lines when it is resized, it takes
// the cursor along, so erasing from there on hits the live lines and nothing
// else.
func (s *Screen) draw() {
	live := s.live(s.More())
	// The top of lines that fill the window could not be reached again.
	live = live[:max(1, min(len(live), s.rows-1))]
	var b strings.Builder
	b.WriteString("\x1b[?25l\r\x1b[J" + s.printed.String())
	for i, line := range live {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(cut(line, max(1, s.columns-1)))
	}
	b.WriteByte('\r')
	if up := len(live) - 1; up > 0 {
		fmt.Fprintf(&b, "\x1b[%dA", up)
	}
	s.printed.Reset()
	s.write(b.String())
}

func (s *Screen) write(text string) {
	if _, err := io.WriteString(s.terminal, text); err != nil && s.err == nil {
		s.err = fmt.Errorf("write to the terminal: %w", err)
	}
}
