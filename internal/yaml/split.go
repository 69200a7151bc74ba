package yaml

import (
	"bytes"

	"djq/internal/yaml/scan"
)

// Parts is a large file, cut between the items of its list.
type Parts struct {
	// Head reads what is above the list.
	Head *Reader
	// Root is the mapping at the top, without the value of its last key; nil
	// for a file that is a list alone.
	Root *Node
	// Pieces read the items, several a piece; see Items.
	Pieces []*Reader
}

// Split cuts a file between the items of the list that is the file, or that is
// the value of the last key of the mapping that is the file. A tree of nodes
// takes several times the memory of its text, so that a large file is best
// read in pieces, on all cores. A piece has about size bytes; ok is false for
// a file of less than twice that size and for one of another shape. The pieces mean
// the same as the whole only if Items returns true for every one of them.
func (r *Reader) Split(key string, size int) (parts Parts, ok bool) {
	head, chunks, ok := split(r.text, key, size)
	if !ok {
		return Parts{}, false
	}
	parts.Head = &Reader{name: r.name, text: head, base: r.base}
	root, err := parts.Head.decode()
	if err != nil || root != nil && (!endsIn(root, key) || !parts.Head.check(root, 0)) {
		return Parts{}, false
	}
	parts.Root = root
	for _, c := range chunks {
		parts.Pieces = append(parts.Pieces, &Reader{
			name: r.name, text: c.text, base: r.base + c.at, lineOffset: c.line,
		})
	}
	return parts, true
}

// Items decodes a piece and returns its items. When ok is false, the file must
// be read whole.
func (r *Reader) Items() (items []*Node, ok bool) {
	list, err := r.decode()
	if err != nil || list == nil || !IsList(list) || !r.check(list, 1) {
		return nil, false
	}
	return list.Content, true
}

// endsIn reports whether root is a mapping whose last key is key, its value
// still to come.
func endsIn(root *Node, key string) bool {
	n := len(root.Content)
	return IsMapping(root) && n >= 2 && root.Content[n-2].Value == key && IsNull(root.Content[n-1])
}

// chunk is a piece of a file, and how many bytes and lines precede it.
type chunk struct {
	text []byte
	at   int
	line int32
}

// split does the work of Split: head is what comes before the first item, and
// each chunk holds whole items, in size bytes or more. It goes by the lines
// alone.
func split(text []byte, key string, size int) (head []byte, chunks []chunk, ok bool) {
	if len(text) < 2*size {
		return nil, nil, false
	}
	first, line, indent, ok := firstItem(text, key)
	if !ok {
		return nil, nil, false
	}
	start := chunk{at: first, line: line}
	for at := first; at < len(text); line++ {
		end := scan.LineEnd(text, at)
		switch body := text[at:end]; {
		case isItem(body, indent):
			if at-start.at >= size {
				start.text = text[start.at:at]
				chunks = append(chunks, start)
				start = chunk{at: at, line: line}
			}
		case scan.Indent(body) <= indent && !isBlank(body):
			return nil, nil, false // something follows the list
		}
		at = end
	}
	start.text = text[start.at:]
	return text[:first], append(chunks, start), true
}

// firstItem finds the line on which the first item begins: that of a list at
// the left edge, or below a line with the key alone.
func firstItem(text []byte, key string) (at int, line int32, indent int, ok bool) {
	below, bare := false, true
	for at < len(text) {
		end := scan.LineEnd(text, at)
		body := bytes.TrimRight(text[at:end], " \r\n")
		switch {
		case isBlank(body):
		case bytes.HasPrefix(bytes.TrimLeft(body, " "), []byte("- ")):
			indent = scan.Indent(body)
			return at, line, indent, below || indent == 0 && bare
		case below:
			return 0, 0, 0, false
		case string(body) == key+":":
			below = true
		default:
			bare = false
		}
		at, line = end, line+1
	}
	return 0, 0, 0, false
}

// isItem reports whether an item of a list with that indentation begins on
// the line.
func isItem(line []byte, indent int) bool {
	return len(line) > indent+1 && line[indent] == '-' && line[indent+1] == ' ' && scan.Indent(line[:indent+1]) == indent
}

// isBlank reports whether the line holds nothing but white space or a
// comment.
func isBlank(line []byte) bool {
	line = bytes.TrimLeft(line, " \t\r\n")
	return len(line) == 0 || line[0] == '#'
}
