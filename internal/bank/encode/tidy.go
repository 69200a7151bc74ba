package encode

import (
	"strings"

	"djq/internal/markdown"
)

// Tidy returns a Markdown text without the white space that says nothing: at the
// ends of lines, and empty lines at the start and the end. Lines end with a
// newline alone. A line break of Markdown, two spaces at the end of a line, is
// written as a backslash, which can be seen.
func Tidy(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	lines := strings.Split(text, "\n")
	code := make([]bool, len(lines))
	for _, f := range markdown.Fences(text) {
		end := f.Close
		if end < 0 {
			end = len(lines) - 1
		}
		for i := f.Open; i <= end; i++ {
			code[i] = true
		}
	}
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
		goesOn := i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" && !code[i+1]
		if strings.HasSuffix(line, "  ") && goesOn && !code[i] && mayBreak(lines[i]) {
			lines[i] += `\`
		}
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

// mayBreak reports whether a line is of a paragraph, in which a line break shows,
// and not a heading, a row of a table or a rule.
func mayBreak(line string) bool {
	body := strings.TrimLeft(line, " \t")
	return strings.Trim(body, "-=*_ ") != "" && !strings.HasSuffix(body, `\`) && body[0] != '#' && body[0] != '|'
}
