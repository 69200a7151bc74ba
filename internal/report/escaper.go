package report

import (
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// escaper writes JSON, where what is not ASCII stands in strings only, and
// writes characters there that are not to be seen as \u escapes.
type escaper struct{ w io.Writer }

func (e escaper) Write(p []byte) (int, error) {
	written := 0
	for i := 0; i < len(p); {
		if p[i] < utf8.RuneSelf && p[i] != 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRune(p[i:])
		if r != 0x7f && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			i += size
			continue
		}
		if _, err := e.w.Write(p[written:i]); err != nil {
			return written, err
		}
		escape := fmt.Sprintf(`\u%04x`, r)
		if r > 0xffff {
			high, low := utf16.EncodeRune(r)
			escape = fmt.Sprintf(`\u%04x\u%04x`, high, low)
		}
		if _, err := io.WriteString(e.w, escape); err != nil {
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
