package markdown

import "strings"

// Line returns the words of a text on one line, for tables and headings. They
// are those that Parse shows.
func Line(s string) string {
	return strings.Join(strings.Fields(Text(Parse(s))), " ")
}
