package lint

// isStop reports whether an English word says nothing of what a question is
// about. Words that turn its meaning (why, when, not) are no such words.
func isStop(w string) bool {
	var lower shortWord
	switch string(lower.set(w)) {
	case "a", "an", "the", "this", "that", "these", "those", "it", "its", "there",
		"i", "me", "my", "we", "us", "our", "you", "your", "one",
		"is", "are", "was", "were", "be", "been", "am",
		"do", "does", "did", "has", "have", "had", "can", "could", "should", "would", "will", "may", "might", "must",
		"of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "into", "about", "and", "or",
		"what", "which", "how", "s", "t", "explain", "describe", "please":
		return true
	}
	return false
}

// isTurn reports whether an English word turns what a question asks.
func isTurn(w string) bool {
	var lower shortWord
	switch string(lower.set(w)) {
	case "why", "when", "where", "who", "not", "no", "never", "without", "cannot", "only", "before", "after":
		return true
	}
	return false
}

// shortWord holds a word in lower case without asking for memory.
type shortWord [8]byte

// set returns w in lower case, or nothing when w is too long.
func (s *shortWord) set(w string) []byte {
	if len(w) > len(s) {
		return nil
	}
	for i := range len(w) {
		s[i] = w[i] | 0x20
	}
	return s[:len(w)]
}
