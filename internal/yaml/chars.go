package yaml

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"djq/internal/diag"
	"djq/internal/unprintable"
	"djq/internal/yaml/scan"
)

// forbidden returns the rule that keeps a character out of a file; "" means
// that it may occur there.
func forbidden(r rune) (rule string) {
	switch unprintable.KindOf(r) {
	case unprintable.Control:
		return RuleControl
	case unprintable.Bidi:
		return RuleBidi
	}
	return ""
}

// foreignEncoding returns the name of the encoding of a source that is text in
// another one than UTF-8, by its byte-order mark or by where its first
// characters have bytes of zero.
func foreignEncoding(src []byte) string {
	zero := func(i int) bool { return i < len(src) && src[i] == 0 }
	letter := func(i int) bool { return i < len(src) && src[i] != 0 }
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(src, []byte{0, 0, 0xfe, 0xff}),
		letter(0) && zero(1) && zero(2) && zero(3) && letter(4) && zero(5),
		zero(0) && zero(1) && zero(2) && letter(3) && zero(4):
		return "UTF-32"
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}), bytes.HasPrefix(src, []byte{0xfe, 0xff}),
		letter(0) && zero(1) && letter(2) && zero(3), zero(0) && letter(1) && zero(2) && letter(3):
		return "UTF-16"
	}
	return ""
}

// lineFaults collects what is wrong with the characters of one line: those of
// one kind are one finding, at the first of them.
type lineFaults struct {
	report   func(diag.Finding)
	findings []diag.Finding
	more     []int // characters besides the first, of each finding
}

// add adds a character of a kind. Where it stands and what it is, describe says;
// it is called for the first one only.
func (l *lineFaults) add(rule, hint string, describe func() diag.Finding) {
	for i, f := range l.findings {
		if f.Rule == rule && f.Hint == hint {
			l.more[i]++
			return
		}
	}
	f := describe()
	f.Rule, f.Hint = rule, hint
	l.findings, l.more = append(l.findings, f), append(l.more, 0)
}

// end reports what was found in the line.
func (l *lineFaults) end() {
	for i, f := range l.findings {
		if n := l.more[i]; n > 0 {
			f.Message += fmt.Sprintf(", and %d more like it in this line", n)
		}
		l.report(f)
	}
	l.findings, l.more = l.findings[:0], l.more[:0]
}

// scanBytes reports the bytes that no file may hold. It returns the text to
// decode: without a byte-order mark, and with each refused character replaced
// by a harmless one of the same length, so that the rest of the file is
// checked too and all columns stay true. A source in another encoding than
// UTF-8 is one finding, and no text is left of it.
func scanBytes(src []byte, report func(diag.Finding)) []byte {
	if name := foreignEncoding(src); name != "" {
		report(diag.Finding{
			Pos: diag.Pos{Line: 1, Col: 1}, Rule: RuleEncoding,
			Message: "the file is " + name + ", not UTF-8" + notChecked, Hint: "save the file as UTF-8",
		})
		return nil
	}
	text := scan.TrimByteOrderMark(src)
	line, lineStart := int32(1), 0
	copied, returns := false, 0
	faults := lineFaults{report: report}
	defer faults.end()
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
			faults.end()
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
				if returns++; returns > 1 && line == 1 {
					replace(i, ".")
					i++
					continue // a file whose lines all end so is one mistake
				}
			}
			faults.add(RuleControl, hint, func() diag.Finding { return diag.Finding{Pos: pos(), Message: name} })
			replace(i, ".")
			i++
		default:
			r, size := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError && size == 1 {
				faults.add(RuleEncoding, "save the file as UTF-8", func() diag.Finding {
					return diag.Finding{Pos: pos(), Message: fmt.Sprintf("byte 0x%02x is not UTF-8", c)}
				})
				replace(i, ".")
			} else if rule := forbidden(r); rule != "" {
				faults.add(rule, "remove it", func() diag.Finding { return diag.Finding{Pos: pos(), Message: unprintable.Name(r)} })
				replace(i, map[int]string{2: "·", 3: "…"}[size])
			}
			i += size
		}
	}
	return text
}
