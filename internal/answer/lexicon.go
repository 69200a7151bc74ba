package answer

import (
	_ "embed"
	"strings"
	"sync"

	"djq/internal/words"
)

//go:embed abbreviations.txt
var abbreviationList string

//go:embed synonyms.txt
var synonymList string

// lexicon is what is known of the words of the field.
type lexicon struct {
	abbreviations map[string][]string // token to the words it stands for
	groups        map[string][]int    // stem to its groups of synonyms
}

// theLexicon returns the lexicon, which is read when it is first needed.
var theLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{abbreviations: map[string][]string{}, groups: map[string][]int{}}
	for _, words := range entries(abbreviationList) {
		l.abbreviations[words[0]] = words[1:]
	}
	stemmer := words.NewStemmer()
	for group, synonyms := range entries(synonymList) {
		for _, word := range synonyms {
			stem := stemmer.Stem(american(word))
			l.groups[stem] = append(l.groups[stem], group)
		}
	}
	return l
})

// entries returns the words of each line but comments.
func entries(list string) (lines [][]string) {
	for line := range strings.Lines(list) {
		if words := strings.Fields(line); len(words) > 1 && words[0] != "#" {
			lines = append(lines, words)
		}
	}
	return lines
}

// synonyms reports whether two stems are in a group together.
func (l *lexicon) synonyms(a, b string) bool {
	groups := l.groups[b]
	for _, g := range l.groups[a] {
		for _, h := range groups {
			if g == h {
				return true
			}
		}
	}
	return false
}
