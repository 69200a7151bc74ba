package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/bank"
	"djq/internal/golden"
	"djq/questions"
)

// TestNamesAreThoseOfTheBank holds that questions.Names has every card of the
// built-in bank in its place; -update writes them.
func TestNamesAreThoseOfTheBank(t *testing.T) {
	var names strings.Builder
	for _, c := range builtinCards(t) {
		names.WriteString(c.Name() + "\n")
	}
	golden.Compare(t, "../../questions/cards.txt", names.String())
}

// TestCardAloneIsThatOfTheBank holds that a card decoded alone says what it says
// among the others of its file.
func TestCardAloneIsThatOfTheBank(t *testing.T) {
	said := cmp.Options{cmpopts.IgnoreUnexported(bank.Card{}), cmpopts.IgnoreFields(bank.Card{}, "Pos", "File")}
	for _, c := range builtinCards(t) {
		file, text, err := questions.Alone(c.Name())
		if err != nil {
			t.Fatal(err)
		}
		alone := bank.Parse(file, text)
		if len(alone.Findings) > 0 || len(alone.Cards) != 1 {
			t.Fatalf("%s: %d cards, %v", c.Name(), len(alone.Cards), alone.Findings)
		}
		if diff := cmp.Diff(c, &alone.Cards[0], said); diff != "" {
			t.Errorf("%s (-whole +alone):\n%s", c.Name(), diff)
		}
	}
	for _, name := range []string{"orm/no-such-card", "no-such-topic/lookups", "orm", ""} {
		if _, text, err := questions.Alone(name); err == nil {
			t.Errorf("there is a card %q:\n%s", name, text)
		}
	}
}
