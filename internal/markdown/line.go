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
		i := strings.IndexAny(s, "`*_[]<>&\\\n")
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
