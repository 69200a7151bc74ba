package yaml

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"djq/internal/diag"
	"djq/internal/unprintable"
)

// forbidden returns the rule that keeps a character out of a file; "" means
// that it may stand there.
func forbidden(r rune) (rule string) {
	switch unprintable.KindOf(r) {
	case unprintable.Control:
		return RuleControl
	case unprintable.Bidi:
		return RuleBidi
	}
	return ""
}

var byteOrderMark = []byte("\ufeff")

// scanBytes reports every byte that no file may hold. It returns the text to
// decode: without a byte-order mark, and with each refused character replaced
// by a harmless one of the same length, so that the rest of the file is
// checked too and all columns stay true.
func scanBytes(src []byte, report func(diag.Finding)) []byte {
	text := bytes.TrimPrefix(src, byteOrderMark)
	line, lineStart := int32(1), 0
	copied := false
	replace := func(at int, by string) {
		if !copied {
			text, copied = bytes.Clone(text), true
		}
		copy(text[at:], by)
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c >= 0x20 && c < 0x7f {
			i++
			continue
		}
		pos := func() diag.Pos {
			return diag.Pos{Line: line, Col: int32(utf8.RuneCount(text[lineStart:i])) + 1}
		}
		switch {
		case c == '\n':
			line, lineStart = line+1, i+1
			i++
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			i++
		case c == '\t':
			if i == lineStart {
				end := i
				for end < len(text) && (text[end] == '\t' || text[end] == ' ') {
					end++
				}
				if end < len(text) && text[end] != '\n' && text[end] != '\r' {
					report(diag.Finding{
						Pos: pos(), Rule: RuleTab,
						Message: "tab in the indentation",
						Hint:    "indent with spaces",
					})
				}
				for ; i < end; i++ {
					replace(i, " ")
				}
				continue
			}
			i++
		case c < utf8.RuneSelf:
			name, hint := unprintable.Name(rune(c)), "remove it"
			if c == '\r' {
				name, hint = "carriage return without a line feed", "end lines with LF or CRLF"
			}
			report(diag.Finding{Pos: pos(), Rule: RuleControl, Message: name, Hint: hint})
			replace(i, ".")
			i++
		default:
			r, size := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError && size == 1 {
				report(diag.Finding{
					Pos: pos(), Rule: RuleEncoding,
					Message: fmt.Sprintf("byte 0x%02x is not UTF-8", c),
					Hint:    "save the file as UTF-8",
				})
				replace(i, ".")
			} else if rule := forbidden(r); rule != "" {
				report(diag.Finding{Pos: pos(), Rule: rule, Message: unprintable.Name(r), Hint: "remove it"})
				replace(i, map[int]string{2: "·", 3: "…"}[size])
			}
			i += size
		}
	}
	return text
}
