package words

// IsStop reports whether a folded English word says nothing of what a text is
// about: articles, pronouns, auxiliaries, prepositions. Words that turn the
// meaning of a sentence (not, never, when, without, before, only, if) are no stop
// words.
func IsStop(word string) bool {
	switch word {
	case "a", "an", "the", "this", "that", "these", "those", "it", "its", "there", "here",
		"i", "me", "my", "we", "us", "our", "you", "your", "he", "she", "they", "them", "their", "one", "ones",
		"is", "are", "was", "were", "be", "been", "being", "am",
		"do", "does", "did", "done", "has", "have", "had", "having",
		"can", "could", "should", "would", "will", "shall", "may", "might", "must",
		"of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "into", "onto", "about",
		"and", "or", "also", "too", "very", "just", "such", "what", "which", "how":
		return true
	}
	return false
}
