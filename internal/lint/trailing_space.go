package lint

import (
	"bytes"
	"unicode/utf8"

	"djq/internal/diag"
)

func trailingSpace() rule {
	return rule{
		Rule: warning("trailing-space", "trailing white space", "question: What is MTV?<space>"),
		file: func(p *pass) {
			src := p.file.Source
			line := int32(0)
			for start := 0; start < len(src); {
				line++
				end, next := len(src), len(src)
				if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
					end, next = start+i, start+i+1
				}
				if end > start && src[end-1] == '\r' {
					end--
				}
				if end > start && (src[end-1] == ' ' || src[end-1] == '\t') {
					p.trailing(line, start, end)
				}
				start = next
			}
		},
	}
}

// trailing reports the white space at the end of the line src[start:end].
func (p *pass) trailing(line int32, start, end int) {
	if end-start > 2 && p.file.Source[end-2] == ' ' && isLineBreak(p.sourceLines(), line) {
		return
	}
	text := p.file.Source[start:end]
	from := start + len(trimRight(text))
	if from > start && p.file.Source[from-1] == '\\' {
		from++ // in double quotes this one belongs to the text
		if from == end {
			return
		}
	}
	before := bytes.TrimPrefix(p.file.Source[start:from], []byte("\ufeff"))
	col := int32(utf8.RuneCount(before)) + 1
	f := diag.Finding{
		Pos: diag.Pos{Line: line, Col: col}, End: diag.Pos{Line: line, Col: col + int32(end-from)},
		Message: "trailing white space", Hint: "remove it",
	}
	if p.repair {
		f.Edits = []diag.Edit{{Start: from, End: end}}
	}
	p.report(f)
}
