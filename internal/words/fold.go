package words

import (
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns a text in the form in which texts are compared without regard
// to case: case-folded and in Unicode's normal form C, so that a letter and
// its accent are one character however they were typed.
func Fold(s string) string {
	lower := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			// Folding may take a text out of its normal form, which UAX #15
			// therefore asks for before and after.
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
		}
		lower = lower && (s[i] < 'A' || s[i] > 'Z')
	}
	if lower {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}
