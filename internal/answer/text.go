package answer

import (
	"strings"

	"djq/internal/words"
)

// word is a word of a text as it is compared.
type word struct {
	stem       string
	stop       bool // says nothing of what the text is about
	start, end int  // the bytes of the text that it was made from
}

// reader takes texts apart. It is not for several goroutines at once.
type reader struct {
	stemmer *words.Stemmer
	lexicon *lexicon
}

// read returns the words of a text in order. An abbreviation gives the words
// that it stands for.
func (r *reader) read(text string) []word {
	var read []word
	for t := range words.Tokens(text) {
		if t.Kind == words.Operator && t.Text != "+" {
			continue
		}
		if long := r.lexicon.abbreviations[t.Text]; long != nil {
			for _, text := range long {
				read = append(read, word{stem: r.stem(text), stop: words.IsStop(text), start: t.Start, end: t.End})
			}
			continue
		}
		read = append(read, word{stem: r.stem(t.Text), stop: words.IsStop(t.Text), start: t.Start, end: t.End})
	}
	return read
}

// content returns the words that say what a text is about, or all when there
// are no others.
func content(read []word) []word {
	var kept []word
	for _, w := range read {
		if !w.stop {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return read
	}
	return kept
}

func (r *reader) stem(text string) string { return r.stemmer.Stem(american(text)) }

// american returns the American spelling of a British one: normalise, colour,
// catalogue. Words that are spelt so everywhere, such as raise, come out of it
// changed, but alike on both sides of a comparison.
func american(text string) string {
	if len(text) < 6 {
		return text
	}
	for _, ending := range [...][2]string{
		{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"}, {"ised", "ized"}, {"ises", "izes"}, {"ising", "izing"}, {"iser", "izer"}, {"isers", "izers"},
		{"our", "or"}, {"ours", "ors"}, {"oured", "ored"}, {"ogue", "og"}, {"ogues", "ogs"}, {"yse", "yze"}, {"ysed", "yzed"}, {"ysing", "yzing"},
	} {
		if rest, ok := strings.CutSuffix(text, ending[0]); ok {
			return rest + ending[1]
		}
	}
	return text
}
