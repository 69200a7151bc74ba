package lint

import (
	"unicode/utf8"

	"djq/internal/diag"
	"djq/internal/yaml"
)

func finalNewline() rule {
	return rule{
		Rule: warning("final-newline", "a file that does not end with a newline", "a last line “    - https://example.org” with no newline after it"),
		file: func(p *pass) {
			src := p.file.Source
			if len(src) == 0 || src[len(src)-1] == '\n' {
				return
			}
			lines := p.sourceLines()
			line := int32(lines.Count())
			f := diag.Finding{
				Pos:     diag.Pos{Line: line, Col: int32(utf8.RuneCount(src[lines.Start(line):])) + 1},
				Message: "no newline at end of file", Hint: "add one",
			}
			if p.repair {
				f.Edits = []diag.Edit{{Start: len(src), End: len(src), New: yaml.Newline(lines)}}
			}
			p.report(f)
		},
	}
}
