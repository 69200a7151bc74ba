package drill

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"djq/internal/answer"
	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/drill"
	"djq/internal/term"
	"djq/internal/term/termtest"
	"djq/internal/ui"
)

// runOf returns a drill of the cards of a file, whose clock goes on by a
// second whenever it is read.
func runOf(file *bank.File, write bool) asking {
	var cards []*bank.Card
	for i := range file.Cards {
		cards = append(cards, &file.Cards[i])
	}
	moment := time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC)
	return asking{
		session:   drill.New(cards, 0),
		recording: &recording{},
		watch:     newStopwatch(func() time.Time { moment = moment.Add(time.Second); return moment }),
		printer:   ui.Printer{Color: true},
		write:     write,
		checking: checking{
			results: map[*bank.Card][]answer.Result{},
			finish:  func(work func(context.Context) error) error { return work(context.Background()) },
		},
		findCard: func(name string) (*bank.Card, error) {
			i := slices.IndexFunc(cards, func(c *bank.Card) bool { return c.Name() == name })
			if i < 0 {
				return nil, fmt.Errorf("no card %s", name)
			}
			return cards[i], nil
		},
		rewrite:  rewriteFirst(cards),
		hasProof: func(c *bank.Card) (bool, error) { return c.ID == "n-plus-one", nil },
	}
}

func smallRun(write bool) asking {
	return runOf(bank.Parse("bank.yaml", []byte(drillBank)), write)
}

// play runs a drill on a terminal until its steps are played, and returns the
// text of each frame: that before the first step, …, that after the last one
// and what is left on leaving.
func play(ctx context.Context, t *termtest.Terminal, s asking) (frames []string, err error) {
	if t.Columns == 0 {
		t.Columns, t.Rows = 80, 24
	}
	err = askOnScreen(ctx, t, s)
	for _, frame := range t.Frames() {
		frames = append(frames, ansi.Strip(frame))
	}
	return frames, err
}

func TestScreenKeysAct(t *testing.T) {
	const enter, escape = term.Enter, term.Escape
	checkKeys(t, []keysTest{
		{"a rating at a question", []term.Key{'3'}, "the answer is not shown yet: Space shows it"},
		{"a tick at a question", []term.Key{'a'}, "the answer is not shown yet: Space shows it"},
		{"an unknown key", []term.Key{'x'}, "unknown key: ? lists the keys"},
		{"escape where nothing is written", []term.Key{escape}, "[Space: answer"},
		{"tab", []term.Key{term.Tab}, "unknown key"},
		{"keys", []term.Key{'?'}, "references"},
		{"hint", []term.Key{'h'}, "It is not second."},
		{"hint twice", []term.Key{'h', 'h'}, "the hint is already shown"},
		{"no hint", []term.Key{'s', 'h'}, "this card has no hint"},
		{"references", []term.Key{'o'}, "https://example.com/first"},
		{"references twice", []term.Key{'o', 'o'}, "the references are already shown"},
		{"no references", []term.Key{'s', 'o'}, "this card has no references"},
		{"flag", []term.Key{'!'}, "flagged: listed again at the end"},
		{"flag taken back", []term.Key{'!', '!'}, "no longer flagged"},
		{"nothing to undo", []term.Key{'u'}, "nothing to undo"},
		{"more without a plan", []term.Key{'m'}, "does not follow one"},
		{"reveal by space", []term.Key{' '}, "The first."},
		{"reveal by enter", []term.Key{enter}, "The first."},
		{"tick", []term.Key{' ', 'a', 'b'}, "said a b · 2 of 3 → hard (Enter)"},
		{"ticks show in the list", []term.Key{' ', 'a', 'b', 'b'}, " ✓ a  Says one\n   b  Says two\n"},
		{"ticks stay in the list", []term.Key{' ', 'c', '3'}, "   b  Says two\n ✓ c  Says three\n → good"},
		{"back on the first page", []term.Key{' ', term.Backspace}, "this is the first page"},
		{"what bury means", []term.Key{'?'}, " bury     not asked again in this session"},
		{"what flag means", []term.Key{' ', '?'}, " flag     still asked; listed at the end for a later edit"},
		{"tick taken back", []term.Key{' ', 'a', 'a'}, "a–c said it"},
		{"no such point", []term.Key{' ', 'd'}, "no such point d"},
		{"h is a point at an answer", []term.Key{' ', 'h'}, "no such point h"},
		{"space with nothing to turn", []term.Key{' ', ' '}, "tick what you said, or rate it with 1 to 4"},
		{"space does not take the suggestion", []term.Key{' ', 'a', ' '}, "tick what you said, or rate it with 1 to 4"},
		{"enter with nothing ticked", []term.Key{' ', enter}, "tick what you said, or rate it with 1 to 4"},
		{"the same without key points", []term.Key{'s', ' ', enter}, "rate it with 1 to 4"},
		{"rate", []term.Key{' ', '3'}, "→ good"},
		{"take the suggestion", []term.Key{' ', 'a', 'b', enter}, "→ hard · missed c"},
		{"skip at an answer", []term.Key{' ', 's'}, "→ skipped"},
		{"bury", []term.Key{'B'}, "→ buried"},
		{"suspend", []term.Key{'S'}, "→ suspended"},
		{"undo", []term.Key{' ', 'a', '3', 'u'}, "said a · 1 of 3 → again"},
		{"undo of a skip", []term.Key{'h', 's', 'u'}, "It is not second."},
		{"all asked", []term.Key{'s', 's'}, "All cards shown."},
		{"rate at the end", []term.Key{'s', 's', '3'}, "the session is over"},
		{"references at the end", []term.Key{'s', 's', 'o'}, "the session is over"},
		{"hint at the end", []term.Key{'s', 's', 'h'}, "the session is over"},
		{"undo at the end", []term.Key{'s', 's', 'u'}, "What is second?"},
		{"redraw", []term.Key{' ', term.CtrlL}, "What is first?"},
		{"redraw at the end", []term.Key{'s', 's', term.CtrlL}, "All cards shown."},
	})
}

