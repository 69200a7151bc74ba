package lint

import "djq/internal/words"

// isStop reports whether a token says nothing of what a question is about.
func isStop(t words.Token) bool {
	switch t.Text {
	case "explain", "describe", "please":
		return true
	}
	return words.IsStop(t.Text)
}

// isFixed reports whether two questions that differ in a token are not alike:
// it is no word, or one that turns what a question asks.
func isFixed(t words.Token) bool {
	switch t.Text {
	case "why", "when", "where", "who", "not", "no", "never", "without", "cannot", "dont", "only", "before", "after":
		return true
	}
	return t.Kind != words.Word
}
