package unprintable

import "fmt"

// Kind says why a character is unprintable.
type Kind uint8

// The kinds. The zero value means that a character may be printed.
const (
	None    Kind = iota
	Control      // C0, DEL, C1, line separators, byte-order marks, noncharacters
	Bidi         // overrides, embeddings and isolates of the direction of text
)

// KindOf returns what is wrong with a character. A newline and a tab are
// printable. So are the joiners and the marks LRM, RLM and ALM: they change
// nothing but their neighbours, and some scripts need them.
func KindOf(r rune) Kind {
	switch {
	case r < ' ':
		if r == '\n' || r == '\t' {
			return None
		}
		return Control
	case r < 0x7f:
		return None
	case r <= 0x9f:
		return Control
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return Bidi
	case r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffe || r == 0xffff:
		return Control
	}
	return None
}

// Is reports whether a character may not be printed.
func Is(r rune) bool { return KindOf(r) != None }

// Name says in words what an unprintable character is: "control character
// U+001B".
func Name(r rune) string {
	switch {
	case KindOf(r) == Bidi:
		return fmt.Sprintf("bidirectional control U+%04X", r)
	case r == 0x2028 || r == 0x2029:
		return fmt.Sprintf("line separator U+%04X", r)
	case r == 0xfeff:
		return "byte-order mark U+FEFF inside the text"
	case r == 0xfffe || r == 0xffff:
		return fmt.Sprintf("noncharacter U+%04X", r)
	}
	return fmt.Sprintf("control character U+%04X", r)
}
