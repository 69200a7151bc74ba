package yaml

import (
	"bytes"

	"djq/internal/diag"
)

// ItemLine returns the line on which an item of a list begins, whose first
// key is at pos: the line of its dash, which may be above the key.
func ItemLine(lines *diag.Lines, pos diag.Pos) int32 {
	text := lines.Text(pos.Line)
	if bytes.IndexByte(text[:min(len(text), int(pos.Col)-1)], '-') >= 0 {
		return pos.Line
	}
	for line := pos.Line - 1; line > 0; line-- {
		body := bytes.TrimLeft(lines.Text(line), " ")
		if len(body) > 0 && body[0] == '-' {
			return line
		}
		if len(body) > 0 && !isComment(body) {
			break
		}
	}
	return pos.Line
}

// ItemStart returns the first of the comment lines directly above an item of a
// list, whose first key is at pos, or the item's own first line.
func ItemStart(lines *diag.Lines, pos diag.Pos) int32 {
	line := ItemLine(lines, pos)
	for line > 1 {
		text := lines.Text(line - 1)
		body := bytes.TrimLeft(text, " ")
		// Text of the item above is indented deeper than the keys of this one.
		if !isComment(body) || int32(len(text)-len(body)) >= pos.Col-1 {
			break
		}
		line--
	}
	return line
}

// isComment reports whether a line, without its indentation, is a comment.
func isComment(body []byte) bool { return len(body) > 0 && body[0] == '#' }
