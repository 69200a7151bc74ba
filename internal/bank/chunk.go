package bank

import "bytes"

// chunkSize is about how many bytes of cards are decoded at once. A tree of
// yaml.v3 nodes takes several times the memory of its text, so that a large
// file is read piece by piece.
const chunkSize = 128 << 10

// chunk is a piece of a file, and how many bytes and lines stand before it.
type chunk struct {
	text []byte
	at   int
	line int32
}

// split cuts a file at cards: head is what stands before the first card, and
// each chunk holds whole cards. It knows the two shapes of a bank file by
// their lines alone, so the pieces mean the same as the whole only if every
// one of them decodes; when one does not, the file must be decoded whole. It
// returns false for a file of less than two chunks, or of another shape. size is
// the least length of a chunk, in bytes.
func split(text []byte, size int) (head []byte, chunks []chunk, ok bool) {
	if len(text) < 2*size {
		return nil, nil, false
	}
	first, line, indent, ok := firstCard(text)
	if !ok {
		return nil, nil, false
	}
	start := chunk{at: first, line: line}
	for at := first; at < len(text); line++ {
		end := lineEnd(text, at)
		switch body := text[at:end]; {
		case isCard(body, indent):
			if at-start.at >= size {
				start.text = text[start.at:at]
				chunks = append(chunks, start)
				start = chunk{at: at, line: line}
			}
		case indentOf(body) <= indent && !isBlank(body):
			return nil, nil, false // something stands below the cards
		}
		at = end
	}
	start.text = text[start.at:]
	return text[:first], append(chunks, start), true
}

// firstCard finds the line on which the first card begins: the first item of
// a list at the left edge, or below a line "cards:".
func firstCard(text []byte) (at int, line int32, indent int, ok bool) {
	below, bare := false, true
	for at < len(text) {
		end := lineEnd(text, at)
		body := bytes.TrimRight(text[at:end], " \r\n")
		switch {
		case isBlank(body):
		case bytes.HasPrefix(bytes.TrimLeft(body, " "), []byte("- ")):
			indent = indentOf(body)
			return at, line, indent, below || indent == 0 && bare
		case below:
			return 0, 0, 0, false
		case bytes.Equal(body, []byte("cards:")):
			below = true
		default:
			bare = false
		}
		at, line = end, line+1
	}
	return 0, 0, 0, false
}

func lineEnd(text []byte, at int) int {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

func indentOf(line []byte) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// isCard reports whether an item of a list with that indentation begins on
// the line.
func isCard(line []byte, indent int) bool {
	return len(line) > indent+1 && line[indent] == '-' && line[indent+1] == ' ' && indentOf(line[:indent+1]) == indent
}

// isBlank reports whether the line holds nothing but white space or a
// comment.
func isBlank(line []byte) bool {
	line = bytes.TrimLeft(line, " \t\r\n")
	return len(line) == 0 || line[0] == '#'
}
