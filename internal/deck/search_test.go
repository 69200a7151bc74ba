package deck

import (
	"testing"

	"djq/internal/bank"
)

func TestSearchComparesWhatIsShown(t *testing.T) {
	c := &bank.Card{
		Question:    "Why does **`Post.objects.all()`** run\n101 queries?",
		Variants:    []string{"What is N+1?"},
		Answer:      "Each row\nasks for its author. `select_related()` joins it; see [the docs](https://example.org/hidden).\n\n```python\nposts = Post.objects.select_related(\"author\")\n```",
		KeyPoints:   []string{"A cafe\u0301 has an accent"},
		BonusPoints: []string{"`assertNumQueries()` keeps it so"},
	}
	for _, test := range []struct {
		text string
		want bool
	}{
		{"", true},
		{"does post.objects.all() run", true},
		{"run 101", true},
		{"row asks for its", true},
		{"select related", true},
		{"SELECT_RELATED", true},
		{"joins it; see the docs", true},
		{"docs queries assertnumqueries", true}, // each word anywhere
		{"n+1", true},
		{"café", true},
		{"CAFE\u0301", true},
		{"hidden", false}, // an address is not shown
		{"**", false},
		{"Why 101, really? No: 101 rows!", false}, // "really" stands nowhere
		{"why 101 queries, docs? author!", true},  // as a sentence ends
		{"queries nowhere", false},
	} {
		if got := newSearch(test.text).finds(c); got != test.want {
			t.Errorf("%q finds the card: %v, want %v", test.text, got, test.want)
		}
	}
}
