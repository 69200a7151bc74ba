package personal

import (
	"fmt"
	"strings"

	"djq/internal/diag"
)

// Remarks are lines of a draft that djq writes for who edits it, and that are not
// kept. Those in drafts of cards are comments of YAML, those in notes of HTML.
const (
	cardMark = "#djq:"
	noteMark = "<!--djq:"
	noteEnd  = "-->"
)

// Remark returns a line as a remark in a draft at a path.
func Remark(path, line string) string {
	line = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
	if isNote(path) {
		return noteMark + " " + strings.ReplaceAll(line, noteEnd, "-- >") + " " + noteEnd + "\n"
	}
	return strings.TrimRight(cardMark+" "+line, " ") + "\n"
}

// Strip returns the text of a draft without its remarks. In a note, text may have
// been written beside one.
func Strip(path, draft string) string {
	var b strings.Builder
	for line := range strings.Lines(draft) {
		if isNote(path) {
			b.WriteString(stripNote(line))
		} else if !strings.HasPrefix(line, cardMark) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// stripNote returns a line of a note without remarks, empty where there is
// nothing else.
func stripNote(line string) string {
	rest := line
	for {
		before, after, found := strings.Cut(rest, noteMark)
		_, after, closed := strings.Cut(after, noteEnd)
		if !found || !closed {
			break
		}
		rest = before + after
	}
	if rest != line && strings.TrimSpace(rest) == "" {
		return ""
	}
	return rest
}

// maxRemarks is how many findings a draft says.
const maxRemarks = 8

// WithFindings returns a text with remarks above it, one a line, that say what is
// wrong in it, and how many they are. Places of findings are those in the text.
func WithFindings(path, text string, findings []diag.Finding) (draft string, remarks int) {
	remarks = min(len(findings), maxRemarks)
	var b strings.Builder
	for _, f := range findings[:remarks] {
		line := f.Message
		if f.Pos.IsValid() {
			line = fmt.Sprintf("line %d: %s", int(f.Pos.Line)+remarks, f.Message)
		}
		if f.Hint != "" {
			line += " (" + f.Hint + ")"
		}
		b.WriteString(Remark(path, line))
	}
	return b.String() + text, remarks
}
