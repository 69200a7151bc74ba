package answer

import "strings"

// How much a word counts that is not the word itself.
const (
	likeMisspelt = 0.9
	likeStart    = 0.8 // one begins with the other: serialize, serializer
	likeSynonym  = 0.4
)

// shortest is how long a stem must be to be recognised misspelt or by its start.
const shortest = 5

// likeness returns how much the stem of an answer counts for one of a point, 0
// to 1.
func (l *lexicon) likeness(a, b string) float64 {
	switch {
	case a == b:
		return 1
	case len(a) >= shortest && len(b) >= shortest && a[0] == b[0]:
		if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
			return likeStart
		}
		if misspelt(a, b) {
			return likeMisspelt
		}
	}
	if l.synonyms(a, b) {
		return likeSynonym
	}
	return 0
}

// misspelt reports whether one edit makes two stems equal: a letter put in,
// left out or replaced, or two neighbours swapped.
func misspelt(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return i == len(a) || a[i+1:] == b[i+1:] ||
		i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
