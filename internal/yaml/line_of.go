package yaml

import (
	"bytes"
	"strings"

	yamlv3 "gopkg.in/yaml.v3"

	"djq/internal/diag"
	"djq/internal/yaml/scan"
)

// LineOf returns where line i (from 0) of a node's text begins in the file:
// the first visible cell of the line that holds it.
func (r *Reader) LineOf(n *Node, i int) diag.Pos {
	line := n.Line
	switch {
	case n.Style&yamlv3.LiteralStyle != 0:
		line += 1 + i
	case IsBlock(n) || strings.Contains(n.Value, "\n"):
		line = r.joinedLine(n, i)
	}
	if line == n.Line {
		return r.Pos(n)
	}
	at := r.offset(&Node{Line: line, Column: 1})
	indent := scan.Indent(r.text[at:])
	return diag.Pos{Line: int32(line) + r.lineOffset, Col: int32(indent) + 1}
}

// maxSkipped is how many bytes of a text are searched for a line of the file,
// behind the line before.
const maxSkipped = 4096

// joinedLine returns the line of the file that holds line i of a text whose
// lines YAML joins. It goes through both together: what a line of the file says
// is in the text word for word, but for escapes.
func (r *Reader) joinedLine(n *Node, i int) int {
	line, at := n.Line, r.offset(n)
	if IsBlock(n) {
		line, at = line+1, scan.LineEnd(r.text, at)
	}
	last := n.Line
	rest, passed := n.Value, 0 // the text not yet found, and its lines before that
	for ; at < len(r.text) && rest != ""; line++ {
		end := scan.LineEnd(r.text, at)
		body := string(bytes.Trim(r.text[at:end], " \t\r\n\"'\\"))
		at = end
		found := strings.Index(rest[:min(len(rest), len(body)+maxSkipped)], body)
		if body == "" || found < 0 {
			continue
		}
		if passed += strings.Count(rest[:found], "\n"); passed > i {
			break // the line began inside the one before
		}
		last = line
		if passed == i {
			break
		}
		passed += strings.Count(body, "\n")
		rest = rest[found+len(body):]
	}
	return last
}
