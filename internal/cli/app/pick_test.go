package app

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"djq/internal/bank"
	"djq/internal/deck"
)

// pick picks a card by its name, and returns it with the names of all cards that
// there were to choose from.
func pick(t *testing.T, a *App, name string) (picked *bank.Card, names []string) {
	t.Helper()
	picked, err := a.Banks.Pick(func(all []string) int {
		names = all
		return max(0, slices.Index(names, name))
	})
	if err != nil || picked.Name() != name {
		t.Fatalf("picked %v, %v, want %s", picked, err, name)
	}
	return picked, names
}

// namesOf returns the names of all cards in use.
func namesOf(t *testing.T, a *App) []string {
	t.Helper()
	d, err := a.Banks.Deck(deck.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range d.Cards() {
		names = append(names, c.Name())
	}
	return names
}

func TestPickChoosesFromTheWholeBuiltinBank(t *testing.T) {
	a := testApp(t, "DJQ_HOME="+t.TempDir())
	picked, names := pick(t, a, "orm/n-plus-one")
	if picked.Question == "" || picked.Answer == "" {
		t.Errorf("picked a card without question or answer: %+v", picked)
	}
	if a.Banks.whole != nil {
		t.Error("all cards were decoded")
	}
	if !slices.Equal(names, namesOf(t, a)) {
		t.Error("the cards to choose from are not those of the bank")
	}
}

func TestPickChoosesFromPersonalCardsToo(t *testing.T) {
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, "cards"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(home, "cards"), "mine.yaml", `
- {topic: orm, id: n-plus-one, difficulty: easy, question: 'Mine?', answer: Mine.}
- {topic: mine, id: one, difficulty: easy, question: 'One?', answer: One.}
`)
	a := testApp(t, "DJQ_HOME="+home)
	picked, names := pick(t, a, "orm/n-plus-one")
	if picked.Answer != "Mine." {
		t.Errorf("picked the built-in card in place of the personal one: %q", picked.Answer)
	}
	if pick(t, a, "mine/one"); !slices.Equal(names, namesOf(t, a)) {
		t.Error("the cards to choose from are not those of the banks in use")
	}
}

func TestPickChoosesFromNamedBanks(t *testing.T) {
	a := testApp(t, "DJQ_HOME="+t.TempDir(), "DJQ_BANK="+write(t, t.TempDir(), "bank.yaml", "- {topic: a, id: b, difficulty: easy, question: 'One?', answer: One.}\n"))
	if _, names := pick(t, a, "a/b"); len(names) != 1 {
		t.Errorf("chose from %q", names)
	}
	a = testApp(t, "DJQ_HOME="+t.TempDir(), "DJQ_BANK=nowhere.yaml")
	if _, err := a.Banks.Pick(func([]string) int { return 0 }); err == nil {
		t.Error("picked a card of a bank that is not there")
	}
}
