package markdown

import (
	"strings"
	"unicode/utf8"

	"djq/internal/unprintable"
)

const tabStop = 4

// Clean makes text safe to print: it removes the characters of package
// unprintable and replaces invalid UTF-8 by U+FFFD. Newlines stay, CRLF becomes
// one, a line separator becomes a space, and a tab becomes spaces up to the
// next multiple of four columns.
func Clean(s string) string {
	i := firstUnclean(s)
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
		case unprintable.Is(r):
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

// firstUnclean returns where s holds something that Clean changes, or -1.
func firstUnclean(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unprintable.Is(r) || r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
