package drill

import (
	"io"
	"strings"
	"testing"

	"djq/internal/cli/app"
	"djq/internal/event"
	"djq/internal/lineeditor"
	"djq/internal/term"
	"djq/internal/term/termtest"
)

func TestScreenWritesTheAnswerFirst(t *testing.T) {
	terminal := &termtest.Terminal{}
	var wants []string // drawn after each step, "" for anything
	step := func(want string, steps ...termtest.Step) {
		terminal.Steps = append(terminal.Steps, steps...)
		for range len(steps) - 1 {
			wants = append(wants, "")
		}
		wants = append(wants, want)
	}
	step("> q is a letter▌", termtest.Type("q is a letter")...)
	step("> q is a ▌", termtest.Press(term.Backspace, term.CtrlW)...)
	step(">     é▌", termtest.Press(term.CtrlU, term.Tab, 'é')...)
	step(">     é▌", termtest.Press(term.CtrlL)...)
	step(">     é▌", termtest.Press(term.CtrlZ)...)
	step(">     é▌", termtest.Happen(term.Resumed))
	step("> ▌", termtest.Press(term.CtrlU)...)
	step("> ▌", append(termtest.Type("one"), termtest.Press(term.Enter)...)...)
	step(" > one\n > two\n > \n > three▌", termtest.Paste("two\n\nthree"))
	step("Esc write", termtest.Press(term.Escape)...)
	step("pasted text is ignored here", termtest.Paste("four"))
	step("It is not second.", termtest.Press('h')...)
	step("The first.", termtest.Press(term.Escape, 'x', term.Enter, term.Enter)...)
	step("> y▌", termtest.Press('3', 'y')...)
	step(" > y\n", termtest.Press(term.CtrlD)...)
	step("recalled", termtest.Press(term.CtrlC)...)
	frames, err := play(t.Context(), terminal, smallRun(true))
	if !strings.Contains(frames[0], "> ▌") || !strings.Contains(frames[0], "[empty line: answer   Esc keys]") {
		t.Errorf("at the question: %q", frames[0])
	}
	for i, want := range wants {
		if !strings.Contains(frames[i+1], want) {
			t.Errorf("no %q in frame %d: %q", want, i+1, frames[i+1])
		}
	}
	if app.Report(io.Discard, err) != app.ExitInterrupt {
		t.Errorf("ended with %v", err)
	}
}

func TestWhatIsWrittenOutlivesOtherKeys(t *testing.T) {
	terminal := &termtest.Terminal{Steps: termtest.Type("half")}
	terminal.Steps = append(terminal.Steps, termtest.Press(term.Escape, 's', term.Escape, 'u')...)
	frames, err := play(t.Context(), terminal, smallRun(true))
	if err != nil {
		t.Fatal(err)
	}
	if left := frames[5]; !strings.Contains(left, " > half\n") || !strings.Contains(left, "Esc write") {
		t.Errorf("left for now: %q", left)
	}
	if undone := frames[8]; !strings.Contains(undone, "> half▌") {
		t.Errorf("after the undo of a skip: %q", undone)
	}
}

func TestWrittenAnswersOfManyLinesAreSaved(t *testing.T) {
	w := world{home: t.TempDir(), args: []string{"--order", "bank", "--type"}}
	steps := append(termtest.Type("one"), termtest.Press(term.Enter)...)
	steps = append(append(steps, termtest.Paste("two\n\nthree\n")), termtest.Press(term.CtrlD, '3', 'q')...)
	w.terminal = &termtest.Terminal{Columns: 80, Rows: 24, Steps: steps}
	w.drill(t)
	store, err := w.app(t, io.Discard, io.Discard).History.OpenForReading(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var texts []string
	if err := store.Reviews(t.Context(), func(e event.Event) error { texts = append(texts, e.Text); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(texts) != 1 || texts[0] != "one\ntwo\n\nthree" {
		t.Errorf("saved %q", texts)
	}
}

func TestAnswersAreNotCutWithoutAWord(t *testing.T) {
	for _, step := range []termtest.Step{termtest.Paste(strings.Repeat("x", lineeditor.MaxBytes+1)), termtest.Press('x')[0]} {
		terminal := &termtest.Terminal{Steps: []termtest.Step{termtest.Paste(strings.Repeat("x", lineeditor.MaxBytes)), step}}
		frames, err := play(t.Context(), terminal, smallRun(true))
		if err != nil || !strings.Contains(frames[2], fullNote) {
			t.Errorf("%v: drew %q", err, frames[2])
		}
	}
}
