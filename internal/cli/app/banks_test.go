package app

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/deck"
)

// write writes a file into a folder and returns its path.
func write(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const oneCard = "- {topic: %s, id: one, difficulty: easy, question: 'What is this?', answer: A card.}\n"

func TestBankFlagOverridesEnvironmentAndSettings(t *testing.T) {
	home := t.TempDir()
	write(t, home, "mine.yaml", fmt.Sprintf(oneCard, "mine"))
	other := write(t, t.TempDir(), "other.yaml", fmt.Sprintf(oneCard, "other"))
	write(t, home, SettingsName, "bank: [mine.yaml]\n")
	for _, test := range []struct {
		name, environment string
		flags             []string
		want              string
	}{
		{"settings", "", nil, "mine/one"},
		{"environment", other, nil, "other/one"},
		{"flag", "nowhere", []string{other}, "other/one"},
	} {
		a := testApp(t, "DJQ_HOME="+home, "DJQ_BANK="+test.environment)
		a.Banks.Named = test.flags
		d, err := a.Banks.Deck(deck.Filter{})
		if err != nil || d.Len() != 1 || d.Cards()[0].Name() != test.want {
			t.Errorf("%s: %v, %v, want %s", test.name, d, err, test.want)
		}
	}
}

func TestBrokenSettingsAreReportedWithTheirPlace(t *testing.T) {
	home := t.TempDir()
	config := write(t, home, SettingsName, "bank: [mine.yaml]\nretention: 2\n")
	load := func() string {
		var said strings.Builder
		_, err := testApp(t, "DJQ_HOME="+home).Banks.Load(bank.Options{})
		if code := Report(&said, err); code != ExitBroken {
			t.Errorf("exit code %d", code)
		}
		return said.String()
	}
	want := fmt.Sprintf("djq: the settings file is broken: %s:2:12: retention is \"2\": expected a number from 0.70 to 0.99\n", config)
	if got := load(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	write(t, home, SettingsName, "bnk: [mine.yaml]\nretention: 2\n")
	if got := load(); strings.Count(got, config) != 3 || strings.Contains(got, "lint") {
		t.Errorf("two problems: %q", got)
	}
	if runtime.GOOS != "windows" {
		if err := os.Remove(config); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(config, 0o700); err != nil {
			t.Fatal(err)
		}
		if got := load(); !strings.Contains(got, "read the settings") {
			t.Errorf("a folder as settings: %q", got)
		}
	}
}

const twoTopics = "- {topic: orm, id: one, difficulty: easy, question: 'What is this?', answer: A card.}\n" +
	"- {topic: views, id: two, difficulty: easy, question: 'What is that?', answer: A card.}\n"

func TestBuiltInAndPersonalCardsWithoutABank(t *testing.T) {
	home := t.TempDir()
	a := testApp(t, "DJQ_HOME="+home)
	builtin, err := a.Banks.Deck(deck.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(home, "cards"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(home, "cards"), "mine.yaml", fmt.Sprintf(oneCard, "mine"))
	sources, err := testApp(t, "DJQ_HOME="+home).Banks.Sources()
	if err != nil || len(sources) != 2 || !sources[0].Builtin || !sources[1].Personal {
		t.Errorf("banks %+v, %v", sources, err)
	}
	both, err := testApp(t, "DJQ_HOME="+home).Banks.Deck(deck.Filter{})
	if err != nil || both.Len() != builtin.Len()+1 {
		t.Errorf("%v cards, %v", both, err)
	}
	// Named like a bank it is the personal folder still.
	a = testApp(t, "DJQ_HOME="+home, "DJQ_BANK="+filepath.Join(home, "cards"))
	if sources, err := a.Banks.Sources(); err != nil || len(sources) != 1 || !sources[0].Personal {
		t.Errorf("banks %+v, %v", sources, err)
	}
}

func TestDeckReadsWhatTheFilterNames(t *testing.T) {
	a := testApp(t, "DJQ_BANK="+write(t, t.TempDir(), "two.yaml", twoTopics))
	for _, test := range []struct {
		filter deck.Filter
		want   int
		said   string
	}{
		{deck.Filter{}, 2, ""},
		{deck.Filter{Topics: []string{"orm"}}, 1, ""},
		{deck.Filter{Topics: []string{"!orm"}}, 1, ""},
		{deck.Filter{Topics: []string{"om"}}, 0, "djq: unknown topic \"om\"\nhint: did you mean \"orm\"?\n"},
	} {
		d, err := a.Banks.Deck(test.filter)
		code := ExitDone
		if test.said != "" {
			code = ExitUsage
		}
		if got := said(t, err, code); got != test.said || err == nil && d.Len() != test.want {
			t.Errorf("%v: said %q, %v", test.filter, got, d)
		}
	}
	empty := testApp(t, "DJQ_BANK="+t.TempDir())
	if _, err := empty.Banks.Deck(deck.Filter{}); !strings.Contains(said(t, err, ExitBroken), "no question files in ") {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestCardsAreFoundByNameOrPart(t *testing.T) {
	a := testApp(t, "DJQ_BANK="+write(t, t.TempDir(), "two.yaml", twoTopics))
	cards, err := a.Banks.Cards([]string{"views/two", "one"}, nil)
	if err != nil || len(cards) != 2 || cards[0].Name() != "views/two" || cards[1].Name() != "orm/one" {
		t.Errorf("got %v, %v", cards, err)
	}
	for name, want := range map[string]string{
		"orm/oen": "djq: unknown card \"orm/oen\"\nhint: did you mean \"orm/one\"?\n",
		"zzzzz":   "djq: unknown card \"zzzzz\"\nhint: djq list shows all cards\n",
	} {
		_, err := a.Banks.Cards([]string{name}, nil)
		if got := said(t, err, ExitUsage); got != want {
			t.Errorf("%s: said %q, want %q", name, got, want)
		}
	}
	// A card that has moved is found in another topic than it is named by.
	moved := testApp(t, "DJQ_BANK="+write(t, t.TempDir(), "moved.yaml",
		"- {topic: views, id: two, difficulty: easy, aliases: [orm/one], question: 'What is that?', answer: A card.}\n"))
	if cards, err := moved.Banks.Cards([]string{"orm/one"}, nil); err != nil || cards[0].Name() != "views/two" {
		t.Errorf("got %v, %v", cards, err)
	}
}
