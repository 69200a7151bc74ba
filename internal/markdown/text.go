package markdown

import "strings"

// Text returns the words of blocks without any marks: a line for each
// paragraph, heading, row of a table and line of code. Numbers of items stay.
func Text(blocks []Block) string {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(Paragraph); ok && len(p.Text) == 1 {
			return p.Text[0].Text
		}
	}
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
				if item.Marker != "" {
					b.WriteString(item.Marker + " ")
				}
				if len(item.Blocks) == 0 {
					b.WriteByte('\n')
				}
				writeText(b, item.Blocks)
			}
		case Table:
			writeRow(b, block.Head)
			for _, row := range block.Rows {
				writeRow(b, row)
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

func writeRow(b *strings.Builder, row []Cell) {
	for i, cell := range row {
		if i > 0 {
			b.WriteByte(' ')
		}
		for _, s := range cell {
			b.WriteString(s.Text)
		}
	}
	b.WriteByte('\n')
}
