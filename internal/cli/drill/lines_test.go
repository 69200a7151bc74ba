package drill

import (
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"

	"djq/internal/cli/app"
	"djq/internal/event"
)

func TestLinesAreKeys(t *testing.T) {
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
		{"wrong lines", "x\n\x1b[A\n\nd\na d\nh\nz z\n7\n", nil, []string{"a–c said it"}, "djq: unknown key \"x\": ? lists the keys\ndjq: unknown key \"\\x1b[A\": ? lists the keys\ndjq: no such point d\ndjq: no such point d\ndjq: no such point h\ndjq: unknown key \"z z\": ? lists the keys\ndjq: unknown key \"7\": ? lists the keys\n"},
		{"nothing to undo, no hint, no references", "u\ns\nh\no\n", nil, nil, "djq: nothing to undo\ndjq: this card has no hint\ndjq: this card has no references\n"},
		{"fewer cards than asked for", "s\ns\n", []string{"-n", "9"}, []string{"1 of 2"}, ""},
		{"a time limit", "s\ns\n", []string{"--time", "20m"}, []string{"1 of 2 · 0:00 of 20:00"}, ""},
		{"follow-ups", "\nF\n\n\n\n\n\n\n3\n", nil, []string{"Follow-up · 1 of 3", "Why first?", "[Enter: answer   F leave   ? keys]", "before the others", "[Enter: next ", "2 of 3 · orm/second", "The second.", "And last?", "The card gives none.", "[Enter: back to the card", "orm/first", "a  Says one", "→ good"}, ""},
		{"keys at a follow-up", "F\n\nF\n3\na\ngood\nF\nP\n2\n", nil, []string{"Follow-up · 1 of 3", "orm/first", "→ hard"}, "djq: the answer is not shown yet: an empty line shows it\ndjq: this is a follow-up: F returns to the card\ndjq: this is a follow-up: F returns to the card\ndjq: this is a follow-up: F returns to the card\ndjq: this card has no proof\n"},
		{"plain", "\na c\n\nq\n", []string{plain}, []string{"orm/first, easy", "suggests hard", "- hard, missed b"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := world{input: test.input, args: append([]string{"--order", "bank"}, test.args...)}.drill(t)
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

func TestLinesEchoNoControlCharacters(t *testing.T) {
	got := world{input: "\x1b]0;owned\x07\n\u009b31m\nq\n", args: []string{"--type"}}.drill(t)
	if strings.ContainsAny(got.out+got.err, "\x1b\x07\u009b") {
		t.Errorf("controls come back: %q", got.out)
	}
}

func TestTooLongLineEndsTheDrill(t *testing.T) {
	got := world{input: strings.Repeat("x", maxLine+1)}.drill(t)
	if got.code != app.ExitBroken || !strings.Contains(got.err, "cannot read the answers") {
		t.Errorf("got %+v", got)
	}
}

func TestClosedPipeEndsTheDrillQuietly(t *testing.T) {
	for _, broken := range []error{syscall.EPIPE, errors.New("disk full")} {
		got := world{input: "x\n\n3\n", stdout: brokenWriter{broken}}.drill(t)
		if closed := broken == error(syscall.EPIPE); (got.code == app.ExitDone) != closed || (got.err == "") != closed {
			t.Errorf("%v: got %+v", broken, got)
		}
	}
}

// brokenWriter fails every write.
type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

// Whoever goes away with a card open has not studied it all the while; what was
// really open stands beside it. Every reading of the clock takes an hour here.
func TestReviewCountsFiveMinutesAfterEachLine(t *testing.T) {
	w := world{home: t.TempDir(), step: time.Hour, args: []string{"--save", "-n", "1"}, input: "\na\n3\n"}
	w.drill(t)
	a := w.app(t, io.Discard, io.Discard)
	store, err := a.History.OpenForReading(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var reviews []event.Event
	if err := store.Reviews(t.Context(), func(e event.Event) error { reviews = append(reviews, e); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(reviews) != 1 || reviews[0].MS < 3*300_000 || reviews[0].MS > 5*300_000 || reviews[0].OpenMS < 4*3600_000 {
		t.Errorf("reviews %+v, want one of 15 to 25 minutes, open for hours", reviews)
	}
}
