package markdown

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Loss is a stretch of a text, in bytes, that no reader sees though its author
// may have meant it as text.
type Loss struct {
	Start, End int
	Kind       LossKind
}

// LossKind says what took a stretch of text away.
type LossKind uint8

// What takes text away.
const (
	Title LossKind = iota // of a link
	Info                  // behind a fence, after the language
	Stars                 // for emphasis, beside an operator
)

// Eaten returns what is lost of a text, in order.
func Eaten(s string) []Loss {
	if !mayLose(s) {
		return nil // without parsing it, as nearly all texts
	}
	clean := Clean(s)
	if !tame(clean) {
		return nil
	}
	_, eaten := parse(clean)
	slices.SortFunc(eaten, func(a, b Loss) int { return a.Start - b.Start })
	if clean != s {
		for i, l := range eaten {
			eaten[i] = Loss{uncleaned(s, l.Start), uncleaned(s, l.End), l.Kind}
		}
	}
	return eaten
}

// mayLose reports whether something of a text may be lost.
func mayLose(s string) bool {
	if strings.Contains(s, "](") {
		return true
	}
	for i := range len(s) {
		if s[i] == '*' && i > 0 && strings.IndexByte(operators, s[i-1]) >= 0 {
			return true
		}
	}
	for _, mark := range []string{"```", "~~~"} {
		for _, part := range strings.Split(s, mark)[1:] {
			line, _, _ := strings.Cut(strings.TrimLeft(part, " `~"), "\n")
			if strings.Contains(strings.TrimRight(line, " \r"), " ") {
				return true
			}
		}
	}
	return false
}

// operators are the characters beside which stars are text more likely than not.
const operators = "=+<>%$@&|^~"

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
