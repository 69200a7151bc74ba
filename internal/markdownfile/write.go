package markdownfile

import (
	"bufio"
	"io"
	"strings"

	"djq/internal/bank"
)

// header is the front matter, as hashcards reads it, and marks what Write wrote.
const header = "---\nname = \"djq\"\n---\n"

// How the lines begin by which the parts of a block are found, there and here.
const (
	markQuestion = "Q:"
	markAnswer   = "A:"
	markCloze    = "C:"
	separator    = "---"
)

// Write writes cards as blocks of Markdown.
func Write(w io.Writer, cards []*bank.Card) error {
	out := bufio.NewWriter(w)
	out.WriteString(header)
	for _, c := range cards {
		out.WriteByte('\n')
		writeText(out, markQuestion, c.Question)
		writeText(out, markAnswer, c.Answer)
		for _, s := range sections() {
			if lines := s.lines(c); len(lines) > 0 {
				out.WriteString("\n" + commentBegin + s.name + commentEnd + "\n**" + s.title + "**\n\n")
				writeLines(out, lines)
			}
		}
		out.WriteString("\n" + cardComment(c) + "\n")
	}
	return out.Flush()
}

// IsExport reports whether a file that begins so was written by Write.
func IsExport(begin []byte) bool {
	rest, found := strings.CutPrefix(string(begin), header)
	return found && (rest == "" || strings.Contains(rest, commentBegin) || strings.HasPrefix(rest, "\n"+markQuestion))
}

// writeText writes a text after a mark: beside it, or below where its first
// line would mean something else there.
func writeText(out *bufio.Writer, mark, text string) {
	lines := textLines(text)
	out.WriteString(mark)
	if len(lines) > 0 && startsWithWord(lines[0]) {
		out.WriteString(" " + lines[0] + "\n")
		lines = lines[1:]
	} else {
		out.WriteByte('\n')
	}
	writeLines(out, lines)
}

// startsWithWord reports whether a line begins with a letter, or with the marks
// of bold text and code.
func startsWithWord(line string) bool {
	inner := strings.TrimLeft(line, "*`")
	if strings.HasPrefix(line, "```") || inner == "" {
		return false
	}
	first := inner[0]
	return first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z' || first >= 0x80
}

func writeLines(out *bufio.Writer, lines []string) {
	for _, line := range lines {
		if isMark(strings.TrimLeft(line, " ")) {
			out.WriteByte(' ') // so that it marks nothing; the reader takes it away
		}
		out.WriteString(line + "\n")
	}
}

// isMark reports whether a line begins or ends a part of a block.
func isMark(line string) bool {
	for _, mark := range []string{markQuestion, markAnswer, markCloze, commentBegin} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	return strings.TrimSpace(line) == separator
}
