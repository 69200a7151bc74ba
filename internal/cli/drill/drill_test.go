package drill

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/memory"
	"djq/internal/study"
	"djq/internal/term/termtest"
)

// drillBank is a bank of two cards, in this order.
const drillBank = `
topic: orm
cards:
  - id: first
    difficulty: easy
    question: What is first?
    hint: It is not second.
    answer: The first.
    key_points: [Says one, Says two, Says three]
    follow_ups:
      - question: Why first?
        answer: It comes before the others.
      - card: orm/second
      - And last?
    refs: ["https://example.com/first"]
  - id: second
    difficulty: hard
    question: What is second?
    answer: The second.
`

// plain among the arguments of a world is the flag --plain, which belongs to
// the root command.
const plain = "--plain"

// world is all that a drill takes from outside. The zero value has drillBank,
// no history and an empty pipe for input.
type world struct {
	bank     string
	home     string        // the folder of the history
	now      string        // RFC 3339
	step     time.Duration // that the clock goes on whenever it is read
	input    string
	stdout   io.Writer          // in place of what the result holds
	terminal *termtest.Terminal // in place of pipes
	openErr  error              // of opening the terminal
	args     []string
}

// result is what a drill printed and returned.
type result struct {
	code     int
	out, err string
}

// app returns the world's App, for two pipes or a terminal.
func (w world) app(t *testing.T, out, errOut io.Writer) *app.App {
	t.Helper()
	if w.now == "" {
		w.now = "2026-07-01T09:30:00Z"
	}
	if w.bank == "" {
		w.bank = drillBank
	}
	file := filepath.Join(t.TempDir(), "bank.yaml")
	if err := os.WriteFile(file, []byte(w.bank), 0o666); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"DJQ_NOW": w.now, "DJQ_BANK": file, "DJQ_HOME": w.home}
	onTerminal := func(any) bool { return w.terminal != nil }
	a, err := app.New(app.Env{
		Stdin: strings.NewReader(w.input), Stdout: out, Stderr: errOut, Now: time.Now,
		Getenv:     func(name string) string { return env[name] },
		IsTerminal: onTerminal,
		TerminalSize: func(any) (columns, rows int, ok bool) {
			if w.terminal == nil {
				return 0, 0, false
			}
			return w.terminal.Columns, w.terminal.Rows, true
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex // the history is opened in the background
	moment := a.Config.Now()
	a.Config.Now = func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		moment = moment.Add(w.step)
		return moment
	}
	return a
}

// drill runs the command. What is drawn on a terminal is part of its output.
func (w world) drill(t *testing.T) result {
	t.Helper()
	var out, errOut strings.Builder
	stdout := io.Writer(&out)
	if w.stdout != nil {
		stdout = w.stdout
	}
	a := w.app(t, stdout, &errOut)
	o := newOptions(a)
	o.randomSeed = func() uint64 { return 1 }
	if w.terminal != nil {
		o.openTerminal = func() (terminal, error) { return w.terminal, w.openErr }
	}
	root := &cobra.Command{Use: "djq", SilenceErrors: true, SilenceUsage: true}
	root.SetFlagErrorFunc(app.FlagError)
	root.PersistentFlags().BoolVar(&a.IO.Plain, strings.TrimLeft(plain, "-"), false, "")
	root.AddCommand(newCommand(o))
	root.SetOut(a.IO.Out)
	root.SetErr(a.IO.Err)
	root.SetArgs(append([]string{"drill"}, w.args...))
	err := root.ExecuteContext(t.Context())
	if flushed := a.IO.Out.Flush(); err == nil {
		err = flushed
	}
	code := app.Report(&errOut, err)
	if w.terminal != nil {
		out.WriteString(ansi.Strip(strings.Join(w.terminal.Frames(), "")))
	}
	return result{code, out.String(), errOut.String()}
}

// plan makes a plan, with an interview so many days ahead.
func (w world) plan(t *testing.T, daysAhead, minutes int, topic string) {
	t.Helper()
	a := w.app(t, io.Discard, io.Discard)
	store, err := a.History.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := study.Plan{Date: a.Today() + memory.Day(daysAhead), Minutes: minutes}
	if topic != "" {
		p.Filter.Topics = []string{topic}
	}
	if err := errors.Join(study.SavePlan(t.Context(), store, p), store.Close()); err != nil {
		t.Fatal(err)
	}
}

// contains fails the test unless a text contains all others, in this order.
func contains(t *testing.T, text string, wants ...string) {
	t.Helper()
	rest := text
	for _, want := range wants {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("no %q in what is left:\n%s\nof:\n%s", want, rest, text)
		}
		rest = after
	}
}

func TestWrongFlagsAreUsageErrors(t *testing.T) {
	tests := []struct {
		args []string
		err  string
	}{
		{[]string{"-n", "0"}, "djq: --count is 0: expected a whole number, 1 or more\n"},
		{[]string{"--count", "-3"}, "djq: --count is -3: expected a whole number, 1 or more\n"},
		{[]string{"--time", "0s"}, "djq: --time is 0s: expected a duration like 20m or 1h30m\n"},
		{[]string{"--new", "-1"}, "djq: --new is -1: expected a whole number, 0 or more\n"},
		{[]string{"--save", "--no-save"}, "djq: --save and --no-save cannot be used together\n"},
		{[]string{"--order", "alphabet"}, "djq: --order is \"alphabet\": expected due, weakest, random, bank or plan\nhint: see djq drill --help\n"},
		{[]string{"--order", "plan"}, "djq: --order plan: no interview date is set\nhint: " + app.PlanHint + "\n"},
		{[]string{"orm"}, "djq: drill takes no arguments, got \"orm\"\nhint: see djq drill --help\n"},
		{[]string{"--topic", "orn"}, "djq: unknown topic \"orn\"\nhint: did you mean \"orm\"?\n"},
	}
	for _, test := range tests {
		if got, want := (world{args: test.args}.drill(t)), (result{app.ExitUsage, "", test.err}); got != want {
			t.Errorf("%v: got %+v, want %+v", test.args, got, want)
		}
	}
}

