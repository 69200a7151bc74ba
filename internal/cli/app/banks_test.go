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

func TestFlagIsOverEnvironmentIsOverSettingsForBanks(t *testing.T) {
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
