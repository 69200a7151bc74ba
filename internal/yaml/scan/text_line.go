package scan

import (
	"bytes"
	"iter"
)

// TextLine is a line of the file in a text of several lines.
type TextLine struct {
	At   int    // byte of the file at which the body begins
	Body []byte // without white space around it
	// IsJoined says that YAML puts the line behind the one above it.
	IsJoined bool
	// IsDeeper says that it is joined although it stands at least two columns to
	// the right of the second line of the text, as code does below its first line.
	IsDeeper bool
	// IsEscaped says that a backslash at its end keeps the line apart from the
	// next, which begins with what the text says.
	IsEscaped bool
}

// Lines yields the lines of a text of several lines that are not blank. The
// header of a folded text is none of them.
func Lines(src []byte, t Text) iter.Seq[TextLine] {
	return func(yield func(TextLine) bool) {
		if bytes.IndexByte(src[t.Start:t.End], '\n') < 0 {
			return
		}
		isText := t.Style != Folded // the first line is not the header
		begins := true              // no text stands before the line, or a blank line does
		margin := -1                // columns before the first line of a folded text, or the second of another
		for at := t.Start; at < t.End; {
			end := t.End
			if i := bytes.IndexByte(src[at:end], '\n'); i >= 0 {
				end = at + i + 1
			}
			body := bytes.TrimSpace(src[at:end])
			first := at + bytes.Index(src[at:end], body)
			line := TextLine{At: first, Body: body, IsEscaped: t.Style == DoubleQuoted && bytes.HasSuffix(body, []byte{'\\'})}
			if margin < 0 && isText && len(body) > 0 && (t.Style == Folded || at > t.Start) {
				margin = first - at
			}
			isKept := t.Style == Folded && isText && len(body) > 0 && first-at > margin // as YAML leaves deeper lines
			if isText && len(body) > 0 {
				if at == t.Start && (body[0] == '"' || body[0] == '\'') {
					line.At, line.Body = line.At+1, bytes.TrimSpace(body[1:])
				}
				line.IsJoined = !begins && !isKept
				line.IsDeeper = line.IsJoined && first-at >= margin+2 && at > t.Start
				if !yield(line) {
					return
				}
			}
			begins = !isText || len(body) == 0 || line.IsEscaped || isKept
			isText = true
			at = end
		}
	}
}
