package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/bank"
	"djq/questions"
)

// TestScanFindsWhatDecodingFinds holds that the scan of the built-in bank finds
// every card under its name and in its place in the order, and that the card
// decoded alone says what it says among the others of its file.
func TestScanFindsWhatDecodingFinds(t *testing.T) {
	decoded := bank.Load([]bank.Source{{Name: "questions", FS: questions.FS, Builtin: true}}, bank.Options{})
	if err := decoded.Err(); err != nil {
		t.Fatal(err)
	}
	cards := decoded.Cards()
	found, err := questions.Scan()
	if err != nil || len(found) != len(cards) {
		t.Fatalf("the scan finds %d cards, %v; there are %d: is one shorter than shortestCard?", len(found), err, len(cards))
	}
	said := cmp.Options{cmpopts.IgnoreUnexported(bank.Card{}), cmpopts.IgnoreFields(bank.Card{}, "Pos", "File")}
	for i, c := range found {
		if c.Name != cards[i].Name() {
			t.Fatalf("card %d is %s for the scan and %s decoded", i+1, c.Name, cards[i].Name())
		}
		text, err := c.YAML()
		if err != nil {
			t.Fatal(err)
		}
		alone := bank.Parse(c.File, text)
		if len(alone.Findings) > 0 || len(alone.Cards) != 1 {
			t.Fatalf("%s: %d cards, %v", c.Name, len(alone.Cards), alone.Findings)
		}
		if diff := cmp.Diff(cards[i], &alone.Cards[0], said); diff != "" {
			t.Errorf("%s (-whole +alone):\n%s", c.Name, diff)
		}
	}
}
