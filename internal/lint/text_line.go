package lint

import (
	"bytes"
	"iter"

	"djq/internal/yaml/scan"
)

// textLine is a line of the file in a text of several lines.
type textLine struct {
	at   int    // byte of the file at which the body begins
	body []byte // without white space around it
	// isJoined says that YAML puts the line behind the one above it.
	isJoined bool
	// isDeeper says that it is joined although it stands at least two columns to
	// the right of the second line of the text, as code does below its first line.
	isDeeper bool
	// isEscaped says that a backslash at its end keeps the line apart from the
	// next, which begins with what the text says.
	isEscaped bool
}

// textLines yields the lines of a text of several lines that are not blank. The
// header of a folded text is none of them.
func textLines(src []byte, t scan.Text) iter.Seq[textLine] {
	return func(yield func(textLine) bool) {
		if bytes.IndexByte(src[t.Start:t.End], '\n') < 0 {
			return
		}
		isText := t.Style != scan.Folded // the first line is not the header
		begins := true                   // no text stands before the line, or a blank line does
		margin := -1                     // columns before the first line of a folded text, or the second of another
		for at := t.Start; at < t.End; {
			end := t.End
			if i := bytes.IndexByte(src[at:end], '\n'); i >= 0 {
				end = at + i + 1
			}
			body := bytes.TrimSpace(src[at:end])
			first := at + bytes.Index(src[at:end], body)
			line := textLine{at: first, body: body, isEscaped: t.Style == scan.DoubleQuoted && bytes.HasSuffix(body, []byte{'\\'})}
			if margin < 0 && isText && len(body) > 0 && (t.Style == scan.Folded || at > t.Start) {
				margin = first - at
			}
			isKept := t.Style == scan.Folded && isText && len(body) > 0 && first-at > margin // as YAML leaves deeper lines
			if isText && len(body) > 0 {
				if at == t.Start && (body[0] == '"' || body[0] == '\'') {
					line.at, line.body = line.at+1, bytes.TrimSpace(body[1:])
				}
				line.isJoined = !begins && !isKept
				line.isDeeper = line.isJoined && first-at >= margin+2 && at > t.Start
				if !yield(line) {
					return
				}
			}
			begins = !isText || len(body) == 0 || line.isEscaped || isKept
			isText = true
			at = end
		}
	}
}

// isItem reports whether a line begins an item of a list in Markdown: with a
// dash, an asterisk, or a number of one or two digits and a full stop.
func (l textLine) isItem() bool {
	marker, rest, found := bytes.Cut(l.body, []byte{' '})
	if !found || len(bytes.TrimSpace(rest)) == 0 {
		return false
	}
	switch number, isNumber := bytes.CutSuffix(marker, []byte{'.'}); {
	case len(marker) == 1:
		return marker[0] == '-' || marker[0] == '*' || marker[0] == '+'
	case isNumber && len(number) <= 2:
		return len(bytes.Trim(number, "0123456789")) == 0 && len(number) > 0
	}
	return false
}
