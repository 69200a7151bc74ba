package markdown

import (
	"sort"
	"unicode/utf8"
)

// Range is a stretch of bytes.
type Range struct{ Start, End int }

// Eaten returns what of a text no reader of it sees, though it is no mark: the
// title of a link, and the words behind a fence after the language. It is in
// order.
func Eaten(s string) []Range {
	clean := Clean(s)
	if !tame(clean) {
		return nil
	}
	_, eaten := parse(clean)
	if clean != s {
		for i, r := range eaten {
			eaten[i] = Range{uncleaned(s, r.Start), uncleaned(s, r.End)}
		}
	}
	return eaten
}

// uncleaned returns where in s what stands at a byte of its clean form comes
// from.
func uncleaned(s string, at int) int {
	boundary := func(i int) int {
		for i < len(s) && !utf8.RuneStart(s[i]) {
			i++
		}
		return i
	}
	return boundary(sort.Search(len(s), func(i int) bool { return len(Clean(s[:boundary(i)])) >= at }))
}
