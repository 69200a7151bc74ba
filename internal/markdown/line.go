package markdown

import "strings"

// Line returns the words of a text on one line, for tables and headings.
func Line(s string) string {
	line, ok := sentence(Clean(s))
	if !ok {
		line = Text(Parse(s))
	}
	return strings.Join(strings.Fields(line), " ")
}

// sentence returns the words of a clean line that has no marks but code spans.
// Most questions are such lines, and a list of thousands is not worth parsing.
func sentence(s string) (string, bool) {
	if s == "" || strings.IndexByte(" -+=#~0123456789", s[0]) >= 0 {
		return "", s == "" // it may be more than a paragraph
	}
	var b strings.Builder
	for {
		i := firstMark(s)
		if i < 0 {
			b.WriteString(s)
			return b.String(), true
		}
		if s[i] != '`' {
			return "", false
		}
		code, rest, ok := strings.Cut(s[i+1:], "`")
		if !ok || code == "" || strings.HasPrefix(rest, "`") || strings.Contains(code, "\n") {
			return "", false
		}
		if strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") && strings.TrimSpace(code) != "" {
			code = code[1 : len(code)-1]
		}
		b.WriteString(s[:i])
		b.WriteString(code)
		s = rest
	}
}

// firstMark returns where s may have a mark, or -1. Underscores inside a word
// are none: most of them are in names like select_related.
func firstMark(s string) int {
	for from := 0; ; {
		i := strings.IndexAny(s[from:], "`*_[]<>&\\\n")
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(s[i:]) - len(strings.TrimLeft(s[i:], "_"))
		if from == i || i == 0 || from == len(s) || !isWord(s[i-1]) || !isWord(s[from]) {
			return i
		}
	}
}

func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}
