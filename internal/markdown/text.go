package markdown

import "strings"

// Text returns the words of blocks without any marks: a line for each
// paragraph, heading and line of code.
func Text(blocks []Block) string {
	var b strings.Builder
	writeText(&b, blocks)
	return strings.TrimSuffix(b.String(), "\n")
}

func writeText(b *strings.Builder, blocks []Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case Paragraph:
			writeSpans(b, block.Text)
		case Heading:
			writeSpans(b, block.Text)
		case Code:
			for _, line := range block.Lines {
				b.WriteString(line)
				b.WriteByte('\n')
			}
		case Quote:
			writeText(b, block.Blocks)
		case List:
			for _, item := range block.Items {
				writeText(b, item)
			}
		}
	}
}

func writeSpans(b *strings.Builder, spans []Span) {
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	b.WriteByte('\n')
}

// Line returns the words of a text on one line, for tables and headings. Most
// questions are a sentence without marks and are not parsed for it.
func Line(s string) string {
	if strings.ContainsAny(s, "`*_[]<>&\\#~|\n") || startsBlock(s) {
		s = Text(Parse(s))
	} else {
		s = Clean(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// startsBlock reports whether a line without other marks could be more than a
// paragraph: a list item, a rule or indented code.
func startsBlock(line string) bool {
	return line != "" && strings.IndexByte(" \t-+=0123456789", line[0]) >= 0
}
