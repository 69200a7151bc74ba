package screen_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/screen"
	"djq/internal/term"
	"djq/internal/term/termtest"
)

func TestRunReturnsWhyItEnded(t *testing.T) {
	tests := []struct {
		name  string
		steps []termtest.Step
		want  error
	}{
		{"End", termtest.Press('q', 'n'), nil},
		{"Fail", termtest.Press('f', 'n'), errFailed},
		{"Ctrl-C", termtest.Press(term.CtrlC, 'n'), screen.ErrInterrupt},
		{"hang-up", []termtest.Step{termtest.Happen(term.Hangup)}, screen.ErrHangup},
		{"end of input", nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := &program{lines: 1}
			frames, err := run(t, &termtest.Terminal{Columns: 40, Rows: 10, Steps: test.steps}, p)
			if !errors.Is(err, test.want) || !errors.Is(p.reason, test.want) {
				t.Errorf("ended with %v, left with %v, want %v", err, p.reason, test.want)
			}
			// The live lines are erased, and the shell's prompt begins a line.
			if last := frames[len(frames)-1]; last != "\rleft\n" || len(frames) != 2 {
				t.Errorf("drew %q", frames)
			}
		})
	}
}

func TestEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errFailed)
	// No event comes.
	terminal := &termtest.Terminal{Columns: 40, Rows: 10, Steps: []termtest.Step{{}}}
	p := &program{}
	p.Screen = screen.New(terminal)
	if err := p.Run(ctx, p); !errors.Is(err, errFailed) || !errors.Is(p.reason, errFailed) {
		t.Errorf("ended with %v, left with %v", err, p.reason)
	}
}

func TestEndsWhenTheTerminalCannotBeWrittenTo(t *testing.T) {
	gone := errors.New("gone")
	terminal := &termtest.Terminal{Columns: 40, Rows: 10, Broken: gone, Steps: termtest.Press('x')}
	p := &program{}
	p.Screen = screen.New(terminal)
	err := p.Run(t.Context(), p)
	if !errors.Is(err, gone) || !errors.Is(p.reason, gone) || len(terminal.Steps) != 1 {
		t.Errorf("ended with %v, left with %v, %d keys unread", err, p.reason, len(terminal.Steps))
	}
}

func TestSuspendAndResume(t *testing.T) {
	terminal := &termtest.Terminal{Columns: 40, Rows: 10, Steps: termtest.Press(term.CtrlZ)}
	terminal.OnSuspend = func() { terminal.Columns = 30 }
	p := &program{lines: 2}
	frames, err := run(t, terminal, p)
	if diff := cmp.Diff([]string{"show", "pause", "resume", "show"}, p.log); diff != "" || err != nil || terminal.Suspended() != 1 {
		t.Errorf("%v, suspended %d times\n%s", err, terminal.Suspended(), diff)
	}
	if want := "\r\rline 0.\nline 1.\n[30x10"; !strings.HasPrefix(frames[1], want) {
		t.Errorf("drew %q, want %q", frames[1], want)
	}
}

// TestEndsWhileSuspended: the terminal is the shell's by then.
func TestEndsWhileSuspended(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	terminal := &termtest.Terminal{Columns: 40, Rows: 10, Steps: termtest.Press(term.CtrlZ)}
	terminal.OnSuspend = func() { cancel(errFailed) }
	p := &program{lines: 1}
	p.Screen = screen.New(terminal)
	err := p.Run(ctx, p)
	frames := terminal.Frames()
	if last := frames[len(frames)-1]; !errors.Is(err, errFailed) || last != "\r\x1b[J" {
		t.Errorf("ended with %v, wrote %q to the shell", err, last)
	}
	if diff := cmp.Diff([]string{"show", "pause", "resume"}, p.log); diff != "" {
		t.Error(diff)
	}
}

func TestRedrawsWhenContinuedFromOutside(t *testing.T) {
	p := &program{lines: 1}
	steps := []termtest.Step{termtest.Happen(term.Resumed)}
	frames, _ := run(t, &termtest.Terminal{Columns: 40, Rows: 10, Steps: steps}, p)
	if !strings.Contains(frames[1], "line 0.") {
		t.Errorf("drew %q", frames[1])
	}
}
