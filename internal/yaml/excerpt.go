package yaml

import (
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
	lines := strings.Split(strings.ReplaceAll(string(src), "\r\n", "\n"), "\n")
	first := int(pos.Line) - 1
	if first < 0 || first >= len(lines) {
		return ""
	}
	// The dash may be on a line of its own above the first key.
	if first > 0 && strings.TrimSpace(lines[first-1]) == "-" {
		first--
	}
	margin := scan.Indent([]byte(lines[first]))
	if !strings.HasPrefix(lines[first][margin:], "-") {
		return strings.TrimSpace(lines[first]) + "\n"
	}
	end := first + 1
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
	var b strings.Builder
	for _, line := range lines[first:end] {
		b.WriteString(line[min(margin, scan.Indent([]byte(line))):])
		b.WriteByte('\n')
	}
	return b.String()
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
