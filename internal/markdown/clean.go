package markdown

import (
	"strings"
	"unicode/utf8"
)

const tabStop = 4

// Clean makes text safe to print: it removes control characters (C0, DEL and
// C1), bidirectional embeddings, overrides and isolates, and byte-order marks,
// and replaces invalid UTF-8 by U+FFFD. Newlines stay, CRLF becomes one, and a
// tab becomes spaces up to the next multiple of four columns.
func Clean(s string) string {
	i := firstUnsafe(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	column := utf8.RuneCountInString(s[strings.LastIndexByte(s[:i], '\n')+1 : i])
	for _, r := range s[i:] {
		switch {
		case r == '\n':
			column = 0
			b.WriteByte('\n')
			continue
		case r == '\t':
			n := tabStop - column%tabStop
			column += n
			b.WriteString("    "[:n])
			continue
		case r == '\u2028' || r == '\u2029':
			r = ' '
		case unsafe(r):
			continue
		}
		column++
		b.WriteRune(r) // invalid bytes have become U+FFFD in r already
	}
	return b.String()
}

// CleanLine is Clean for text that must stay on one line: newlines become
// spaces.
func CleanLine(s string) string {
	return strings.ReplaceAll(Clean(s), "\n", " ")
}

// firstUnsafe returns where s holds something that Clean changes, or -1.
func firstUnsafe(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unsafe(r) || r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// unsafe reports whether r could steer a terminal or reorder the text around
// it. The marks LRM, RLM and ALM and the joiners are harmless and needed.
func unsafe(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n'
	case r < 0x7f:
		return false
	case r <= 0x9f:
		return true
	}
	return r >= 0x202a && r <= 0x202e || // embeddings, overrides
		r >= 0x2066 && r <= 0x2069 || // isolates
		r == 0x2028 || r == 0x2029 || // line and paragraph separators
		r == 0xfeff
}
