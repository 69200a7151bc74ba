package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"djq/internal/diag"
	"djq/internal/unprintable"
)

// checkEscapes reports the escapes of a double-quoted value that stand for
// forbidden characters: those of one kind in one line are one finding, at the
// first of them.
func (r *Reader) checkEscapes(n *Node) {
	if strings.IndexFunc(n.Value, unprintable.Is) < 0 {
		return
	}
	start := r.offset(n)
	pos := r.Pos(n)
	faults := lineFaults{report: r.Report}
	defer faults.end()
	for i := start + 1; i < len(r.text) && r.text[i] != '"'; i++ {
		switch r.text[i] {
		case '\n':
			faults.end()
			pos.Line, pos.Col, start = pos.Line+1, 1, i+1
		case '\\':
			size, c := escaped(r.text[i+1:])
			if rule := forbidden(c); rule != "" {
				faults.add(rule, "remove it", func() diag.Finding {
					at := diag.Pos{Line: pos.Line, Col: pos.Col + int32(utf8.RuneCount(r.text[start:i]))}
					return diag.Finding{
						Pos: at, End: diag.Pos{Line: at.Line, Col: at.Col + 1 + int32(size)},
						Message: unprintable.Name(c) + ", written as an escape",
					}
				})
			}
			i += size
		}
	}
}

// escaped reads what follows a backslash in a double-quoted YAML value
// (YAML 1.2, section 5.7) and returns its length and character.
func escaped(b []byte) (size int, r rune) {
	if len(b) == 0 {
		return 0, ' '
	}
	digits := 0
	switch b[0] {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case '\n', '\r':
		return 0, ' ' // the line goes on
	case '0':
		return 1, 0
	case 'a':
		return 1, '\a'
	case 'b':
		return 1, '\b'
	case 'v':
		return 1, '\v'
	case 'f':
		return 1, '\f'
	case 'r':
		return 1, '\r'
	case 'e':
		return 1, 0x1b
	case 'N':
		return 1, 0x85
	case 'L':
		return 1, 0x2028
	case 'P':
		return 1, 0x2029
	default:
		return 1, ' '
	}
	var c rune
	if len(b) > digits {
		if _, err := fmt.Sscanf(string(b[1:1+digits]), "%x", &c); err != nil {
			c = ' '
		}
	}
	return min(1+digits, len(b)), c
}
