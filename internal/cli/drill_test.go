package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"djq/internal/cli/app"

	"github.com/charmbracelet/x/ansi"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/term"
	"djq/internal/ui"
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
    refs: ["https://example.com/first"]
  - id: second
    difficulty: hard
    question: What is second?
    answer: The second.
`

// drillInPipe drills drillBank in a pipe.
func drillInPipe(t *testing.T, input string, args ...string) result {
	t.Helper()
	file := filepath.Join(t.TempDir(), "bank.yaml")
	if err := os.WriteFile(file, []byte(drillBank), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, errOut strings.Builder
	env := testEnv(strings.NewReader(input), &out, &errOut, []string{"DJQ_NOW=2026-07-01T09:30:00Z"})
	code := Main(append([]string{"drill", "--bank", file, "--order", "bank"}, args...), env)
	return result{code, out.String(), errOut.String()}
}

func TestDrillLines(t *testing.T) {
	tests := []struct {
		name, input string
		args        []string
		want        []string // in this order
		err         string
	}{
		{"reveal and rate", "\n3\n\n4\n", nil, []string{"orm/first", "Did you say", "→ good", "orm/second", "→ easy", "recalled 2 of 2"}, ""},
		{"names of ratings", "\ngood\n\nAgain\n\nhard\n", nil, []string{"→ good", "→ again · comes back", "2nd time", "→ hard", "recalled 1 of 2"}, ""},
		{"end of input at a question", "\n1\n", nil, []string{"orm/second", "recalled 0 of 1"}, ""},
		{"end of input at an answer", "\n", nil, []string{"The first.", "nothing rated"}, ""},
		{"no input", "", nil, []string{"What is first?", "nothing rated"}, ""},
		{"the last line without its end", "\n3", []string{"-n", "1"}, []string{"recalled 1 of 1"}, ""},
		{"ticks and the suggestion", "\na, c\n\nq\n", nil, []string{"said a c · 2 of 3 → hard (Enter)", "→ hard · missed b", "orm/second", "Points missed", "Says two"}, ""},
		{"ticks together, one taken back", "\nabc\nb\n\nq\n", nil, []string{"3 of 3 → good", "2 of 3 → hard", "→ hard · missed b"}, ""},
		{"an empty line at an answer asks again", "\n\n\n3\nq\n", nil, []string{"a–c said it", "a–c said it", "→ good"}, ""},
		{"hint, references, flag and keys", "h\no\n!\n!\n!\n?\nq\n", nil, []string{"Hint", "It is not second.", "References", "https://example.com/first", "→ flagged", "→ undone", "→ flagged", "skip", "Flagged", "orm/first", "nothing rated"}, ""},
		{"undo of a rating and of a skip", "s\nu\n\na\n4\nu\n\nq\n", nil, []string{"→ skipped", "orm/second", "→ undone", "orm/first", "→ easy", "orm/second", "→ undone", "orm/first", "The first.", "said a · 1 of 3 → again", "→ again", "recalled 0 of 1"}, ""},
		{"bury and suspend", "B\nS\n", nil, []string{"→ buried", "→ suspended", "nothing rated · 0:00 · 2 skipped"}, ""},
		{"carriage returns", "\r\n3\r\nq\r\n", nil, []string{"→ good"}, ""},
		{"a written answer", "I would say 3\n3\n5\nq\n", []string{"--type"}, []string{"Your answer: I would say 3", "The first.", "→ good", "Your answer: 5", "The second."}, ""},
		{"keys before a written answer", "h\n\n3\ns\n", []string{"--type"}, []string{"It is not second.", "The first.", "→ good", "→ skipped"}, ""},
		{"a rating before the answer", "3\ngood\n", nil, []string{"What is first?"}, "djq: the answer is not shown yet: an empty line shows it\ndjq: the answer is not shown yet: an empty line shows it\n"},
		{"ticks before the answer", "a c\n", nil, nil, "djq: the answer is not shown yet\n"},
		{"wrong lines", "x\n\x1b[A\n\nd\na d\nh\nz z\n7\n", nil, []string{"a–c said it"}, "djq: no such key \"x\": ? shows them\ndjq: no such key \"\\x1b[A\": ? shows them\ndjq: no such key point d\ndjq: no such key point d\ndjq: no such key point h\ndjq: no such key \"z z\": ? shows them\ndjq: no such key \"7\": ? shows them\n"},
		{"nothing to undo, no hint, no references", "u\ns\nh\no\n", nil, nil, "djq: nothing to undo\ndjq: this card has no hint\ndjq: this card has no references\n"},
		{"fewer cards than asked for", "s\ns\n", []string{"-n", "9"}, []string{"1 of 2"}, ""},
		{"a time limit", "s\ns\n", []string{"--time", "20m"}, []string{"1 of 2 · 0:00 of 20:00"}, ""},
		{"plain", "\na c\n\nq\n", []string{"--plain"}, []string{"orm/first, easy", "suggests hard", "- hard, missed b"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := drillInPipe(t, test.input, test.args...)
			if got.code != app.ExitDone || got.err != test.err {
				t.Errorf("code %d, said %q, want %q", got.code, got.err, test.err)
			}
			rest := got.out
			for _, want := range test.want {
				_, after, found := strings.Cut(rest, want)
				if !found {
					t.Fatalf("no %q in what is left:\n%s\nof:\n%s", want, rest, got.out)
				}
				rest = after
			}
		})
	}
}

func TestDrillLinesEchoNoControls(t *testing.T) {
	got := drillInPipe(t, "\x1b]0;owned\x07\n\u009b31m\nq\n", "--type")
	if strings.ContainsAny(got.out+got.err, "\x1b\x07\u009b") {
		t.Errorf("controls come back: %q", got.out)
	}
}

func TestDrillLinesTooLong(t *testing.T) {
	got := drillInPipe(t, strings.Repeat("x", maxLine+1))
	if got.code != app.ExitBroken || !strings.Contains(got.err, "read the answers") {
		t.Errorf("got %+v", got)
	}
}

func TestDrillLinesToAClosedPipe(t *testing.T) {
	for _, broken := range []error{syscall.EPIPE, errors.New("disk full")} {
		var errOut strings.Builder
		env := testEnv(strings.NewReader("x\n\n3\n"), brokenWriter{broken}, &errOut, nil)
		code := Main([]string{"drill"}, env)
		if closed := broken == error(syscall.EPIPE); (code == app.ExitDone) != closed || (errOut.String() == "") != closed {
			t.Errorf("%v: code %d, said %q", broken, code, errOut.String())
		}
	}
}

func TestDrillUsage(t *testing.T) {
	tests := []struct {
		args []string
		err  string
	}{
		{[]string{"-n", "0"}, "djq: --count is 0: expected a whole number from 1\n"},
		{[]string{"--count", "-3"}, "djq: --count is -3: expected a whole number from 1\n"},
		{[]string{"--time", "0s"}, "djq: --time is 0s: expected a duration like 20m or 1h30m\n"},
		{[]string{"--order", "alphabet"}, "djq: --order is \"alphabet\": expected due, weakest, random, bank or plan\nhint: see djq drill --help\n"},
		{[]string{"orm"}, "djq: drill takes no argument, got \"orm\"\nhint: see djq drill --help\n"},
	}
	for _, test := range tests {
		got := run(t, nil, append([]string{"drill"}, test.args...)...)
		if want := (result{app.ExitUsage, "", test.err}); got != want {
			t.Errorf("%v: got %+v, want %+v", test.args, got, want)
		}
	}
}

// fakeTerminal plays events and keeps what is written.
type fakeTerminal struct {
	events        chan term.Event
	columns, rows int
	written       strings.Builder
	suspended     int
	broken        error
}

func (f *fakeTerminal) Events() <-chan term.Event { return f.events }
func (f *fakeTerminal) Size() (int, int)          { return f.columns, f.rows }

func (f *fakeTerminal) Suspend(done <-chan struct{}) bool {
	f.suspended++
	select {
	case <-done:
		return false
	default:
		return true
	}
}

func (f *fakeTerminal) Write(p []byte) (int, error) {
	if f.broken != nil {
		return 0, f.broken
	}
	return f.written.Write(p)
}

// text returns what was written since the last call, without sequences.
func (f *fakeTerminal) text() string {
	defer f.written.Reset()
	return ansi.Strip(f.written.String())
}

// atScreen returns a drill of drillBank on a screen.
func atScreen(t *testing.T, columns, rows int, write bool) (*screen, *fakeTerminal) {
	t.Helper()
	f := &fakeTerminal{events: make(chan term.Event), columns: columns, rows: rows}
	return newScreen(f, sittingOf(bank.Parse("bank.yaml", []byte(drillBank)), write)), f
}

func sittingOf(file *bank.File, write bool) drillRun {
	var cards []*bank.Card
	for i := range file.Cards {
		cards = append(cards, &file.Cards[i])
	}
	moment := time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC)
	return drillRun{
		session: drill.New(cards, 0),
		watch:   newStopwatch(func() time.Time { moment = moment.Add(time.Second); return moment }),
		printer: ui.Printer{Color: true},
		write:   write,
	}
}

// press presses keys and returns what is drawn after the last one.
func press(sc *screen, f *fakeTerminal, keys ...term.Key) string {
	for _, k := range keys {
		f.written.Reset()
		sc.handle(term.Event{Kind: term.Pressed, Key: k})
		sc.draw()
	}
	return f.text()
}

func TestDrillKeys(t *testing.T) {
	const enter, escape = term.Enter, term.Escape
	tests := []struct {
		name string
		keys []term.Key
		want string // in the last drawing
	}{
		{"a rating at a question", []term.Key{'3'}, "the answer is not shown yet: Space shows it"},
		{"an unknown key", []term.Key{'x'}, "no such key: ? shows them"},
		{"escape", []term.Key{escape}, "[Space: answer"},
		{"tab", []term.Key{term.Tab}, "no such key"},
		{"keys", []term.Key{'?'}, "references"},
		{"hint", []term.Key{'h'}, "It is not second."},
		{"hint twice", []term.Key{'h', 'h'}, "the hint is shown already"},
		{"no hint", []term.Key{'s', 'h'}, "this card has no hint"},
		{"references", []term.Key{'o'}, "https://example.com/first"},
		{"references twice", []term.Key{'o', 'o'}, "the references are shown already"},
		{"no references", []term.Key{'s', 'o'}, "this card has no references"},
		{"flag", []term.Key{'!'}, "flagged: named again at the end"},
		{"flag taken back", []term.Key{'!', '!'}, "no longer flagged"},
		{"nothing to undo", []term.Key{'u'}, "nothing to undo"},
		{"reveal by space", []term.Key{' '}, "The first."},
		{"reveal by enter", []term.Key{enter}, "The first."},
		{"tick", []term.Key{' ', 'a', 'b'}, "said a b · 2 of 3 → hard (Enter)"},
		{"tick taken back", []term.Key{' ', 'a', 'a'}, "a–c said it"},
		{"no such point", []term.Key{' ', 'd'}, "no such key point d"},
		{"h is a point at an answer", []term.Key{' ', 'h'}, "no such key point h"},
		{"space with nothing to turn", []term.Key{' ', ' '}, "tick what you said, or rate with 1 to 4"},
		{"enter with nothing ticked", []term.Key{' ', enter}, "tick what you said, or rate with 1 to 4"},
		{"the same without key points", []term.Key{'s', ' ', enter}, "rate with 1 to 4"},
		{"rate", []term.Key{' ', '3'}, "→ good"},
		{"take the suggestion", []term.Key{' ', 'a', 'b', enter}, "→ hard · missed c"},
		{"skip at an answer", []term.Key{' ', 's'}, "→ skipped"},
		{"bury", []term.Key{'B'}, "→ buried"},
		{"suspend", []term.Key{'S'}, "→ suspended"},
		{"undo", []term.Key{' ', 'a', '3', 'u'}, "said a · 1 of 3 → again"},
		{"undo of a skip", []term.Key{'h', 's', 'u'}, "It is not second."},
		{"all asked", []term.Key{'s', 's'}, "All asked."},
		{"rate at the end", []term.Key{'s', 's', '3'}, "the session is over"},
		{"references at the end", []term.Key{'s', 's', 'o'}, "the session is over"},
		{"hint at the end", []term.Key{'s', 's', 'h'}, "no such key"},
		{"undo at the end", []term.Key{'s', 's', 'u'}, "What is second?"},
		{"redraw", []term.Key{' ', term.CtrlL}, "What is first?"},
		{"redraw at the end", []term.Key{'s', 's', term.CtrlL}, "All asked."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sc, f := atScreen(t, 80, 24, false)
			if got := press(sc, f, test.keys...); !strings.Contains(got, test.want) {
				t.Errorf("no %q in %q", test.want, got)
			}
			if sc.done || sc.err != nil {
				t.Errorf("ended: %t, %v", sc.done, sc.err)
			}
		})
	}
}

func TestDrillScreenEnds(t *testing.T) {
	pressed := func(k term.Key) term.Event { return term.Event{Kind: term.Pressed, Key: k} }
	rated := []term.Event{pressed(' '), pressed('3')}
	tests := []struct {
		name   string
		events []term.Event
		code   int
		want   string
	}{
		{"q", append(rated, pressed('q')), app.ExitDone, "By topic"},
		{"Ctrl-D", append(rated, pressed(term.CtrlD)), app.ExitDone, "recalled 1 of 1"},
		{"end of input", append(rated, term.Event{Kind: term.EndOfInput}), app.ExitDone, "recalled 1 of 1"},
		{"enter when all is asked", append(rated, pressed('s'), pressed(term.Enter)), app.ExitDone, "1 skipped"},
		{"Ctrl-C", append(rated, pressed(term.CtrlC)), app.ExitInterrupt, "recalled 1 of 1"},
		{"hang-up", append(rated, term.Event{Kind: term.Hangup}), app.ExitHangup, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := &fakeTerminal{events: make(chan term.Event, 9), columns: 80, rows: 24}
			for _, e := range test.events {
				f.events <- e
			}
			err := drillScreen(t.Context(), f, sittingOf(bank.Parse("bank.yaml", []byte(drillBank)), false))
			if code := app.Report(io.Discard, err); code != test.code {
				t.Errorf("code %d (%v), want %d", code, err, test.code)
			}
			if got := f.text(); !strings.Contains(got, test.want) || !strings.HasSuffix(got, "\n") && test.code != app.ExitHangup {
				t.Errorf("no %q, or no end of line at the end of %q", test.want, got)
			}
		})
	}

	t.Run("SIGTERM", func(t *testing.T) {
		ctx, cancel := context.WithCancelCause(t.Context())
		cancel(&app.SignalError{Signal: syscall.SIGTERM})
		f := &fakeTerminal{events: make(chan term.Event), columns: 80, rows: 24}
		if code := app.Report(io.Discard, drillScreen(ctx, f, sittingOf(bank.Parse("bank.yaml", []byte(drillBank)), false))); code != app.ExitTerminated {
			t.Errorf("code %d", code)
		}
	})

	t.Run("broken terminal", func(t *testing.T) {
		f := &fakeTerminal{events: make(chan term.Event), columns: 80, rows: 24, broken: errors.New("gone")}
		if code := app.Report(io.Discard, drillScreen(t.Context(), f, sittingOf(bank.Parse("bank.yaml", []byte(drillBank)), false))); code != app.ExitBroken {
			t.Errorf("code %d", code)
		}
	})
}

func TestDrillSuspend(t *testing.T) {
	sc, f := atScreen(t, 80, 24, false)
	before := sc.watch.elapsed()
	press(sc, f, ' ', term.CtrlZ)
	if !sc.suspend(nil) || sc.stop || f.suspended != 1 {
		t.Errorf("suspended %d times", f.suspended)
	}
	sc.draw()
	if got := f.text(); !strings.Contains(got, "The first.") {
		t.Errorf("after the suspension drew %q", got)
	}
	// The clock of the test steps a second whenever it is read: twice for the
	// pause, one of which is left out, and once for the header and this reading.
	if ran := sc.watch.elapsed() - before; ran != 3*time.Second {
		t.Errorf("the watch ran %v", ran)
	}
	f.text()
	sc.handle(term.Event{Kind: term.Resumed})
	sc.draw()
	if got := f.text(); !strings.Contains(got, "The first.") {
		t.Errorf("after being continued drew %q", got)
	}
}

// TestDrillEndsWhileSuspended: the terminal is the shell's by then.
func TestDrillEndsWhileSuspended(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	f := &endingTerminal{fakeTerminal{events: make(chan term.Event, 1), columns: 80, rows: 24}, cancel}
	f.events <- term.Event{Kind: term.Pressed, Key: term.CtrlZ}
	err := drillScreen(ctx, f, sittingOf(bank.Parse("bank.yaml", []byte(drillBank)), false))
	if code := app.Report(io.Discard, err); code != app.ExitTerminated {
		t.Errorf("code %d", code)
	}
	if got := f.text(); got != "" {
		t.Errorf("wrote %q to the shell", got)
	}
}

// endingTerminal is terminated while it is suspended.
type endingTerminal struct {
	fakeTerminal
	end context.CancelCauseFunc
}

func (f *endingTerminal) Suspend(done <-chan struct{}) bool {
	f.written.Reset()
	f.end(&app.SignalError{Signal: syscall.SIGTERM})
	return f.fakeTerminal.Suspend(done)
}

func TestDrillPaste(t *testing.T) {
	sc, f := atScreen(t, 80, 24, false)
	sc.handle(term.Event{Kind: term.Pasted, Text: " 3q"})
	sc.draw()
	if got := f.text(); sc.done || sc.session.Phase() != drill.Question || !strings.Contains(got, "pasted text is no key") {
		t.Errorf("a paste acts: %q", got)
	}
}

func TestDrillPages(t *testing.T) {
	var points, answer strings.Builder
	for i := range 30 {
		fmt.Fprintf(&answer, "      line %d of the answer\n\n", i)
	}
	for i := range 3 {
		fmt.Fprintf(&points, "      - point %d\n", i)
	}
	file := bank.Parse("bank.yaml", []byte("- topic: orm\n  difficulty: easy\n  question: Long?\n  answer: |\n"+
		strings.ReplaceAll(answer.String(), "      ", "    ")+"  key_points:\n"+points.String()+"  refs: [\"https://example.com\"]\n"))
	if len(file.Findings) > 0 {
		t.Fatal(file.Findings)
	}
	f := &fakeTerminal{events: make(chan term.Event), columns: 60, rows: 12}
	sc := newScreen(f, sittingOf(file, false))
	sc.draw()
	first := press(sc, f, ' ')
	if !strings.Contains(first, "Space more") || !strings.Contains(first, "line 0") || strings.Contains(first, "line 5 ") {
		t.Errorf("the first page is %q", first)
	}
	if rows := strings.Count(first, "\n"); rows > 11 {
		t.Errorf("the first page has %d rows: %q", rows, first)
	}
	if got := press(sc, f, 'o'); !strings.Contains(got, "the references follow at the end: Space") {
		t.Errorf("references on the first page: %q", got)
	}
	if got := press(sc, f, 'a'); !strings.Contains(got, "said a") {
		t.Errorf("a tick on the first page: %q", got)
	}
	f.columns = 30
	sc.handle(term.Event{Kind: term.Resized})
	sc.draw()
	if got := f.text(); !strings.Contains(got, "^L draws the card anew") {
		t.Errorf("after the resize: %q", got)
	}
	var seen strings.Builder
	pages := 0
	for ; !sc.pages.Empty(); pages++ {
		page := press(sc, f, ' ')
		if rows := strings.Count(page, "\n"); rows > 11 {
			t.Errorf("page %d has %d rows", pages, rows)
		}
		seen.WriteString(page)
	}
	if pages < 5 || !strings.Contains(seen.String(), "line 29") || !strings.Contains(seen.String(), "https://example.com") {
		t.Errorf("%d pages: %q", pages, seen.String())
	}
	if got := press(sc, f, term.Enter); !strings.Contains(got, "→ again") {
		t.Errorf("the suggestion after the last page: %q", got)
	}
	if got := press(sc, f, ' ', '4'); !strings.Contains(got, "→ easy") || !sc.pages.Empty() {
		t.Errorf("a rating before the last page: %q", got)
	}
}

// TestDrillDrawsWithinTheWindow plays keys in windows of all sizes and holds
// that what is redrawn in place never reaches above the window.
func TestDrillDrawsWithinTheWindow(t *testing.T) {
	for _, columns := range []int{1, 2, 10, 20, 40, 80} {
		for _, rows := range []int{1, 2, 3, 5, 10} {
			sc, f := atScreen(t, columns, rows, columns == 20)
			for _, k := range []term.Key{'?', 'x', 'h', term.Escape, ' ', ' ', ' ', 'a', '?', '1', 'u', '3', 's', '?'} {
				press(sc, f, k)
				if live := min(len(sc.live(!sc.pages.Empty())), max(1, rows-1)); live > rows {
					t.Errorf("%d × %d: %d live lines", columns, rows, live)
				}
			}
		}
	}
}

func TestDrillType(t *testing.T) {
	typed := func(text string) (keys []term.Key) {
		for _, r := range text {
			keys = append(keys, term.Key(r))
		}
		return keys
	}
	sc, f := atScreen(t, 80, 24, true)
	sc.draw()
	if got := f.text(); !strings.Contains(got, "> ▌") || !strings.Contains(got, "[empty line: answer   Esc keys]") {
		t.Errorf("at the question: %q", got)
	}
	if got := press(sc, f, typed("q is a letter")...); !strings.Contains(got, "> q is a letter▌") {
		t.Errorf("while writing: %q", got)
	}
	if got := press(sc, f, term.Backspace, term.CtrlW); !strings.Contains(got, "> q is a ▌") {
		t.Errorf("after erasing: %q", got)
	}
	if got := press(sc, f, term.CtrlW, term.CtrlW, term.CtrlW, term.CtrlW, term.Backspace, term.Tab, 'é'); !strings.Contains(got, ">     é▌") {
		t.Errorf("after erasing all: %q", got)
	}
	if got := press(sc, f, term.CtrlU, term.CtrlL); !strings.Contains(got, "> ▌") {
		t.Errorf("after redrawing: %q", got)
	}
	press(sc, f, typed("one")...)
	if got := press(sc, f, term.Enter); !strings.Contains(got, " > one\n") || sc.session.Phase() != drill.Question {
		t.Errorf("after the first line: %q", got)
	}
	sc.handle(term.Event{Kind: term.Pasted, Text: "two\n\nthree"})
	sc.draw()
	if got := f.text(); !strings.Contains(got, " > two\n") || !strings.Contains(got, "> three▌") {
		t.Errorf("after a paste: %q", got)
	}
	if got := press(sc, f, term.Escape); !strings.Contains(got, "Esc write") {
		t.Errorf("after Escape: %q", got)
	}
	if got := press(sc, f, 'h'); !strings.Contains(got, "It is not second.") {
		t.Errorf("a key after Escape: %q", got)
	}
	if got := press(sc, f, term.Escape, 'x', term.Enter, term.Enter); !strings.Contains(got, "The first.") {
		t.Errorf("after an empty line: %q", got)
	}
	if got := press(sc, f, '3', 'y', term.CtrlD); !strings.Contains(got, " > y\n") || !strings.Contains(got, "The second.") {
		t.Errorf("after Ctrl-D: %q", got)
	}
	press(sc, f, term.CtrlC)
	if sc.err == nil {
		t.Error("Ctrl-C does not end")
	}
}
