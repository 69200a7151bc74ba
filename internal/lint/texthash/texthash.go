package texthash

import (
	"unicode"
	"unicode/utf8"

	"djq/internal/words"
)

// hashStart and hashPrime are those of FNV-1a, which takes runes here.
const (
	hashStart uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

// addRune adds a rune to a hash, without regard to case.
func addRune(h uint64, r rune) uint64 {
	if r >= 'A' && r <= 'Z' {
		r |= 0x20
	} else if r >= utf8.RuneSelf {
		r = unicode.ToLower(r)
	}
	return (h ^ uint64(r)) * hashPrime
}

// mix spreads a hash over all bits, so that sums of hashes differ (the
// finaliser of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// OfToken returns a hash of a token, the same for all forms of a word. Sums
// of hashes represent sets of words.
func OfToken(t words.Token, stemmer *words.Stemmer) uint64 {
	text := t.Text
	if t.Kind == words.Word {
		text = stemmer.Stem(text)
	}
	h := hashStart
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * hashPrime
	}
	return mix(h)
}

// Of returns a hash of a text in which case, white space, and the
// punctuation and emphasis of prose do not count.
func Of(text string) uint64 {
	h, space := hashStart, false
	for _, r := range text {
		switch r {
		case '.', ',', ';', ':', '?', '!', '"', '\'', '`', '*', '_', '’', '“', '”', '？', '。':
			continue
		}
		if unicode.IsSpace(r) {
			space = h != hashStart
			continue
		}
		if space {
			h, space = addRune(h, ' '), false
		}
		h = addRune(h, r)
	}
	return mix(h)
}
