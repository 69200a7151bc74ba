package fix

import (
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/markdown"
)

// sameFile reports whether a repaired file says what it said before: equal
// but for generated ids and white space that says nothing, and not with more
// errors than before.
func sameFile(before, after *bank.File) bool {
	return before.Topic == after.Topic &&
		sameText(before.Title, after.Title) &&
		sameText(before.Summary, after.Summary) &&
		slices.EqualFunc(before.Cards, after.Cards, sameCard) &&
		noNewErrors(before, after)
}

// sameCard reports whether a repaired card says what it said before. It may be
// given the id that was generated for it, but not lose one.
func sameCard(before, after bank.Card) bool {
	return before.Equal(&after, sameText) && (before.GeneratedID || !after.GeneratedID)
}

// sameText reports whether two texts differ in nothing but white space at the
// ends of their lines, at their own end and before fences. Runs of spaces in
// prose count as one: the line ends of folded YAML text become spaces.
func sameText(a, b string) bool {
	return a == b || slices.Equal(lean(a), lean(b))
}

// lean returns the lines of a text without the white space that says nothing.
func lean(s string) []string {
	lines := strings.Split(s, "\n")
	code := make([]bool, len(lines))
	for _, f := range markdown.Fences(s) {
		end := f.Close
		if end < 0 {
			end = len(lines) - 1
		}
		for i := f.Open; i <= end; i++ {
			code[i] = true
		}
		lines[f.Open] = strings.TrimLeft(lines[f.Open], " \t")
		lines[end] = strings.TrimLeft(lines[end], " \t")
	}
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\r")
		if !code[i] && line == strings.TrimLeft(line, " \t") {
			line = strings.Join(strings.Fields(line), " ")
		}
		lines[i] = line
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// noNewErrors reports whether no rule of the reader finds more in the repaired
// file than before. Places and numbers of lines in messages may differ.
func noNewErrors(before, after *bank.File) bool {
	count := map[string]int{}
	for _, f := range before.Findings {
		count[f.Rule]++
	}
	for _, f := range after.Findings {
		if count[f.Rule]--; count[f.Rule] < 0 {
			return false
		}
	}
	return true
}
