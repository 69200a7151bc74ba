package markdown

import "strings"

// Line returns the words of a text on one line, for tables and headings. They
// are those that Parse shows.
func Line(s string) string {
	line, ok := sentence(Clean(s))
	if !ok {
		line = Text(Parse(s))
	}
	return strings.Join(strings.Fields(line), " ")
}

// sentence returns the words of a clean line that has no marks but code spans.
// Most questions are such lines, and a list of thousands takes half the time
// when they are not parsed.
func sentence(s string) (string, bool) {
	if s == "" || strings.IndexByte(" -+#>~|:0123456789", s[0]) >= 0 {
		return "", s == "" // it may be more than a paragraph
	}
	if len(s) > maxParagraph {
		return "", false
	}
	var b strings.Builder
	for {
		i := strings.IndexAny(s, "`*[<\\\n")
		if i < 0 && b.Len() == 0 {
			return s, true
		}
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
		b.WriteString(s[:i])
		b.WriteString(trimCode(code))
		s = rest
	}
}
