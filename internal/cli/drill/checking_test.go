//go:build unix

package drill

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"djq/internal/answer/grader"
	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/term"
	"djq/internal/term/termtest"
)

// pointed is a card with points that an answer may make.
func pointed() *bank.Card {
	return &bank.Card{
		Topic: "orm", ID: "n-plus-one", Question: "What is the N+1 query problem?", Answer: "Too many queries.",
		KeyPoints:   []string{"Counts one query for the list and one for each row", "`select_related()` joins the relation"},
		BonusPoints: []string{"`assertNumQueries` guards it in tests"},
	}
}

const madeFirst = "one query for the list, then one for each row"

func TestWrittenAnswerTicksWhatWasSaid(t *testing.T) {
	w := world{bank: pointsBank, args: []string{"--type", "-n", "1"}, input: madeFirst + "\n\n"}
	got := w.drill(t)
	if !strings.Contains(got.out, "✓ a  Counts one query") || !strings.Contains(got.out, "list … ") || !strings.Contains(got.out, "said a · 1 of 2 → hard") {
		t.Errorf("got %s", got.out)
	}
	// Every tick can be taken back, and what is not checked is not ticked.
	w.input = madeFirst + "\na\nb\n\n"
	if got := w.drill(t); !strings.Contains(got.out, "said b · 1 of 2") {
		t.Errorf("got %s", got.out)
	}
	w.input = "\n"
	if got := w.drill(t); strings.Contains(got.out, "✓") {
		t.Errorf("nothing written: %s", got.out)
	}
}

// pointsBank is the card of pointed.
const pointsBank = `
topic: orm
cards:
  - id: n-plus-one
    difficulty: easy
    question: What is the N+1 query problem?
    answer: Too many queries.
    key_points: [Counts one query for the list and one for each row, "` + "`select_related()`" + ` joins the relation"]
    bonus_points: ["` + "`assertNumQueries`" + ` guards it in tests"]
`

// typed returns the keys of a text and of the line that ends the answer.
func typed(text string) []term.Key {
	var keys []term.Key
	for _, r := range text {
		keys = append(keys, term.Key(r))
	}
	return append(keys, term.Enter, term.Enter)
}

func TestScreenShowsTheWordsThatCount(t *testing.T) {
	s := smallRun(true)
	s.session = drill.New([]*bank.Card{pointed()}, 0)
	terminal := &termtest.Terminal{Columns: 80, Rows: 24, Steps: termtest.Press(typed(madeFirst)...)}
	if _, err := play(t.Context(), terminal, s); err != nil {
		t.Fatal(err)
	}
	frames := terminal.Frames()
	last := ansi.Strip(strings.Join(frames, ""))
	if !s.session.Said(0) || s.session.Said(1) || !strings.Contains(last, "✓ a  Counts one query") || !strings.Contains(last, "list … ") {
		t.Errorf("ticked %t, %t:\n%s", s.session.Said(0), s.session.Said(1), last)
	}
}

// TestScreenTakesOverWhatTheGraderSays lets the grader answer before the next
// key is pressed.
func TestScreenTakesOverWhatTheGraderSays(t *testing.T) {
	for _, test := range []struct {
		name, command, shown string
		first, second        bool
	}{
		{"verdict", `echo '{"points": [{"said": false}, {"said": true, "why": "names the join"}, {"said": "perhaps"}]}'`, "names the join", false, true},
		{"fault", "exit 7", "the grader failed (exit status 7)", true, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := smallRun(true)
			s.session = drill.New([]*bank.Card{pointed()}, 0)
			s.checking.grader = &grader.Grader{Command: test.command, Limit: time.Minute}
			card := s.session.Card()
			terminal := &termtest.Terminal{Columns: 100, Rows: 30, Steps: termtest.Press(typed(madeFirst)...)}
			var look termtest.Step
			look = termtest.Step{Event: term.Event{Kind: term.Resized}, Before: func() {
				if len(s.checking.results[card]) == 0 {
					// Wait for another look at the grader.
					terminal.Steps = append(terminal.Steps, termtest.Step{}, look)
				}
			}}
			terminal.Steps = append(terminal.Steps, termtest.Step{}, look)
			if _, err := play(t.Context(), terminal, s); err != nil {
				t.Fatal(err)
			}
			if s.session.Said(0) != test.first || s.session.Said(1) != test.second {
				t.Errorf("ticked %t, %t", s.session.Said(0), s.session.Said(1))
			}
			if text := ansi.Strip(strings.Join(terminal.Frames(), "")); !strings.Contains(text, test.shown) {
				t.Errorf("no %q in\n%s", test.shown, text)
			}
		})
	}
}
