package lineeditor

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Layout is a text in rows.
type Layout struct {
	Rows   []Row  // at least one
	Cursor int    // the row of the cursor
	Before string // of that row, what stands before the cursor
	At     string // the grapheme cluster at the cursor, empty at the end of a line
	After  string // what stands after that
}

// Row is a row of a text.
type Row struct {
	Text  string
	Start int  // where it begins, in bytes
	First bool // it begins a line; others go on with one
}

// Layout returns the text in rows of at most so many columns, 0 meaning no limit.
// One column is to be left to a cursor behind the last character. The keys up and
// down go by the rows that were asked for last.
func (e *Editor) Layout(columns int) Layout {
	e.columns = columns
	var l Layout
	start := 0
	for line := range strings.SplitSeq(e.text, "\n") {
		for i, text := range Break(line, columns) {
			if start <= e.cursor {
				l.Cursor = len(l.Rows)
			}
			l.Rows = append(l.Rows, Row{Text: text, Start: start, First: i == 0})
			start += len(text)
		}
		start++
	}
	row := l.Rows[l.Cursor]
	at := min(e.cursor-row.Start, len(row.Text))
	l.Before, l.After = row.Text[:at], row.Text[at:]
	if g := displaywidth.StringGraphemes(l.After); g.Next() {
		l.At = g.Value()
		l.After = l.After[len(l.At):]
	}
	return l
}

// Break breaks a line as it was written into lines of at most so many columns,
// 0 meaning no limit: after a space where there is one, and never within a grapheme
// cluster. All spaces are kept, since code has its indentation.
func Break(text string, columns int) []string {
	if columns <= 0 {
		return []string{text}
	}
	var lines []string
	start, end, space := 0, 0, 0 // of the line, so far, and after its last space
	width, wide := 0, 0          // up to end, and up to space
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		if width+g.Width() > columns && end > start {
			if space > start {
				lines = append(lines, text[start:space])
				start, width = space, width-wide
			}
			if width+g.Width() > columns && end > start {
				lines = append(lines, text[start:end])
				start, width = end, 0
			}
		}
		end += len(g.Value())
		width += g.Width()
		if g.Value() == " " {
			space, wide = end, width
		}
	}
	return append(lines, text[start:])
}
