package cards

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/cli/app/apptest"
	"djq/internal/event"
)

// expect expects an exit code and parts of what a run printed.
func expect(t *testing.T, got apptest.Result, code int, parts ...string) {
	t.Helper()
	if got.Code != code {
		t.Errorf("exit code %d, want %d; said %q", got.Code, code, got.Err)
	}
	for _, part := range parts {
		if !strings.Contains(got.Out+got.Err, part) {
			t.Errorf("no %q in %q, %q", part, got.Out, got.Err)
		}
	}
}

func TestListIsATableOnATerminalAndTabSeparatedInAPipe(t *testing.T) {
	w := apptest.New(t)
	const first = "orm/first\teasy\toften\t\tconcept\tWhat is first?\n"
	if got := w.Run(NewList, "--topic", "orm"); got.Out != first+"orm/second\thard\tsometimes\t6.0\t\tWhat is second?\n" {
		t.Errorf("in a pipe: %q", got.Out)
	}
	w.Columns = 120
	expect(t, w.Run(NewList), app.ExitDone, "CARD", "DIFFICULTY", "TAGS", "orm/first")
	w.Columns = 40
	if got := w.Run(NewList); strings.Contains(got.Out, "DIFFICULTY") {
		t.Errorf("on a narrow terminal: %q", got.Out)
	}
	expect(t, w.Run(NewList, "--topic", "om"), app.ExitUsage, `unknown topic "om"`, `hint: did you mean "orm"?`)
	expect(t, w.Run(NewList, "--topic", "views", "--difficulty", "easy"), app.ExitUsage, "no card matches --topic views --difficulty easy")
	expect(t, w.Run(NewList, "all"), app.ExitUsage, `list takes no arguments, got "all"`)
	w.Env["DJQ_BANK"] = "nowhere"
	expect(t, w.Run(NewList), app.ExitBroken, "nowhere")
}

func TestJSONOfCardsHasTheirMemory(t *testing.T) {
	w := apptest.New(t)
	w.Review("orm/first")
	for name, got := range map[string]apptest.Result{
		"list": w.Run(NewList, "--json"), "show": w.Run(NewShow, "--json", "first", "second", "third"),
	} {
		var cards []struct {
			Card   string
			Memory *memoryJSON
		}
		if err := json.Unmarshal([]byte(got.Out), &cards); err != nil || len(cards) != 3 {
			t.Fatalf("%s: %d cards, %v", name, len(cards), err)
		}
		if cards[0].Memory == nil || cards[0].Memory.Reps != 1 || cards[1].Memory != nil {
			t.Errorf("%s: got %+v", name, cards)
		}
	}
	expect(t, w.Run(NewRandom, "--json", "--topic", "views"), app.ExitDone, `{"card":"views/third"`, `"memory":null}`)
	breakHistory(t, w)
	for _, command := range []func(*app.App) *cobra.Command{NewList, NewRandom, NewTopics} {
		expect(t, w.Run(command, "--json"), app.ExitBroken, "is not a djq history")
	}
}

