package lint

import (
	"fmt"
	"strings"
	"testing"

	"djq/internal/bank"
)

// TestIgnoreSilencesItsCard checks for which cards a comment silences a rule.
// The cards are numbered from 1; 0 is the head of the file.
func TestIgnoreSilencesItsCard(t *testing.T) {
	const src = `# djq:ignore head
topic: orm  # djq:ignore head-too
cards: # djq:ignore cards
  # djq:ignore above-1

  # djq:ignore directly-above-1, and-this: because it must be
  - id: one # djq:ignore on-1
    question: What is one?
    answer: |
      # djq:ignore text
      Text.
    # djq:ignore inside-1
  # djq:ignore above-2
  # Another comment.
  -
    # djq:ignore in-2
    id: two
    question: "What # djq:ignore quoted"
# djq:ignore far-left-of-3
  - {id: three} # djq:ignore on-3 djq:ignore on-3-too
  # djq:ignore last
`
	f := bank.Parse("f", []byte(src))
	if len(f.Cards) != 3 {
		t.Fatalf("%d cards: %v", len(f.Cards), f.Findings)
	}
	g := readIgnores(f)
	lines := []int32{1, f.Cards[0].Pos.Line, f.Cards[1].Pos.Line, f.Cards[2].Pos.Line}
	for rule, card := range map[string]int{
		"head": 0, "head-too": 0, "cards": 0, "above-1": 0,
		"directly-above-1": 1, "and-this": 1, "on-1": 1, "inside-1": 1,
		"above-2": 2, "in-2": 2, "far-left-of-3": 3, "on-3": 3, "on-3-too": 3, "last": 3,
		"text": -1, "quoted": -1, "because": -1, "it": -1,
	} {
		for i, line := range lines {
			if got, want := g.silence(rule, line), i == card; got != want {
				t.Errorf("%s silences region %d: %t, want %t", rule, i, got, want)
			}
		}
	}
}

// TestEveryWarningCanBeIgnored checks that a comment silences each warning
// about a card.
func TestEveryWarningCanBeIgnored(t *testing.T) {
	for _, r := range rules() {
		if r.ID == "final-newline" {
			continue // about no card
		}
		t.Run(r.ID, func(t *testing.T) {
			name := r.ID + ".yaml"
			src := readFile(t, "bad", name)
			settings := settingsOf(src)
			var b strings.Builder
			for line := range strings.Lines(string(src[len(settings)+3*strings.Count(string(settings), "\n"):])) {
				if body := strings.TrimLeft(line, " "); strings.HasPrefix(body, "- topic:") || strings.HasPrefix(body, "- id:") {
					fmt.Fprintf(&b, "%s# djq:ignore %s, required-field\n", indentOf(line), r.ID)
				}
				b.WriteString(line)
			}
			config, _ := ReadConfig(ConfigName, settings)
			l := New(func(string) *Config { return config })
			l.Inspect(bank.Parse(name, []byte("# djq:ignore "+r.ID+", required-field\n\n"+b.String())))
			for _, f := range l.Findings() {
				if f.Rule == r.ID {
					t.Errorf("reported all the same: %v %s", f.Pos, f.Message)
				}
			}
		})
	}
}
