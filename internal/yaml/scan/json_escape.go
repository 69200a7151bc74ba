package scan

import (
	"bytes"
	"fmt"
	"unicode/utf16"
)

// surrogatePairLen is the length of an escaped surrogate pair: \ud83d\ude00.
const surrogatePairLen = 12

// ReplaceJSONEscapes writes what texts in double quotes may have in JSON and the
// decoder does not know as it does: surrogate pairs as one escape, and an escaped
// slash as a slash. Lines stay lines, and what follows a text on its last line
// stays in its column: the bytes by which an escape is shorter are added as spaces
// after the closing quote.
func ReplaceJSONEscapes(text []byte) []byte {
	if !bytes.Contains(text, []byte(`\ud`)) && !bytes.Contains(text, []byte(`\uD`)) && !bytes.Contains(text, []byte(`\/`)) {
		return text
	}
	var replaced []byte
	done := 0
	s := newScanner(text)
	s.visit = func(t Text) bool {
		if t.Style != DoubleQuoted {
			return true
		}
		shorter := 0 // on the line at hand
		for i := t.Start; i < t.End; i++ {
			switch text[i] {
			case '\n':
				shorter = 0
			case '\\':
				replacement, size := jsonEscape(text[i:t.End])
				if replacement != "" {
					replaced = append(append(replaced, text[done:i]...), replacement...)
					shorter += size - len(replacement)
					done = i + size
				}
				i += size - 1
			}
		}
		replaced = append(replaced, text[done:t.End]...)
		replaced = append(replaced, bytes.Repeat([]byte{' '}, shorter)...)
		done = t.End
		return true
	}
	s.scan()
	return append(replaced, text[done:]...)
}

// jsonEscape returns the length of the escape that a text begins with and what
// the decoder takes in its place, "" for an escape that it knows.
func jsonEscape(text []byte) (replacement string, size int) {
	if r, ok := surrogatePair(text); ok {
		return fmt.Sprintf(`\U%08x`, r), surrogatePairLen
	}
	if bytes.HasPrefix(text, []byte(`\/`)) {
		return "/", 2
	}
	return "", 2
}

// surrogatePair returns the character that a text begins with if that is
// written as an escaped surrogate pair.
func surrogatePair(text []byte) (r rune, ok bool) {
	if len(text) < surrogatePairLen || text[0] != '\\' || text[1] != 'u' || text[6] != '\\' || text[7] != 'u' {
		return 0, false
	}
	high, ok1 := hexadecimal(text[2:], 4)
	low, ok2 := hexadecimal(text[8:], 4)
	if !ok1 || !ok2 || high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff {
		return 0, false
	}
	return utf16.DecodeRune(rune(high), rune(low)), true
}

// hexadecimal reads the number that a text begins with, of so many digits.
func hexadecimal(text []byte, digits int) (n uint32, ok bool) {
	if len(text) < digits {
		return 0, false
	}
	for _, c := range text[:digits] {
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 | uint32(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 | uint32(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return n, true
}
