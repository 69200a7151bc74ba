package words

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Stemmer reduces words to their stems by Snowball's algorithm for English
// (Porter 2, https://snowballstem.org/algorithms/english/stemmer.html). It
// remembers the words it has seen: texts repeat them. It is not for several
// goroutines at once.
type Stemmer struct {
	stems map[string]string
}

// NewStemmer returns a stemmer.
func NewStemmer() *Stemmer { return &Stemmer{stems: map[string]string{}} }

// Stem returns the stem of a token's text.
func (s *Stemmer) Stem(word string) string {
	if stem, ok := s.stems[word]; ok {
		return stem
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	stem := env.Current()
	s.stems[word] = stem
	return stem
}

// Stems returns the stems of a text's tokens in order, without stop words and
// operators.
func (s *Stemmer) Stems(text string) []string {
	var stems []string
	for t := range Tokens(text) {
		if t.Kind != Operator && !IsStop(t.Text) {
			stems = append(stems, s.Stem(t.Text))
		}
	}
	return stems
}
