package yaml

import (
	"bytes"
	"strings"

	yamlv3 "gopkg.in/yaml.v3"

	"djq/internal/diag"
	"djq/internal/yaml/scan"
)

// Excerpt returns an item of a list as it is written in its file: the lines
// from its dash to the next item, moved to the left edge, each ended by a
// newline. The bytes of the file are src, and pos is the item's first cell. Of
// an item in a flow list, [{…}, {…}], Excerpt returns the line on which it
// begins.
func Excerpt(src []byte, pos diag.Pos) string {
	lines := excerptLines(src)
	first, end, margin, ok := itemLines(lines, pos)
	switch {
	case first < 0:
		return ""
	case !ok:
		return strings.TrimSpace(lines[first]) + "\n"
	}
	var b strings.Builder
	for _, line := range lines[first:end] {
		b.WriteString(line[min(margin, scan.Indent([]byte(line))):])
		b.WriteByte('\n')
	}
	return b.String()
}

func excerptLines(src []byte) []string {
	return strings.Split(strings.ReplaceAll(string(src), "\r\n", "\n"), "\n")
}

// ItemLines returns the lines that Excerpt returns of an item of a list: from
// first, counted from 1, up to end; margin is how far they are moved to the left.
// It is not ok for an item that has no lines of its own.
func ItemLines(src []byte, pos diag.Pos) (first, end int32, margin int, ok bool) {
	from, to, margin, ok := itemLines(excerptLines(src), pos)
	return int32(from) + 1, int32(to) + 1, margin, ok
}

// itemLines is ItemLines with lines that count from 0; first is -1 where there is
// no such line.
func itemLines(lines []string, pos diag.Pos) (first, end, margin int, ok bool) {
	first = int(pos.Line) - 1
	if first < 0 || first >= len(lines) {
		return -1, 0, 0, false
	}
	// The dash may be on a line of its own above the first key.
	if first > 0 && strings.TrimSpace(lines[first-1]) == "-" {
		first--
	}
	margin = scan.Indent([]byte(lines[first]))
	if !strings.HasPrefix(lines[first][margin:], "-") {
		return first, 0, 0, false
	}
	end = first + 1
	for i := end; i < len(lines); i++ {
		line := []byte(lines[i])
		deeper := scan.Indent(line) > margin
		if !deeper && !isBlank(line) {
			break
		}
		// Blank lines, and comments at the margin, belong to what follows.
		if deeper && strings.TrimSpace(lines[i]) != "" {
			end = i + 1
		}
	}
	return first, end, margin, true
}

// ReplaceItem returns the source of a file with another text, as Excerpt returns
// one, in the place of the lines of an item that ItemLines found.
func ReplaceItem(src []byte, first, end int32, margin int, text string) []byte {
	lines := diag.NewLines(src)
	newline, indent := Newline(lines), strings.Repeat(" ", margin)
	var b bytes.Buffer
	b.Write(src[:lines.Start(first)])
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			b.WriteString(indent + line)
		}
		b.WriteString(newline)
	}
	if int(end) <= lines.Count() {
		b.Write(src[lines.Start(end):])
	}
	return b.Bytes()
}

// Rewritten returns an item of a list as a list of its own, for one that has no
// lines of its own, as in a flow list: [{…}, {…}]. The bytes of the file are src,
// and pos is the item's first cell. It is empty when no item begins there.
func Rewritten(src []byte, pos diag.Pos) string {
	r := NewReader("", src)
	root, _ := r.Decode()
	if root == nil {
		return ""
	}
	item := r.itemAt(root, pos)
	if item == nil {
		return ""
	}
	item.Style &^= yamlv3.FlowStyle
	var b strings.Builder
	e := yamlv3.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode([]*Node{item}); err != nil {
		return ""
	}
	return b.String()
}

// itemAt returns the mapping that begins at a place, among the items of all
// lists below a node.
func (r *Reader) itemAt(n *Node, pos diag.Pos) *Node {
	for _, item := range n.Content {
		if IsList(n) && IsMapping(item) && r.Pos(item) == pos {
			return item
		}
		if found := r.itemAt(item, pos); found != nil {
			return found
		}
	}
	return nil
}
