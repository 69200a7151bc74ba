package answer

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/words"
	"djq/questions"
)

// TestRarityKnowsTheBank holds that the table knows nearly all words of the
// points of the built-in bank. DJQ_UPDATE=1 makes it anew.
func TestRarityKnowsTheBank(t *testing.T) {
	r := &reader{words.NewStemmer(), theLexicon()}
	texts, in := 0, map[string]int{}
	known, all := 0, 0
	add := func(text string) {
		texts++
		stems := map[string]bool{}
		for _, w := range r.read(text) {
			stems[w.stem] = true
		}
		for stem := range stems {
			in[stem]++
		}
	}
	for _, c := range bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS}}, bank.Options{}).Cards() {
		for _, text := range slices.Concat(c.Variants, c.KeyPoints, c.BonusPoints, strings.Split(c.Answer, "\n\n"), []string{c.Question, c.Hint}) {
			add(text)
		}
		for _, f := range c.FollowUps {
			add(f.Question + "\n" + f.Answer)
		}
		for _, point := range c.KeyPoints {
			for _, w := range r.read(point) {
				if all++; theRarity().in[w.stem] > 0 || in[w.stem] < 2 {
					known++
				}
			}
		}
	}
	if os.Getenv("DJQ_UPDATE") != "" {
		var table strings.Builder
		fmt.Fprintln(&table, texts)
		for _, stem := range slices.Sorted(maps.Keys(in)) {
			if in[stem] > 1 {
				fmt.Fprintln(&table, stem, in[stem])
			}
		}
		if err := os.WriteFile("rarity.txt", []byte(table.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if known*100 < all*95 {
		t.Errorf("the table knows %d of %d words: make it anew with DJQ_UPDATE=1", known, all)
	}
}

// TestTablesAreSmall holds what the check adds to the binary, in bytes.
func TestTablesAreSmall(t *testing.T) {
	size := len(rarityTable) + len(synonymList) + len(abbreviationList)
	if t.Logf("%d bytes", size); size > 100_000 {
		t.Errorf("the tables have %d bytes, want 100,000 at most", size)
	}
}
