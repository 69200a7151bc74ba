package diag

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that a person who typed word most likely
// meant: the one with the fewest single-character insertions, deletions,
// replacements and swaps of neighbours (optimal string alignment), ignoring
// case. Of equally near ones one with the same first letter wins, then the
// first. It returns false when all of them differ in more than a third of the
// word's length, and in more than one edit.
func Nearest(word string, candidates []string) (string, bool) {
	w := []rune(strings.ToLower(word))
	best, found, sameStart := max(1, len(w)/3)+1, "", false
	var d distance
	for _, c := range candidates {
		if n := utf8.RuneCountInString(c); n-len(w) > best || len(w)-n > best {
			continue
		}
		r := []rune(strings.ToLower(c))
		n := d.between(w, r, best+1)
		same := len(w) > 0 && len(r) > 0 && w[0] == r[0]
		if n < best || n == best && found != "" && same && !sameStart {
			best, found, sameStart = n, c, same
		}
	}
	return found, found != ""
}

// distance keeps its rows between calls, because look-ups compare one word
// with very many.
type distance struct{ before, last, row []int }

// between returns the edit distance of a and b, or limit when it is not below.
func (d *distance) between(a, b []rune, limit int) int {
	for len(d.row) <= len(b) {
		d.before, d.last, d.row = append(d.before, 0), append(d.last, 0), append(d.row, 0)
	}
	for j := range len(b) + 1 {
		d.last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		d.row[0] = i
		lowest := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			n := min(d.last[j]+1, d.row[j-1]+1, d.last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, d.before[j-2]+1)
			}
			d.row[j] = n
			lowest = min(lowest, n)
		}
		if lowest >= limit {
			return limit
		}
		d.before, d.last, d.row = d.last, d.row, d.before
	}
	return d.last[len(b)]
}
