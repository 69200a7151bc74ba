package lint

import (
	"regexp"
	"strings"

	"djq/internal/diag"
	"djq/internal/markdown"
)

// literalHeader matches the end of a line whose value begins on the next one and
// keeps its lines.
var literalHeader = regexp.MustCompile(`(^|[ :])\|[-+0-9]*([ \t]+#.*)?[ \t]*$`)

// maxBlock is how many lines of a block are looked at, for
// each line that ends in spaces.
const maxBlock = 250

// isLineBreak reports whether a line ends in a line break of Markdown: at least
// two spaces, outside code, in a literal block that goes on with another line of
// the paragraph. In other values YAML drops the spaces.
func isLineBreak(lines *diag.Lines, line int32) bool {
	text := string(lines.Text(line))
	next := string(lines.Text(line + 1))
	body := strings.TrimRight(text, " ")
	if len(text)-len(body) < 2 || strings.TrimSpace(body) == "" || strings.HasSuffix(body, "\t") || strings.TrimSpace(next) == "" {
		return false
	}
	least := len(indentOf(text))
	for above := line - 1; above >= 1 && above > line-maxBlock; above-- {
		header := string(lines.Text(above))
		if strings.TrimSpace(header) == "" || len(indentOf(header)) >= least {
			continue
		}
		if column := keyColumn(header); column < least && literalHeader.MatchString(header) {
			return len(indentOf(next)) > column && !isInCode(lines, above+1, line)
		}
		least = len(indentOf(header))
	}
	return false
}

// keyColumn returns how deep the values below a line must be indented at least,
// less one: the column of its key, or of the dash before the value itself.
func keyColumn(line string) int {
	at := len(indentOf(line))
	for {
		rest, found := strings.CutPrefix(line[at:], "- ")
		if !found || strings.HasPrefix(strings.TrimLeft(rest, " "), "|") {
			return at
		}
		at = len(line) - len(strings.TrimLeft(rest, " "))
	}
}

// isInCode reports whether a line is in fenced code, in a text that begins at
// another one.
func isInCode(lines *diag.Lines, first, line int32) bool {
	var b strings.Builder
	for n := first; n <= line; n++ {
		b.Write(lines.Text(n))
		b.WriteByte('\n')
	}
	fences := markdown.Fences(b.String())
	return len(fences) > 0 && (fences[len(fences)-1].Close < 0 || int32(fences[len(fences)-1].Close) == line-first)
}
