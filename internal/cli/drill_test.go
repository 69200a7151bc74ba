package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"djq/internal/cli/app"
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
		{"ticks before the answer", "a c\n", nil, nil, "djq: the answer is not shown yet: an empty line shows it\n"},
		{"wrong lines", "x\n\x1b[A\n\nd\na d\nh\nz z\n7\n", nil, []string{"a–c said it"}, "djq: unknown key \"x\": ? lists the keys\ndjq: unknown key \"\\x1b[A\": ? lists the keys\ndjq: no such key point d\ndjq: no such key point d\ndjq: no such key point h\ndjq: unknown key \"z z\": ? lists the keys\ndjq: unknown key \"7\": ? lists the keys\n"},
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
