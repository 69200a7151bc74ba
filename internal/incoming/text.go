package incoming

import (
	"strings"
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/bank/encode"
	"djq/internal/markdown"
)

// Text returns Markdown from elsewhere as a bank has it: without unprintable
// characters and white space that says nothing, and with its fences closed.
func Text(s string) string {
	if strings.Contains(s, "\r") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	}
	return encode.Tidy(closeFence(markdown.Clean(s)))
}

// closeFence closes the fence that a text leaves open.
func closeFence(s string) string {
	fences := markdown.Fences(s)
	if len(fences) == 0 || fences[len(fences)-1].Close >= 0 {
		return s
	}
	s = strings.TrimRight(s, "\n")
	open := strings.TrimLeft(strings.Split(s, "\n")[fences[len(fences)-1].Open], " ")
	mark := open[:len(open)-len(strings.TrimLeft(open, open[:1]))]
	indent := strings.Repeat(" ", fences[len(fences)-1].Indent)
	return s + "\n" + indent + mark
}

// texts returns those of the texts that say something.
func texts(list []string) []string {
	var kept []string
	for _, s := range list {
		if s = Text(s); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// tidy makes all texts of a card such as a bank has.
func tidy(c *bank.Card) {
	c.Question, c.Hint, c.Answer = Text(c.Question), Text(c.Hint), Text(c.Answer)
	c.Variants, c.KeyPoints, c.BonusPoints = texts(c.Variants), texts(c.KeyPoints), texts(c.BonusPoints)
	var next []bank.FollowUp
	for _, u := range c.FollowUps {
		u.Question, u.Answer = Text(u.Question), Text(u.Answer)
		if u.Card != "" || u.Question != "" {
			next = append(next, u)
		}
	}
	c.FollowUps = next
}

// shortLength is how many characters of a text a message shows.
const shortLength = 60

// Shorten returns the beginning of a text on one line.
func Shorten(s string) string {
	s = strings.Join(strings.Fields(markdown.Clean(s)), " ")
	if utf8.RuneCountInString(s) <= shortLength {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:shortLength-1])) + "…"
}

// sameText reports whether two texts say the same.
func sameText(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }
