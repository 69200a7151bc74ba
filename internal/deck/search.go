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
// answer or points, together. What it shows is compared, and not its Markdown:
// marks are gone, and identifiers are as they are read.
func (s search) finds(c *bank.Card) bool {
	missing := s
	for t := range c.Texts() {
		if !t.Field.IsSearched() {
			continue
		}
		shown := words.Fold(markdown.Text(markdown.Parse(t.Text)))
		var still search
		for _, word := range missing {
			if !strings.Contains(shown, word) {
				still = append(still, word)
			}
		}
		if missing = still; len(missing) == 0 {
			return true
		}
	}
	return len(missing) == 0
}
