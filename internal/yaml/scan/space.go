package scan

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// OddSpace names the character that a text begins with if it looks like a
// space or like nothing and is text to YAML: "no-break space (U+00A0)".
func OddSpace(text []byte) (name string, size int) {
	if len(text) == 0 || text[0] < utf8.RuneSelf {
		return "", 0
	}
	r, size := utf8.DecodeRune(text)
	switch {
	case r == 0x00a0:
		name = "no-break space"
	case r == 0x202f:
		name = "narrow no-break space"
	case r == 0x3000:
		name = "ideographic space"
	case r == 0x200b:
		name = "zero-width space"
	case r == 0x2060:
		name = "word joiner"
	case unicode.Is(unicode.Zs, r):
		name = "wide or narrow space"
	default:
		return "", 0
	}
	return fmt.Sprintf("%s (U+%04X)", name, r), size
}

// TrimOddSpaces returns a key without the characters around it that look like
// spaces, and the name of the first of them.
func TrimOddSpaces(key string) (trimmed, name string) {
	text := []byte(key)
	for {
		odd, size := OddSpace(text)
		if odd == "" {
			break
		}
		if name == "" {
			name = odd
		}
		text = bytes.TrimLeft(text[size:], " ")
	}
	for len(text) > 0 {
		_, size := utf8.DecodeLastRune(text)
		odd, _ := OddSpace(text[len(text)-size:])
		if odd == "" {
			break
		}
		if name == "" {
			name = odd
		}
		text = bytes.TrimRight(text[:len(text)-size], " ")
	}
	return string(text), name
}
