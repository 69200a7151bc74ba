package unprintable

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// JSONEscaper writes JSON and replaces the unprintable characters in its
// strings by \u escapes; outside strings JSON has none. All of them are below
// U+10000. No character may be split between two writes, as json.Encoder never
// does.
type JSONEscaper struct{ W io.Writer }

// Write writes JSON.
func (e JSONEscaper) Write(p []byte) (int, error) {
	written := 0
	for i := 0; i < len(p); {
		if p[i] < utf8.RuneSelf && p[i] != 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRune(p[i:])
		if !Is(r) {
			i += size
			continue
		}
		if _, err := e.W.Write(p[written:i]); err != nil {
			return written, err
		}
		if _, err := fmt.Fprintf(e.W, `\u%04x`, r); err != nil {
			return written, err
		}
		i += size
		written = i
	}
	if _, err := e.W.Write(p[written:]); err != nil {
		return written, err
	}
	return len(p), nil
}
