package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// resolve replaces backslash escapes and entities in one pass, so that what
// one of them yields is not read as the other, and cleans the result, because
// an entity can name any character. The result is one line.
func resolve(s string) string {
	if strings.ContainsAny(s, `\&`) {
		var b strings.Builder
		b.Grow(len(s))
		for i := 0; i < len(s); {
			switch {
			case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
				b.WriteByte(s[i+1])
				i += 2
			case s[i] == '&':
				text, n := entity(s[i:])
				b.WriteString(text)
				i += n
			default:
				b.WriteByte(s[i])
				i++
			}
		}
		s = b.String()
	}
	return CleanLine(s)
}

// maxEntity is longer than every entity of HTML.
const maxEntity = 40

// entity returns what the entity at the start of s denotes and its length,
// or the ampersand itself.
func entity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 0 {
		return "&", 1
	}
	name := s[1:end]
	if number, ok := strings.CutPrefix(name, "#"); ok {
		if text, ok := codePoint(number); ok {
			return text, end + 1
		}
		return "&", 1
	}
	if e, ok := util.LookUpHTML5EntityByName(name); ok {
		return string(e.Characters), end + 1
	}
	return "&", 1
}

// codePoint reads the number of a numeric entity, at most seven digits.
func codePoint(number string) (string, bool) {
	base := 10
	if number != "" && (number[0] == 'x' || number[0] == 'X') {
		number, base = number[1:], 16
	}
	n, err := strconv.ParseUint(number, base, 28)
	if err != nil || len(number) > 7 {
		return "", false
	}
	if n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return string(utf8.RuneError), true
	}
	return string(rune(n)), true
}
