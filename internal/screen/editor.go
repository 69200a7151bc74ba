package screen

import (
	"strings"
	"unicode/utf8"

	"djq/internal/term"
)

// Editor is where a text is written line by line: a line that is ended cannot
// be changed any more. The zero value is an empty one.
type Editor struct {
	line []rune
}

// Edit is what a key did in an Editor.
type Edit uint8

// What keys do.
const (
	Typed    Edit = iota // the line may have changed
	Ended                // the line is ended: Enter
	Finished             // the text is: Ctrl-D, or Enter on an empty line
	Left                 // the editor is left for now: Escape
)

// Press obeys a key. A line that it ends is returned, and a new one begun;
// that of Ended is never empty.
func (e *Editor) Press(k term.Key) (line string, did Edit) {
	switch {
	case k == term.Escape:
		return e.end(), Left
	case k == term.CtrlD, k == term.Enter && len(e.line) == 0:
		return e.end(), Finished
	case k == term.Enter:
		return e.end(), Ended
	case k == term.Backspace:
		e.line = e.line[:max(0, len(e.line)-1)]
	case k == term.CtrlU:
		e.line = nil
	case k == term.CtrlW:
		words := strings.TrimRight(string(e.line), " ")
		e.line = []rune(words[:strings.LastIndexByte(words, ' ')+1])
	case k == term.Tab:
		e.line = append(e.line, []rune("    ")...)
	case k >= ' ':
		e.line = append(e.line, rune(k))
	}
	return "", Typed
}

// Paste adds text and returns the lines that it ends. Its empty lines neither
// end the text nor are returned.
func (e *Editor) Paste(text string) (ended []string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 && len(e.line) > 0 {
			ended = append(ended, e.end())
		}
		e.line = append(e.line, []rune(line)...)
	}
	return ended
}

// Line returns the line that is being written.
func (e *Editor) Line() string { return string(e.line) }

func (e *Editor) end() string {
	line := string(e.line)
	e.line = nil
	return line
}

// Break breaks a line as it was written into lines of at most so many columns,
// 0 meaning no limit: after a space where there is one. All spaces are kept,
// since code has its indentation.
func Break(text string, columns int) []string {
	if columns <= 0 {
		return []string{text}
	}
	var lines []string
	for first := true; first || text != ""; first = false {
		end := lineEnd(text, columns)
		lines = append(lines, text[:end])
		text = text[end:]
	}
	return lines
}

// lineEnd returns how many bytes of text make a line of so many columns: all,
// or up to the last space, or as many as fit.
func lineEnd(text string, columns int) int {
	end := 0
	for end < len(text) {
		_, n := utf8.DecodeRuneInString(text[end:])
		if widthOf(text[:end+n]) <= columns || end == 0 {
			end += n
			continue
		}
		if space := strings.LastIndexByte(text[:end], ' '); space > 0 {
			return space + 1
		}
		break
	}
	return end
}
