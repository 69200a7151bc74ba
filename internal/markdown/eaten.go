package markdown

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
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
	Title  LossKind = iota // of a link
	Info                   // behind a fence, after the language
	Stars                  // for emphasis, beside an operator
	Joined                 // a line break and the indentation of what looks like code
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
	if strings.Contains(s, "](") || hangs(s) {
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

// codeIndent is how many columns to the right of a paragraph code without a fence
// begins, in CommonMark too.
const codeIndent = 4

// hangs reports whether a line stands codeIndent to the right of the one above it,
// outside fenced code.
func hangs(s string) bool {
	if !strings.Contains(s, "\n    ") {
		return false
	}
	fences := Fences(s)
	number, above := -1, -1 // columns before the line above, -1 when that is no text
	for line := range strings.Lines(s) {
		number++
		if len(fences) > 0 && number > fences[0].Close && fences[0].Close >= 0 {
			fences = fences[1:]
		}
		indent := countByte(line, ' ')
		switch {
		case len(fences) > 0 && number >= fences[0].Open, strings.TrimSpace(line) == "":
			above = -1
			continue
		case above >= 0 && indent >= above+codeIndent:
			return true
		}
		above = indent
	}
	return false
}

// hanging adds the first line of a paragraph that stands codeIndent to the right
// of where the paragraph begins and is no row of a table.
func (c *converter) hanging(n ast.Node) {
	margin := 0
	for i, segment := range n.Lines().Sliced(0, n.Lines().Len()) {
		line := strings.TrimRight(c.source[segment.Start:segment.Stop], " \n")
		at := segment.Start + countByte(line, ' ')
		column := at - strings.LastIndexByte(c.source[:at], '\n')
		switch {
		case i == 0:
			margin = column
		case column >= margin+codeIndent && !strings.HasPrefix(c.source[at:], "|"):
			c.eaten = append(c.eaten, Loss{at, segment.Start + len(line), Joined})
			return
		}
	}
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
