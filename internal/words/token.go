package words

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word of a text, or a part of an identifier.
type Token struct {
	Text       string // folded
	Kind       Kind
	Start, End int // the bytes of the text that it was made from
}

// Kind is what a token is made of.
type Kind uint8

// The kinds.
const (
	Word      Kind = iota // letters
	Number                // digits, also with points between them: 6.0
	Ideograph             // one character of a script that writes no spaces
	Operator              // characters that tell code apart: a < b is not a > b
)

// Tokens yields the words of a text in order. An identifier gives its words
// one by one, so that select_related, selectRelated and "select related" give
// the same tokens. The apostrophe of "it's" is dropped with what follows it,
// that of "don't" alone. Characters that are in no token separate words.
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			end, kind := i+size, Word
			switch classOf(r) {
			case other:
				i = end
				continue
			case digit:
				end, kind = endOfNumber(text, end), Number
			case ideograph:
				kind = Ideograph
			case operator:
				for end < len(text) && classOf(rune(text[end])) == operator {
					end++
				}
				kind = Operator
			default:
				end = endOfWord(text, i)
			}
			t := Token{Text: Fold(text[i:end]), Kind: kind, Start: i, End: end}
			if ending, ok := contraction(text[end:]); ok {
				if ending == "t" {
					t.Text += ending
				}
				end += len("'") + len(ending)
				if text[t.End] != '\'' {
					end += len("’") - len("'")
				}
				t.End = end
			}
			if !yield(t) {
				return
			}
			i = end
		}
	}
}

// class is what a character does in a word.
type class uint8

const (
	other class = iota
	lower       // also letters without case, and marks
	upper
	digit
	ideograph // of a script without spaces between words
	operator
)

func classOf(r rune) class {
	switch {
	case 'a' <= r && r <= 'z':
		return lower
	case 'A' <= r && r <= 'Z':
		return upper
	case '0' <= r && r <= '9':
		return digit
	case r < utf8.RuneSelf:
		if strings.IndexByte("<>=+%&|^~", byte(r)) >= 0 {
			return operator
		}
		return other
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return ideograph
	case unicode.IsUpper(r):
		return upper
	case unicode.IsLetter(r), unicode.IsMark(r), r == '\u200c', r == '\u200d':
		return lower
	case unicode.IsDigit(r):
		return digit
	}
	return other
}

// endOfNumber returns where the number ends that goes on at i: 6.0, but not
// the full stop after it.
func endOfNumber(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '.' && i+1 < len(text) && classOf(rune(text[i+1])) == digit {
			i++
			continue
		}
		if classOf(r) != digit {
			break
		}
		i += size
	}
	return i
}

// endOfWord returns where the word ends that begins at start. A capital after
// a small letter begins the next word of an identifier, and so does the last
// of several capitals before a small letter: http in HTTPResponse.
func endOfWord(text string, start int) int {
	previous, last := other, start // the class of the character before, and where it began
	capitals := 0
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		c := classOf(r)
		switch {
		case c != lower && c != upper:
			return i
		case c == upper && previous == lower:
			return i
		case c == lower && capitals > 1:
			// The plural of an abbreviation stays with it: URLs, FKs.
			if r == 's' && endsWord(text[i+size:]) {
				return i + size
			}
			return last
		}
		if c == upper {
			capitals++
		} else {
			capitals = 0
		}
		previous, last = c, i
		i += size
	}
	return len(text)
}

// endsWord reports whether no letter follows.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	c := classOf(r)
	return rest == "" || c != lower && c != upper
}

// contraction returns what follows the apostrophe of "it's" or "don't".
func contraction(rest string) (ending string, ok bool) {
	r, size := utf8.DecodeRuneInString(rest)
	if r != '\'' && r != '’' {
		return "", false
	}
	for _, ending := range [...]string{"t", "s", "re", "ve", "ll", "d", "m"} {
		if after := rest[size:]; len(after) >= len(ending) && Fold(after[:len(ending)]) == ending && endsWord(after[len(ending):]) {
			return ending, true
		}
	}
	return "", false
}
