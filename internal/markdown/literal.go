package markdown

import "strings"

// Bounds within which goldmark answers in milliseconds. Some of its work is
// quadratic: in the depth of nested quotes and lists, and in the length of one
// paragraph of unfinished links or emphasis.
const (
	maxText      = 64 << 10
	maxParagraph = 8 << 10
	maxNesting   = 32
)

// tame reports whether goldmark parses s in a short time.
func tame(s string) bool {
	if len(s) > maxText {
		return false
	}
	paragraph := 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			paragraph = 0
			continue
		}
		paragraph += len(line)
		if paragraph > maxParagraph || nesting(line) > maxNesting {
			return false
		}
	}
	return true
}

// nesting counts the marks of quotes and list items at the start of a line.
func nesting(line string) int {
	n := 0
	for {
		line = strings.TrimLeft(line, " ")
		digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
		switch {
		case strings.HasPrefix(line, ">"):
			line = line[1:]
		case len(line) > 1 && strings.IndexByte("-+*", line[0]) >= 0 && line[1] == ' ':
			line = line[1:]
		case digits > 0 && digits < len(line) && strings.IndexByte(".)", line[digits]) >= 0:
			line = line[digits+1:]
		default:
			return n
		}
		n++
	}
}

// literal returns the blocks of a text that is not parsed: paragraphs that
// keep their lines, and fenced code.
func literal(s string) []Block {
	var blocks []Block
	var text []Span
	flush := func() {
		if len(text) > 0 {
			blocks = append(blocks, Paragraph{Text: text})
			text = nil
		}
	}
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	fences := Fences(s)
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case len(fences) > 0 && fences[0].Open == i:
			flush()
			end := fences[0].Close
			if end < 0 {
				end = len(lines)
			}
			blocks = append(blocks, Code{Lang: strings.ToLower(fences[0].Lang), Lines: lines[i+1 : end : end]})
			fences, i = fences[1:], end
		case strings.TrimSpace(line) == "":
			flush()
		default:
			if len(text) > 0 {
				text = append(text, Span{Text: "\n"})
			}
			text = append(text, Span{Text: line})
		}
	}
	flush()
	return blocks
}
