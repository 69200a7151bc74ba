package memory

import (
	"fmt"
	"strconv"
	"strings"
)

// Rating is how well a card was recalled, from Again (1) to Easy (4), the
// scale of FSRS.
type Rating uint8

// The ratings. The zero value is no rating.
const (
	Again Rating = iota + 1
	Hard
	Good
	Easy
)

// Ratings returns the four ratings, worst first.
func Ratings() []Rating { return []Rating{Again, Hard, Good, Easy} }

// String returns the rating's name, or "none" for the zero value.
func (r Rating) String() string {
	switch r {
	case Again:
		return "again"
	case Hard:
		return "hard"
	case Good:
		return "good"
	case Easy:
		return "easy"
	}
	return "none"
}

// Passed reports whether the card was recalled: every rating but Again.
func (r Rating) Passed() bool { return r >= Hard && r <= Easy }

// ParseRating reads a rating's name or its number, 1 to 4.
func ParseRating(s string) (Rating, error) {
	for _, r := range Ratings() {
		if strings.EqualFold(s, r.String()) || s == strconv.Itoa(int(r)) {
			return r, nil
		}
	}
	return 0, fmt.Errorf("%q is not a rating: expected again, hard, good, easy or 1 to 4", s)
}
