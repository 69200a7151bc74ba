package lint

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// word is a word of a text, as comparisons see it.
type word struct {
	text string
	// hash is that of the lower-case letters, without the ending of a simple
	// English plural. Sums of hashes stand for sets of words.
	hash uint64
	// fixed words decide what a text is about: those with a digit, operators,
	// negations and the like. Two texts that differ in one are not alike.
	fixed bool
}

// class says what part a byte or rune plays in a word.
type class uint8

const (
	gap      class = iota
	letter         // or a mark on one
	digit          //
	operator       // tells code apart: a < b is not a > b
	single         // of a script without spaces between words
)

// asciiClass is the class of each ASCII character.
var asciiClass = [utf8.RuneSelf]class{
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	'a': letter, 'b': letter, 'c': letter, 'd': letter, 'e': letter, 'f': letter, 'g': letter, 'h': letter, 'i': letter,
	'j': letter, 'k': letter, 'l': letter, 'm': letter, 'n': letter, 'o': letter, 'p': letter, 'q': letter, 'r': letter,
	's': letter, 't': letter, 'u': letter, 'v': letter, 'w': letter, 'x': letter, 'y': letter, 'z': letter,
	'A': letter, 'B': letter, 'C': letter, 'D': letter, 'E': letter, 'F': letter, 'G': letter, 'H': letter, 'I': letter,
	'J': letter, 'K': letter, 'L': letter, 'M': letter, 'N': letter, 'O': letter, 'P': letter, 'Q': letter, 'R': letter,
	'S': letter, 'T': letter, 'U': letter, 'V': letter, 'W': letter, 'X': letter, 'Y': letter, 'Z': letter,
	'<': operator, '>': operator, '=': operator, '+': operator, '%': operator, '&': operator, '|': operator, '^': operator, '~': operator,
}

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass[r]
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return single
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return gap
}

// words yields the words of a text: runs of letters and digits, runs of
// operators, and each character of a script that writes no spaces. A version
// number such as 6.0 is one word; punctuation is none.
func words(text string) iter.Seq[word] {
	return func(yield func(word) bool) {
		for i := 0; i < len(text); {
			r, size := decode(text, i)
			c := classOf(r)
			start := i
			i += size
			var w word
			switch c {
			case gap:
				continue
			case single:
				w = word{hash: mix(add(hashStart, r)), fixed: true}
			case operator:
				h := add(hashStart, r)
				for i < len(text) && classOf(rune(text[i])) == operator {
					h = add(h, rune(text[i]))
					i++
				}
				w = word{hash: mix(h), fixed: true}
			default:
				w, i = readWord(text, start)
			}
			w.text = text[start:i]
			if !yield(w) {
				return
			}
		}
	}
}

// readWord reads the word that begins at start and returns where it ends.
func readWord(text string, start int) (w word, end int) {
	h := hashStart
	var before [3]uint64 // the hash without the last one, two and three runes
	i := start
	for i < len(text) {
		if b := text[i]; b < utf8.RuneSelf && asciiClass[b] == letter {
			before[2], before[1], before[0] = before[1], before[0], h
			h = (h ^ uint64(b|0x20)) * hashPrime
			i++
			continue
		}
		r, size := decode(text, i)
		c := classOf(r)
		if r == '.' && i > start && isDigit(text[i-1]) && i+1 < len(text) && isDigit(text[i+1]) {
			c = digit
		}
		if c != letter && c != digit {
			break
		}
		if c == digit {
			w.fixed = true
		}
		before[2], before[1], before[0] = before[1], before[0], h
		h = add(h, r)
		i += size
	}
	s := text[start:i]
	switch n := len(s); {
	case n < 4 || s[n-1]|0x20 != 's':
	case n > 4 && s[n-3]|0x20 == 'i' && s[n-2]|0x20 == 'e': // queries
		h = add(before[2], 'y')
	case s[n-2]|0x20 == 'e' && (s[n-3]|0x20 == 'x' || n > 4 && s[n-3]|0x20 == 's' && s[n-4]|0x20 == 's'): // indexes, classes
		h = before[1]
	case s[n-2]|0x20 != 's' && s[n-2]|0x20 != 'u' && s[n-2]|0x20 != 'i': // models; not class, status, analysis
		h = before[0]
	}
	w.hash = mix(h)
	return w, i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func decode(text string, i int) (r rune, size int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

// hashStart and hashPrime are those of FNV-1a, which takes runes here.
const (
	hashStart uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

// add adds a rune to a hash, without regard to case.
func add(h uint64, r rune) uint64 {
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

// textHash returns a hash of a text in which case, white space, and the
// punctuation and emphasis of prose do not count.
func textHash(text string) uint64 {
	h, space := hashStart, false
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf && asciiClass[b] == letter {
			if space {
				h, space = add(h, ' '), false
			}
			h = (h ^ uint64(b|0x20)) * hashPrime
			i++
			continue
		}
		r, size := decode(text, i)
		i += size
		switch r {
		case '.', ',', ';', ':', '?', '!', '"', '\'', '`', '*', '_', '’', '“', '”', '？', '。':
			continue
		}
		if unicode.IsSpace(r) {
			space = h != hashStart
			continue
		}
		if space {
			h, space = add(h, ' '), false
		}
		h = add(h, r)
	}
	return mix(h)
}