// keysTest is keys and what they lead to.
type keysTest struct {
	name string
	keys []term.Key
	want string // drawn after the last key
}

func checkKeys(t *testing.T, tests []keysTest) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			terminal := &termtest.Terminal{Steps: termtest.Press(test.keys...)}
			frames, err := play(t.Context(), terminal, smallRun(false))
			if err != nil || len(frames) != len(test.keys)+2 {
				t.Fatalf("ended early: %v", err)
			}
			if got := frames[len(test.keys)]; !strings.Contains(got, test.want) {
				t.Errorf("no %q in %q", test.want, got)
			}
		})
	}
}

func TestScreenExitCodeSaysHowItEnded(t *testing.T) {
	rated := termtest.Press(' ', '3')
	tests := []struct {
		name  string
		steps []termtest.Step
		code  int
		want  string
	}{
		{"q", termtest.Press('q'), app.ExitDone, "By topic"},
		{"Ctrl-D", termtest.Press(term.CtrlD), app.ExitDone, "recalled 1 of 1"},
		{"end of input", nil, app.ExitDone, "recalled 1 of 1"},
		{"enter when all is asked", termtest.Press('s', term.Enter), app.ExitDone, "1 skipped"},
		{"Ctrl-C", termtest.Press(term.CtrlC), app.ExitInterrupt, "recalled 1 of 1"},
		{"hang-up", []termtest.Step{termtest.Happen(term.Hangup)}, app.ExitHangup, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			terminal := &termtest.Terminal{Steps: append(rated[:2:2], test.steps...)}
			frames, err := play(t.Context(), terminal, smallRun(false))
			if code := app.Report(io.Discard, err); code != test.code {
				t.Errorf("code %d (%v), want %d", code, err, test.code)
			}
			last := frames[len(frames)-1]
			if !strings.Contains(last, test.want) || !strings.HasSuffix(last, "\n") && test.code != app.ExitHangup {
				t.Errorf("no %q, or no end of line at the end of %q", test.want, last)
			}
		})
	}

	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			ctx, cancel := context.WithCancelCause(t.Context())
			end := termtest.Step{Before: func() { cancel(&app.SignalError{Signal: signal}) }}
			frames, err := play(ctx, &termtest.Terminal{Steps: append(rated[:2:2], end)}, smallRun(false))
			if code := app.Report(io.Discard, err); code != 128+int(signal) {
				t.Errorf("code %d", code)
			}
			// Who interrupts is still there to read.
			if said := strings.Contains(frames[len(frames)-1], "recalled"); said != (signal == syscall.SIGINT) {
				t.Errorf("left with %q", frames[len(frames)-1])
			}
		})
	}

	t.Run("broken terminal", func(t *testing.T) {
		_, err := play(t.Context(), &termtest.Terminal{Broken: errors.New("gone")}, smallRun(false))
		if code := app.Report(io.Discard, err); code != app.ExitBroken {
			t.Errorf("code %d", code)
		}
	})
}

func TestScreenSuspendLeavesThePauseOut(t *testing.T) {
	s := smallRun(false)
	before := s.watch.elapsed()
	frames, err := play(t.Context(), &termtest.Terminal{Steps: termtest.Press(' ', term.CtrlZ)}, s)
	if err != nil || !strings.Contains(frames[2], "The first.") {
		t.Errorf("%v: after the suspension drew %q", err, frames[2])
	}
	// The clock of the test goes on by a second whenever it is read: for both
	// headers, for the key, twice for the pause, one of which is left out, for
	// the score and for this reading.
	if ran := s.watch.elapsed() - before; ran != 6*time.Second {
		t.Errorf("the watch ran %v", ran)
	}
}

