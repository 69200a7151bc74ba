package fromhtml

import (
	"unicode/utf8"

	"djq/internal/markdown"
)

// flatByte is a byte of running text with all that is said of it.
type flatByte struct {
	c      byte
	format markdown.Format
	link   string
}

func flat(spans []markdown.Span) []flatByte {
	length := 0
	for _, s := range spans {
		length += len(s.Text)
	}
	bytes := make([]flatByte, 0, length)
	for _, s := range spans {
		for i := range len(s.Text) {
			bytes = append(bytes, flatByte{s.Text[i], s.Format, s.Link})
		}
	}
	return bytes
}

// firstDifference returns where two texts begin to differ, -1 where they do not.
func firstDifference(got, want []flatByte) int {
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			for i > 0 && !utf8.RuneStart(want[i].c) {
				i--
			}
			return i
		}
	}
	if len(got) > len(want) {
		return len(want)
	}
	return -1
}
