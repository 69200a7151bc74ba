package app

import (
	"io"
	"slices"
	"strings"
	"testing"

	"djq/internal/ui"
)

func TestColorFlagOverridesEnvironmentAndTerminal(t *testing.T) {
	tests := []struct {
		flag string
		env  []string
		want bool
	}{
		{"auto", nil, false},
		{"always", []string{"NO_COLOR=1"}, true},
		{"never", []string{"CLICOLOR_FORCE=1"}, false},
		{"auto", []string{"CLICOLOR_FORCE=1"}, true},
		{"auto", []string{"CLICOLOR_FORCE=0"}, false},
		{"auto", []string{"NO_COLOR=1", "CLICOLOR_FORCE=1"}, false},
	}
	for _, test := range tests {
		a := testApp(t, test.env...)
		a.IO.Color = test.flag
		if got := a.IO.Colored(); got != test.want {
			t.Errorf("--color %s with %v: got %t, want %t", test.flag, test.env, got, test.want)
		}
	}
}

func TestTerminalsAreToldFromPipes(t *testing.T) {
	var out, errOut strings.Builder
	env := testEnv(strings.NewReader(""), &out, &errOut)
	env.IsTerminal = func(any) bool { return true }
	env.TerminalSize = func(any) (int, int, bool) { return 40, 10, true }
	a, err := New(env)
	if err != nil {
		t.Fatal(err)
	}
	if p := a.IO.Printer(); !a.IO.Interactive() || p.Width != 40 || !p.Color || p.Plain {
		t.Errorf("on a terminal: %+v", p)
	}
	if _, err := a.IO.OpenTerminal(); err == nil {
		t.Error("what is no file is put into raw mode")
	}
	a.IO.Plain = true
	if p := a.IO.Printer(); a.IO.Interactive() || p.Color || !p.Plain {
		t.Errorf("--plain on a terminal: %+v", p)
	}
	a = testApp(t, "TERM=dumb")
	if p := a.IO.Printer(); a.IO.Interactive() || a.IO.InTerminal() || p.Width != 0 || p.Color || !p.Plain {
		t.Errorf("in a pipe: %+v", p)
	}
}

func TestPrintedLinesHaveNoControlCharacters(t *testing.T) {
	if got := output(t, func(s *Streams) error { return s.Printf("a %s", "b\x1b\nc") }); got != "a b c\n" {
		t.Errorf("got %q", got)
	}
	var errOut strings.Builder
	a, err := New(testEnv(strings.NewReader(""), io.Discard, &errOut))
	if err != nil {
		t.Fatal(err)
	}
	if a.IO.Warnf("%s is odd", "x\x1b"); errOut.String() != "warning: x is odd\n" {
		t.Errorf("got %q", errOut.String())
	}
}

func TestTablesAreTabSeparatedInPipes(t *testing.T) {
	table := ui.Table{
		Columns: []ui.Column{{Title: "A"}, {Title: "B"}},
		Rows:    slices.Values([][]ui.Cell{{{Text: "1"}, {Text: "2"}}}),
	}
	if got := output(t, func(s *Streams) error { return s.PrintTable(table) }); got != "1\t2\n" {
		t.Errorf("in a pipe: %q", got)
	}
	terminal := func(s *Streams) error {
		s.isTerminal = func(any) bool { return true }
		s.Color = "never"
		return s.PrintTable(table)
	}
	if got := output(t, terminal); got != "A  B\n1  2\n" {
		t.Errorf("on a terminal: %q", got)
	}
}
