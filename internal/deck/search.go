package deck

import (
	"strings"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/internal/words"
)

// search looks for words in what cards show.
type search []string

// newSearch returns a search for all words of a text, each anywhere: case, the
// composition of accents, the white space between words and the punctuation
// that ends a sentence or a part of it do not matter.
func newSearch(text string) search {
	found := strings.Fields(words.Fold(text))
	for i, word := range found {
		if bare := strings.TrimRight(word, "?!.,;:"); bare != "" {
			found[i] = bare
		}
	}
	return found
}

// finds reports whether a card shows all words: in its question, variants,
// answer, points or the user's note, together. What it shows is compared, and not its Markdown:
// marks are gone, and identifiers are as they are read.
func (s search) finds(c *bank.Card) bool {
	missing := s
	for t := range c.Texts() {
		if !t.Field.IsSearched() {
			continue
		}
		if missing = missing.without(t.Text); len(missing) == 0 {
			return true
		}
	}
	if c.Note != "" {
		missing = missing.without(c.Note)
	}
	return len(missing) == 0
}

// without returns the words that a text does not show.
func (s search) without(text string) (still search) {
	shown := words.Fold(markdown.Text(markdown.Parse(text)))
	for _, word := range s {
		if !strings.Contains(shown, word) {
			still = append(still, word)
		}
	}
	return still
}
