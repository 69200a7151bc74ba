package study

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
)

func cards(ids string) []*bank.Card {
	var cs []*bank.Card
	for id := range strings.SplitSeq(ids, " ") {
		cs = append(cs, &bank.Card{Topic: "orm", ID: id})
	}
	return cs
}

func ids(cs []*bank.Card) string {
	var names []string
	for _, c := range cs {
		names = append(names, c.ID)
	}
	return strings.Join(names, " ")
}

// TestQueue pins what a seed gives: it must stay the same on every platform
// and in every version.
func TestQueueWithoutHistory(t *testing.T) {
	const all = "annotate defer exists f-object index n-plus-one q-object union"
	tests := []struct {
		order Order
		seed  uint64
		n     int
		want  string
	}{
		{Bank, 7, 20, all},
		{Bank, 7, 3, "annotate defer exists"},
		{Random, 0, 20, "index defer exists n-plus-one f-object q-object annotate union"},
		{Random, 1, 20, "exists defer index union q-object f-object n-plus-one annotate"},
		{Random, 2, 20, "q-object exists f-object n-plus-one index union defer annotate"},
		{Random, 1<<64 - 1, 20, "n-plus-one defer exists f-object index annotate union q-object"},
		{Random, 1, 3, "exists defer index"},
	}
	for _, test := range tests {
		if got := ids(Queue(cards(all), test.order, test.seed, test.n)); got != test.want {
			t.Errorf("%s, seed %d, %d cards: %s", test.order, test.seed, test.n, got)
		}
	}
}

func TestRandomDependsOnNamesAndSeedAlone(t *testing.T) {
	original := cards("a b c d e f g h i j")
	before := ids(original)
	want := ids(Queue(original, Random, 5, 10))
	if ids(original) != before {
		t.Error("the cards given were reordered")
	}
	slices.Reverse(original)
	if got := ids(Queue(original, Random, 5, 10)); got != want {
		t.Errorf("cards in another order: %s, want %s", got, want)
	}
	more := ids(Queue(append(cards("new"), original...), Random, 5, 11))
	if got := strings.Join(strings.Fields(strings.ReplaceAll(" "+more+" ", " new ", " ")), " "); got != want {
		t.Errorf("one more card: %s, want %s with new somewhere", more, want)
	}
}

// TestRandomIsFair counts how often each of six cards comes at each place
// over many seeds, and holds the chi-square of each place (5 degrees of
// freedom) under the value exceeded once in a million.
func TestFirstIsTheFirstInRandomOrder(t *testing.T) {
	deck := cards("a b c d e f g h i j")
	names := make([]string, len(deck))
	for i, c := range deck {
		names[i] = c.Name()
	}
	for seed := range uint64(200) {
		if got, want := deck[First(names, seed)], Queue(deck, Random, seed, 1)[0]; got != want {
			t.Errorf("seed %d: %s, want %s", seed, got.Name(), want.Name())
		}
	}
}

func TestRandomIsFair(t *testing.T) {
	deck := cards("a b c d e f")
	const seeds = 6000
	counts := make([]map[string]int, len(deck))
	for i := range counts {
		counts[i] = map[string]int{}
	}
	for seed := range uint64(seeds) {
		for i, c := range Queue(deck, Random, seed, len(deck)) {
			counts[i][c.ID]++
		}
	}
	expected := float64(seeds) / float64(len(deck))
	for i, count := range counts {
		chi := 0.0
		for _, c := range deck {
			d := float64(count[c.ID]) - expected
			chi += d * d / expected
		}
		if chi > 35.9 {
			t.Errorf("place %d: chi-square %.1f, %v", i, chi, count)
		}
	}
}

func TestOrdersNamesEveryOrder(t *testing.T) {
	if got := fmt.Sprint(Orders()); got != "[due weakest random bank]" {
		t.Error(got)
	}
}
