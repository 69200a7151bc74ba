package drill

import (
	"errors"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/drill"
	"djq/internal/term"
	"djq/internal/term/termtest"
)

// rewriteFirst is a user who rewrites the first of the cards, and leaves others alone.
func rewriteFirst(cards []*bank.Card) func(drill.KeyAction, string) (*bank.Card, error) {
	return func(action drill.KeyAction, name string) (*bank.Card, error) {
		now := *cards[0]
		if now.Name() != name {
			return nil, nil
		}
		if now.Note = "My story."; action == drill.ActEdit {
			now.Question, now.KeyPoints = "What comes first?", []string{"Says three", "Says four"}
		}
		return &now, nil
	}
}

func TestScreenShowsACardAnewThatWasWrittenAnew(t *testing.T) {
	checkKeys(t, []keysTest{
		{"edit at a question", []term.Key{'E'}, "What comes first?"},
		{"edit at an answer", []term.Key{' ', 'a', 'c', 'E'}, " ✓ a  Says three\n   b  Says four\n said a · 1 of 2"},
		{"note at an answer", []term.Key{' ', 'N'}, "My story."},
		{"nothing changed", []term.Key{'s', 'E'}, "nothing was changed"},
		{"edit at a follow-up", []term.Key{' ', 'F', 'E'}, "this is a follow-up: F returns to the card"},
		{"note at the end", []term.Key{'s', 's', 'N'}, "the session is over"},
		{"undo after an edit", []term.Key{' ', 'E', '3', 'u'}, "What comes first?"},
	})
}

func TestEditingIsLentTheTerminalAndCostsNoTime(t *testing.T) {
	s := smallRun(false)
	rewrite := s.rewrite
	terminal := &termtest.Terminal{Steps: termtest.Press('E', ' ', '3')}
	s.rewrite = func(action drill.KeyAction, name string) (*bank.Card, error) {
		if terminal.Lent() != 1 {
			t.Error("the terminal is still that of the drill")
		}
		for range 1000 {
			s.watch.now()
		}
		return rewrite(action, name)
	}
	if _, err := play(t.Context(), terminal, s); err != nil {
		t.Fatal(err)
	}
	if ran := s.watch.elapsed(); ran.Seconds() > 100 {
		t.Errorf("%v count for the drill", ran)
	}
}

func TestEditingThatFailsLeavesTheDrillWhole(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{errors.New("the editor was killed"), "the editor was killed"},
		{app.ExitError(app.ExitFound), "not kept: see above"},
	} {
		s := smallRun(false)
		s.rewrite = func(drill.KeyAction, string) (*bank.Card, error) { return nil, test.err }
		terminal := &termtest.Terminal{Steps: termtest.Press(' ', 'a', 'E', '3')}
		frames, err := play(t.Context(), terminal, s)
		if err != nil || !strings.Contains(frames[3], test.want) || !strings.Contains(frames[3], "What is first?") {
			t.Errorf("%v: drew %q", err, frames[3])
		}
		if !strings.Contains(frames[4], "→ good · missed b c") {
			t.Errorf("the drill does not go on: %q", frames[4])
		}
	}
}
