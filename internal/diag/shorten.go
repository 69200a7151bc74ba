package diag

import "unicode/utf8"

// maxQuoted is how many code points of a value a message quotes.
const maxQuoted = 60

// Shorten cuts a text that a message quotes.
func Shorten(s string) string {
	for i, n := 0, 0; i < len(s); n++ {
		if n == maxQuoted {
			return s[:i] + "…"
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s
}