func TestScreenIgnoresPastedKeys(t *testing.T) {
	s := smallRun(false)
	frames, err := play(t.Context(), &termtest.Terminal{Steps: []termtest.Step{termtest.Paste(" 3q")}}, s)
	if err != nil || s.session.Phase() != drill.Question || !strings.Contains(frames[1], "pasted text is ignored here") {
		t.Errorf("%v: a paste acts: %q", err, frames[1])
	}
}

func TestScreenPages(t *testing.T) {
	var answer strings.Builder
	for i := range 30 {
		fmt.Fprintf(&answer, "    line %d of the answer\n\n", i)
	}
	file := bank.Parse("bank.yaml", []byte("- topic: orm\n  difficulty: easy\n  question: Long?\n  hint: Scroll.\n  answer: |\n"+
		answer.String()+"  key_points: [point 0, point 1, point 2]\n  refs: [\"https://example.com\"]\n"))
	if len(file.Findings) > 0 {
		t.Fatal(file.Findings)
	}
	terminal := &termtest.Terminal{Columns: 60, Rows: 12, Steps: termtest.Press(' ', 'o', 'a')}
	terminal.Steps = append(terminal.Steps, terminal.Resize(30, 12))
	const pages = 40
	terminal.Steps = append(terminal.Steps, termtest.Type(strings.Repeat(" ", pages))...)
	terminal.Steps = append(terminal.Steps, termtest.Press(term.Enter, ' ', '4')...)
	frames, err := play(t.Context(), terminal, runOf(file, false))
	if err != nil {
		t.Fatal(err)
	}
	for i, frame := range frames[:len(frames)-1] {
		if rows := strings.Count(frame, "\n"); rows > 11 {
			t.Errorf("frame %d has %d rows: %q", i, rows, frame)
		}
	}
	first, turned := frames[1], strings.Join(frames[5:5+pages], "")
	if !strings.Contains(first, "Space more") || !strings.Contains(first, "line 0") || strings.Contains(first, "line 5 ") {
		t.Errorf("the first page is %q", first)
	}
	wants := []struct{ frame, want string }{
		{frames[2], "the references come after the last page: press Space"},
		{frames[3], "said a"},
		{frames[4], "^L redraws"},
		{turned, "line 29"},
		{turned, "https://example.com"},
		{frames[5+pages], "→ again"},
		{frames[7+pages], "→ easy"},
	}
	for _, w := range wants {
		if !strings.Contains(w.frame, w.want) {
			t.Errorf("no %q in %q", w.want, w.frame)
		}
	}
}

func TestScreenShowsTheHintAfterALongQuestion(t *testing.T) {
	file := bank.Parse("bank.yaml", []byte("- topic: orm\n  difficulty: easy\n  hint: Scroll.\n  answer: That.\n  question: |\n"+
		strings.Repeat("    One more line?\n\n", 12)))
	frames, err := play(t.Context(), &termtest.Terminal{Columns: 40, Rows: 12, Steps: termtest.Type("h    ")}, runOf(file, false))
	if err != nil || strings.Contains(frames[1], "Scroll.") || !strings.Contains(frames[1], "the hint comes after the last page") {
		t.Errorf("%v: %q", err, frames[1])
	}
	if pages := strings.Join(frames[2:], ""); strings.Index(pages, "Scroll.") < strings.LastIndex(pages, "One more line?") {
		t.Errorf("the hint does not follow the question: %q", pages)
	}
}

// TestDrillFitsAnyWindow plays keys in windows of all sizes and holds that the
// live lines never reach above the window.
func TestScreenFitsAnyWindow(t *testing.T) {
	for _, columns := range []int{1, 2, 10, 20, 40, 80} {
		for _, rows := range []int{1, 2, 3, 5, 10} {
			steps := termtest.Press('?', 'x', 'h', term.Escape, ' ', ' ', ' ', 'a', '?', '1', 'u', '3', 's', '?')
			terminal := &termtest.Terminal{Columns: columns, Rows: rows, Steps: steps}
			if _, err := play(t.Context(), terminal, smallRun(columns == 20)); err != nil {
				t.Fatal(err)
			}
			for _, frame := range terminal.Frames() {
				var up int
				if at := strings.LastIndex(frame, "\r\x1b["); at >= 0 {
					_, _ = fmt.Sscanf(frame[at:], "\r\x1b[%dA", &up)
				}
				if up >= max(1, rows-1) {
					t.Errorf("%d x %d: the cursor goes up %d lines", columns, rows, up)
				}
			}
		}
	}
}