func TestBrokenSettingsStopTheDrill(t *testing.T) {
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "config.yaml"), []byte("retention: 2\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {"--new", "3"}, {"--new", "3", "--no-save"}} {
		if got := (world{home: home, args: args}).drill(t); got.code != app.ExitBroken || !strings.Contains(got.err, "retention") {
			t.Errorf("%v: got %+v", args, got)
		}
	}
}

func TestSeedAsksTheSame(t *testing.T) {
	first := world{args: []string{"--seed", "7"}}.drill(t)
	if second := (world{args: []string{"--seed", "7"}}).drill(t); first != second || first.code != app.ExitDone {
		t.Errorf("got %+v, then %+v", first, second)
	}
}

func TestTimeAloneAsksAsManyAsFit(t *testing.T) {
	contains(t, world{args: []string{"--time", "20m"}}.drill(t).out, "1 of 2 · 0:00 of 20:00")
	contains(t, world{args: []string{"--time", "20m", "-n", "1"}}.drill(t).out, "1 of 1 · 0:00 of 20:00")
}

func TestOnATerminalRatingsAreSaved(t *testing.T) {
	w := world{home: t.TempDir(), args: []string{"--order", "bank"}}
	w.terminal = &termtest.Terminal{Columns: 80, Rows: 24, Steps: termtest.Type(" ab2 3q")}
	got := w.drill(t)
	if got.code != app.ExitDone || !w.terminal.Closed() {
		t.Errorf("code %d, terminal given back: %t", got.code, w.terminal.Closed())
	}
	contains(t, got.out, "1 again · today", "→ hard · missed c · due", "→ good · due", "readiness today  0% → 100% of 2 cards", "streak           1 day", "recalled 2 of 2")

	w.terminal, w.args = nil, nil
	contains(t, w.drill(t).out, "Nothing is due until", "djq drill --cram")
	w.args = []string{"--cram", "--save"}
	w.input = "\n3\n\n3\n"
	got = w.drill(t)
	contains(t, got.out, "→ good\n", "recalled 2 of 2")
	if strings.Contains(got.out, "due") {
		t.Errorf("cramming promises a due day: %s", got.out)
	}
}

func TestRatingsFromAPipeAreSavedOnRequestOnly(t *testing.T) {
	w := world{home: t.TempDir(), input: "\n3\n\n3\n"}
	for range 2 {
		contains(t, w.drill(t).out, "1 of 2", "recalled 2 of 2")
	}
	w.args = []string{"--save"}
	contains(t, w.drill(t).out, "1 of 2", "→ good · due", "Where you stand", "not set: djq plan set", "recalled 2 of 2")
	contains(t, w.drill(t).out, "Nothing is due")
	w.args = []string{"--no-save"}
	contains(t, w.drill(t).out, "1 of 2", "recalled 2 of 2")
}

func TestUnsavableRatingEndsTheDrill(t *testing.T) {
	// There is no history, and none can be made.
	home := filepath.Join(t.TempDir(), "dangling")
	if err := os.Symlink(filepath.Join(home, "..", "no", "folder"), home); err != nil {
		t.Skip(err)
	}
	w := world{home: home, input: "\n3\n\n3\n", args: []string{"--save"}}
	lines := w.drill(t)
	w.terminal = &termtest.Terminal{Columns: 80, Rows: 24, Steps: termtest.Type(" 3 3")}
	screen := w.drill(t)
	for _, got := range []result{lines, screen} {
		if got.code != app.ExitBroken || got.err == "" || strings.Contains(got.out, "→ good") || strings.Contains(got.out, "recalled") {
			t.Errorf("got %+v", got)
		}
	}
}

func TestATerminalThatCannotBeOpened(t *testing.T) {
	w := world{terminal: &termtest.Terminal{Columns: 80, Rows: 24}, openErr: errors.New("no raw mode"), args: []string{"--no-save"}}
	if got := w.drill(t); got.code != app.ExitBroken || got.err != "djq: no raw mode\nhint: djq drill --plain reads whole lines\n" {
		t.Errorf("got %+v", got)
	}
}

func TestPlainAsksAPersonByLines(t *testing.T) {
	w := world{terminal: &termtest.Terminal{Columns: 80, Rows: 24}, input: "\n3\nu\n3\ns\nu\ns\n\n", args: []string{plain, "--no-save", "--order", "bank"}}
	got := w.drill(t)
	// A person at a terminal sees the lines, and may undo at the end.
	contains(t, got.out, "1 of 2", "- good", "- undone", "- good", "- skipped", "All cards shown. [Enter: score, u undo] ", "- undone", "- skipped", "recalled 1 of 1")
	if strings.Contains(got.out, "\x1b") {
		t.Errorf("moves the cursor: %q", got.out)
	}
}