// breakHistory puts something else in the place of the history.
func breakHistory(t *testing.T, w *apptest.World) {
	t.Helper()
	w.Home = t.TempDir()
	if err := os.WriteFile(filepath.Join(w.Home, "history.db"), []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestShowPrintsTheMemoryOfACard(t *testing.T) {
	w := apptest.New(t)
	if got := w.Run(NewShow, "first"); strings.Contains(got.Out, "Memory") || !strings.Contains(got.Out, "Says two") {
		t.Errorf("a new card: %q", got.Out)
	}
	w.Review("orm/first")
	expect(t, w.Run(NewShow, "first", "views/third"), app.ExitDone, "due Fri · 100% likely to be recalled today", "What is third?")
	// A card can be read whatever is wrong with the history.
	breakHistory(t, w)
	expect(t, w.Run(NewShow, "first"), app.ExitBroken, "What is first?", "is not a djq history")
	expect(t, w.Run(NewShow, "--raw", "second"), app.ExitDone, "- topic: orm\n  id: second\n  difficulty: hard\n")
	expect(t, w.Run(NewShow, "--raw", "--json", "first"), app.ExitUsage, "cannot be used together")
	expect(t, w.Run(NewShow), app.ExitUsage, "show needs the name of a card", "hint: djq list shows all cards")
	expect(t, w.Run(NewShow, "frist"), app.ExitUsage, `unknown card "frist"`)
	expect(t, w.Run(NewShow, "--raw", "frist"), app.ExitUsage, `unknown card "frist"`)
}

// TestRandomDrawsAlikeWithAPersonalFolder holds that a card of the built-in bank is
// drawn alike where it alone is decoded and where all are.
func TestRandomDrawsAlikeWithAPersonalFolder(t *testing.T) {
	alone, personal := apptest.New(t), apptest.New(t)
	alone.Env["DJQ_BANK"], personal.Env["DJQ_BANK"] = "", ""
	if err := os.Mkdir(filepath.Join(personal.Home, "cards"), 0o700); err != nil {
		t.Fatal(err)
	}
	for seed := range 8 {
		args := []string{"--seed", strconv.Itoa(seed), "--json"}
		got, want := alone.Run(NewRandom, args...), personal.Run(NewRandom, args...)
		if got != want || got.Code != app.ExitDone {
			t.Errorf("seed %d: got %+v, with a personal folder %+v", seed, got, want)
		}
	}
}

func TestRandomShowsTheAnswerAfterEnter(t *testing.T) {
	w := apptest.New(t)
	one := []string{"--topic", "views"}
	if got := w.Run(NewRandom, one...); !strings.Contains(got.Out, "What is third?") || !strings.Contains(got.Out, "The third.") {
		t.Errorf("in a pipe: %q", got.Out)
	}
	if got := w.Run(NewRandom, append(one, "--question-only")...); strings.Contains(got.Out, "The third.") {
		t.Errorf("--question-only shows %q", got.Out)
	}
	w.Columns = 80
	if got := w.Run(NewRandom, one...); got.Code != app.ExitDone || strings.Contains(got.Out, "The third.") || !strings.HasSuffix(got.Out, "[Enter: answer] \n") {
		t.Errorf("at the end of input: %+v", got)
	}
	w.Stdin = "\n"
	expect(t, w.Run(NewRandom, one...), app.ExitDone, "The third.")
	expect(t, w.Run(NewRandom, "--json", "--question-only"), app.ExitUsage, "cannot be used together")
	expect(t, w.Run(NewRandom, "--tag", "x"), app.ExitUsage, `unknown tag "x"`)
	if one, other := w.Run(NewRandom, "--seed", "5"), w.Run(NewRandom, "--seed", "5"); one != other {
		t.Errorf("the same seed shows %q and %q", one.Out, other.Out)
	}
}

func TestTopicsShowReadiness(t *testing.T) {
	w := apptest.New(t)
	if got := w.Run(NewTopics); got.Out != "orm\t2\t1\t0\t1\t0.0000\t0.0000\t0.0000\tModels\tManagers and queries\tWhat is first? What is second?\n"+
		"views\t1\t0\t1\t0\t0.0000\t0.0000\t0.0000\t\t\tWhat is third?\n" {
		t.Errorf("in a pipe: %q", got.Out)
	}
	w.Review("orm/first")
	w.Columns = 120
	expect(t, w.Run(NewTopics), app.ExitDone, "READY", "SEEN")
	expect(t, w.Run(NewTopics, "orm"), app.ExitDone, "orm · Models", "2 cards: 1 easy, 0 medium, 1 hard", "Readiness today 67%: 67% seen", "orm/second")
	w.Plan(19)
	expect(t, w.Run(NewTopics), app.ExitDone, "READY TODAY")
	w.Append(event.Event{Kind: event.Suspend, Card: "orm/first"})
	expect(t, w.Run(NewTopics, "--json"), app.ExitDone, `"topic":"orm"`, `"readiness":0,"coverage":0,"recall":0,"suspended":1`)
	expect(t, w.Run(NewTopics, "orm"), app.ExitDone, "2 cards: 1 easy, 0 medium, 1 hard; 1 suspended")
	w.Append(event.Event{Kind: event.Suspend, Card: "orm/second"})
	expect(t, w.Run(NewTopics, "orm"), app.ExitDone, "No readiness: all cards are suspended (2)")
	expect(t, w.Run(NewTopics, "a", "b"), app.ExitUsage, "topics takes at most one argument, got 2")
	expect(t, w.Run(NewTopics, "om"), app.ExitUsage, `unknown topic "om"`)
	w.Env["DJQ_BANK"] = "nowhere"
	expect(t, w.Run(NewTopics), app.ExitBroken, "nowhere")
}

func TestProofsAreOfBuiltInCards(t *testing.T) {
	w := apptest.New(t)
	expect(t, w.Run(NewProof, "first"), app.ExitUsage, "orm/first has no proof", "hint: djq show says whether")
	expect(t, w.Run(NewProof), app.ExitUsage, "proof needs the name of one card")
	expect(t, w.Run(NewProof, "frist"), app.ExitUsage, "unknown card")
	w.Env["DJQ_BANK"] = app.Builtin
	expect(t, w.Run(NewProof, "orm/n-plus-one"), app.ExitDone, "# requires-python")
	expect(t, w.Run(NewShow, "orm/n-plus-one"), app.ExitDone, "djq proof orm/n-plus-one")
	a, _, _ := w.App()
	complete := NewProof(a).ValidArgsFunction
	if got, _ := complete(nil, nil, "orm/n-plus"); len(got) != 1 || !strings.HasPrefix(got[0], "orm/n-plus-one\t") {
		t.Errorf("completed %q", got)
	}
	if got, _ := complete(nil, []string{"orm/n-plus-one"}, ""); len(got) > 0 {
		t.Errorf("a second argument is completed to %q", got)
	}
}

func TestTopicsAreCompleted(t *testing.T) {
	a, _, _ := apptest.New(t).App()
	complete := NewTopics(a).ValidArgsFunction
	if got, _ := complete(nil, nil, "o"); len(got) != 1 || got[0] != "orm" {
		t.Errorf("completed %q", got)
	}
	if got, _ := complete(nil, []string{"orm"}, ""); len(got) > 0 {
		t.Errorf("a second argument is completed to %q", got)
	}
}

// brokenWriter fails every write.
type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestAFullDiskIsReported(t *testing.T) {
	w := apptest.New(t)
	w.Stdout = brokenWriter{errors.New("disk full")}
	w.Columns = 80
	for _, command := range []func(*app.App) *cobra.Command{NewList, NewTopics, NewRandom} {
		expect(t, w.Run(command), app.ExitBroken, "disk full")
	}
}
