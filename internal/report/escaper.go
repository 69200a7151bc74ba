package report

import (
	"fmt"
	"io"
	"unicode/utf8"

	"djq/internal/unprintable"
)

// escaper writes JSON and replaces the unprintable characters in its strings
// by \u escapes; outside strings JSON has none. All of them are below U+10000.
type escaper struct{ w io.Writer }

func (e escaper) Write(p []byte) (int, error) {
	written := 0
	for i := 0; i < len(p); {
		if p[i] < utf8.RuneSelf && p[i] != 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRune(p[i:])
		if !unprintable.Is(r) {
			i += size
			continue
		}
		if _, err := e.w.Write(p[written:i]); err != nil {
			return written, err
		}
		if _, err := fmt.Fprintf(e.w, `\u%04x`, r); err != nil {
			return written, err
		}
		i += size
		written = i
	}
	if _, err := e.w.Write(p[written:]); err != nil {
		return written, err
	}
	return len(p), nil
}
