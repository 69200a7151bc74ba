package memory

import (
	"testing"
)

func TestParseRatingReadsNamesAndNumbers(t *testing.T) {
	for _, s := range []string{"again", "Hard", "GOOD", "easy", "1", "2", "3", "4"} {
		if r, err := ParseRating(s); err != nil || r < Again || r > Easy || r.Passed() != (r != Again) {
			t.Errorf("ParseRating(%q) = %v, %v", s, r, err)
		}
	}
	for _, s := range []string{"", "0", "5", "goo", "none", "1.0"} {
		if r, err := ParseRating(s); err == nil {
			t.Errorf("ParseRating(%q) = %v", s, r)
		}
	}
	if Rating(0).String() != "none" || Rating(0).Passed() {
		t.Error("the zero value is a rating")
	}
}
