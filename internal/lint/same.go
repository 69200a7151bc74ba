package lint

import (
	"slices"
	"strings"

	"djq/internal/bank"
)

// sameFile reports whether a repaired file says what it said before: equal
// but for made ids and white space that says nothing, and not with more
// errors than before.
func sameFile(before, after *bank.File) bool {
	return before.Topic == after.Topic &&
		sameText(before.Title, after.Title) &&
		sameText(before.Summary, after.Summary) &&
		slices.EqualFunc(before.Cards, after.Cards, sameCard) &&
		noNewErrors(before, after)
}

func sameCard(a, b bank.Card) bool {
	return a.Topic == b.Topic && a.ID == b.ID && (a.MadeID || !b.MadeID) &&
		a.Difficulty == b.Difficulty && a.Asked == b.Asked && a.Since == b.Since &&
		slices.Equal(a.Tags, b.Tags) && slices.Equal(a.Refs, b.Refs) && slices.Equal(a.Aliases, b.Aliases) &&
		sameText(a.Question, b.Question) && sameText(a.Hint, b.Hint) && sameText(a.Answer, b.Answer) &&
		slices.EqualFunc(a.Variants, b.Variants, sameText) &&
		slices.EqualFunc(a.KeyPoints, b.KeyPoints, sameText) && slices.EqualFunc(a.BonusPoints, b.BonusPoints, sameText) &&
		slices.EqualFunc(a.FollowUps, b.FollowUps, func(a, b bank.FollowUp) bool {
			return a.Card == b.Card && sameText(a.Question, b.Question) && sameText(a.Answer, b.Answer)
		})
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
	for _, f := range bank.Fences(s) {
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
