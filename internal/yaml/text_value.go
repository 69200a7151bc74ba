package yaml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	yamlv3 "gopkg.in/yaml.v3"

	"djq/internal/unprintable"
)

// lineWidth is how many columns a line of text that is written has at most,
// where it can be cut.
const lineWidth = 100

// TextValue returns a text as the value of a key, or as an item of a list, of a block
// mapping or list whose own indentation is indent: plain or in quotes on the
// line of its key, where column is the next free one; or, if it has several lines
// or is too long for that, as a block on lines below. It is read as the same
// text. It has no line end behind it.
func TextValue(s string, indent, column int) string {
	margin := strings.Repeat(" ", indent+2)
	switch {
	case !isBlockText(s):
		return Scalar(s)
	case strings.Contains(s, "\n") || s[0] == ' ':
		return literal(s, margin)
	}
	line := oneLine(s)
	if column+utf8.RuneCountInString(line) <= lineWidth {
		return line
	}
	return folded(s, margin)
}

// isBlockText reports whether a text can be written as a block: nothing of it is
// unprintable, it neither begins nor ends with an empty line, and none of its
// lines ends in white space.
func isBlockText(s string) bool {
	body := strings.TrimSuffix(s, "\n")
	if strings.Trim(body, "\n") != body || strings.HasPrefix(body, "\t") || strings.ContainsFunc(body, unprintable.Is) || !utf8.ValidString(body) {
		return false
	}
	for line := range strings.SplitSeq(body, "\n") {
		if strings.TrimRight(line, " \t") != line {
			return false
		}
	}
	return body != ""
}

// literal returns a text as a block that keeps its lines.
func literal(s, margin string) string {
	var b strings.Builder
	body, ended := strings.CutSuffix(s, "\n")
	b.WriteByte('|')
	if s[0] == ' ' {
		b.WriteByte('2') // columns of the margin, which the first line does not tell
	}
	if !ended {
		b.WriteByte('-')
	}
	for line := range strings.SplitSeq(body, "\n") {
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(margin + line)
		}
	}
	return b.String()
}

// folded returns a text of one line as a block whose lines are joined by single
// spaces.
func folded(s, margin string) string {
	var b strings.Builder
	b.WriteString(">-\n" + margin)
	column := len(margin)
	for i, word := range strings.Split(s, " ") {
		width := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+width > lineWidth && mayBeginLine(word) && !strings.HasSuffix(b.String(), " "):
			b.WriteString("\n" + margin)
			column = len(margin)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += width
	}
	return b.String()
}

// mayBeginLine reports whether a word at the start of a line of folded text is
// taken for nothing else: not for white space, which would be kept, nor by a
// person for a list, a table or code.
func mayBeginLine(word string) bool {
	number, dotted := strings.CutSuffix(word, ".")
	r, _ := utf8.DecodeRuneInString(word)
	return word != "" && !unicode.IsSpace(r) && !strings.ContainsAny(word[:1], "|>~`") &&
		word != "-" && word != "*" && word != "+" && (!dotted || strings.Trim(number, "0123456789") != "")
}

// oneLine returns a text of one line as the value of a key in a block mapping:
// plain, where it may be, or in the quotes that change it least.
func oneLine(s string) string {
	switch {
	case isPlain(s) || isPlainProse(s):
		return s
	case strings.ContainsAny(s, `"\`) && !strings.Contains(s, `'`) && !strings.Contains(s, `\n`):
		return "'" + s + "'"
	}
	return Scalar(s)
}

// isPlainProse reports whether prose may be written without quotes outside of
// brackets: it begins with a letter and has no sign of YAML's in it.
func isPlainProse(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(r) || strings.HasSuffix(s, `"`) || strings.HasSuffix(s, ":") ||
		strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.Contains(s, "\t") {
		return false
	}
	switch strings.ToLower(s) {
	case "yes", "no", "on", "off", "y", "n":
		return false
	}
	n := Node{Kind: yamlv3.ScalarNode, Value: s}
	return n.ShortTag() == "!!str"
}
