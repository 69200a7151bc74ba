package drill

import (
	"io"
	"strings"
	"testing"

	"djq/internal/cli/app"
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
	step(" > one\n", append(termtest.Type("one"), termtest.Press(term.Enter)...)...)
	step(" > two\n > three▌", termtest.Paste("two\n\nthree"))
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
