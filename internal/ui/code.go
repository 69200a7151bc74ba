package ui

import (
	"djq/internal/highlight"
	"djq/internal/markdown"
)

// code returns the lines of a block of code, highlighted where there is colour.
func (p Printer) code(block markdown.Code) []string {
	if !p.Color || len(block.Lines) == 0 {
		return block.Lines
	}
	lines := make([]string, len(block.Lines))
	for i, spans := range highlight.Lines(block.Lang, block.Lines) {
		runs := make([]run, len(spans))
		for j, s := range spans {
			runs[j] = run{textStyle{style: classStyle(s.Class)}, s.Text}
		}
		lines[i] = p.join(runs)
	}
	return lines
}

// classStyle returns the style of a class of code.
func classStyle(c highlight.Class) Style {
	switch c {
	case highlight.Keyword:
		return codeKeyword
	case highlight.String:
		return codeString
	case highlight.Number:
		return codeNumber
	case highlight.Name:
		return codeName
	case highlight.Comment:
		return codeComment
	case highlight.Delimiter:
		return Muted
	}
	return Normal
}
