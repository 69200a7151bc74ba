package screen_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"djq/internal/screen"
	"djq/internal/term"
	"djq/internal/term/termtest"
)

// program shows numbered lines, and names what happens to it.
type program struct {
	*screen.Screen
	lines  int // that Show shows
	log    []string
	reason error // what Leave was given
	live   func(screen.Frame) []string
}

func (p *program) logged(format string, args ...any) {
	p.log = append(p.log, fmt.Sprintf(format, args...))
}

// numbered is the content of lines "name 0", "name 1", …
func numbered(name string, lines int) screen.Content {
	return func(int) (out []string) {
		for i := range lines {
			out = append(out, fmt.Sprintf("%s %d.", name, i))
		}
		return out
	}
}

func (p *program) Show() {
	p.logged("show")
	p.NewPage(numbered("line", p.lines))
}

func (p *program) Live(f screen.Frame) []string {
	if p.live != nil {
		return p.live(f)
	}
	return []string{fmt.Sprintf("[%dx%d more=%t %s]", f.Columns, f.Rows, f.More, f.Note)}
}

func (p *program) Press(k term.Key) {
	switch k {
	case ' ':
		p.Turn()
	case 'b':
		p.logged("earlier=%t", p.Earlier())
		p.Back()
	case 's':
		p.logged("shown=%t", p.Screen.Show(numbered("below", 6)))
	case 'n':
		p.Note("a note")
	case '?':
		p.Help(numbered("help", 2))
	case 'p':
		p.Print("printed")
	case 'q':
		p.End()
	case 'f':
		p.Fail(errFailed)
	case 'w':
		waited := make(chan bool)
		go func() {
			p.Wait("a text that is too wide for this window, and is cut")
			close(waited)
		}()
		<-waited
	}
}

var errFailed = errors.New("failed")

func (p *program) Paste(text string) { p.logged("pasted %q", text) }
func (p *program) Pause()            { p.logged("pause") }
func (p *program) Resume()           { p.logged("resume") }

func (p *program) Leave(reason error) {
	p.reason = reason
	p.Print("left")
}

// run runs the program on a terminal until the steps are played, and returns
// the text of each frame.
func run(t *testing.T, terminal *termtest.Terminal, p *program) (frames []string, err error) {
	t.Helper()
	p.Screen = screen.New(terminal)
	err = p.Run(t.Context(), p)
	for _, frame := range terminal.Frames() {
		frames = append(frames, ansi.Strip(frame))
	}
	return frames, err
}

func TestPagesAreTurned(t *testing.T) {
	terminal := &termtest.Terminal{Columns: 40, Rows: 6, Steps: termtest.Press(' ', ' ', 'n', 'x')}
	frames, err := run(t, terminal, &program{lines: 10})
	want := []string{
		"\rline 0.\nline 1.\nline 2.\nline 3.\nline 4.\n[40x6 more=true ]\r",
		"\rline 5.\nline 6.\nline 7.\nline 8.\n[40x6 more=true ]\r",
		"\rline 9.\n[40x6 more=false ]\r",
		"\r[40x6 more=false a note]\r",
		"\r[40x6 more=false ]\r",
		"\rleft\n",
	}
	if diff := cmp.Diff(want, frames); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestShowTakesAPageOfItsOwnWhereLittleRoomIsLeft(t *testing.T) {
	tests := []struct {
		name  string
		lines int
		want  int // lines shown below the first ones, in a window of 12 rows
	}{
		{"enough room", 3, 6},
		{"a third of the window", 7, 4},
		{"less", 8, 6},
	}
	for _, test := range tests {
		terminal := &termtest.Terminal{Columns: 40, Rows: 12, Steps: termtest.Press('s')}
		frames, _ := run(t, terminal, &program{lines: test.lines})
		if got := strings.Count(frames[1], "below"); got != test.want {
			t.Errorf("%s: %d lines shown, want %d: %q", test.name, got, test.want, frames[1])
		}
	}
}

func TestShowWaitsForEarlierPages(t *testing.T) {
	p := &program{lines: 10}
	run(t, &termtest.Terminal{Columns: 40, Rows: 12, Steps: termtest.Press('s')}, p)
	if strings.Contains(strings.Join(p.log, " "), "shown=false") {
		t.Errorf("nothing waits, but %q", p.log)
	}
	p = &program{lines: 15}
	frames, _ := run(t, &termtest.Terminal{Columns: 40, Rows: 12, Steps: termtest.Press('s', ' ')}, p)
	if !strings.Contains(strings.Join(p.log, " "), "shown=false") || strings.Contains(frames[1], "below") || !strings.Contains(frames[2], "line 14.\nbelow 0.") {
		t.Errorf("logged %q, drew %q", p.log, frames)
	}
}

func TestResizeWhilePagedLaysOutWhatWaits(t *testing.T) {
	words := strings.Fields(strings.Repeat("word ", 60))
	for i := range words {
		words[i] = fmt.Sprintf("w%d", i)
	}
	terminal := &termtest.Terminal{Columns: 20, Rows: 5}
	terminal.Steps = append(terminal.Steps, terminal.Resize(10, 4))
	terminal.Steps = append(terminal.Steps, termtest.Press(' ')...)
	terminal.Steps = append(terminal.Steps, terminal.Resize(60, 8))
	terminal.Steps = append(terminal.Steps, termtest.Press(' ', ' ', ' ')...)
	p := &wrapping{program: &program{}, words: words}
	p.Screen = screen.New(terminal)
	if err := p.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	var seen []string
	for i, frame := range terminal.Frames() {
		text := ansi.Strip(frame)
		if i == 1 && !strings.Contains(text, "^L") {
			t.Errorf("a narrower window is not explained: %q", text)
		}
		for line := range strings.Lines(text) {
			if columns := [...]int{20, 10, 10, 60, 60, 60, 60, 60}[i]; ansi.StringWidth(strings.Trim(line, "\r\n")) > columns {
				t.Errorf("frame %d: %q is wider than the window of %d columns", i, line, columns)
			}
		}
		if i == 3 && strings.Contains(text, "^L") {
			t.Errorf("a wider window needs no redrawing: %q", text)
		}
		for word := range strings.FieldsSeq(text) {
			if strings.HasPrefix(word, "w") && (len(seen) == 0 || seen[len(seen)-1] != word) {
				seen = append(seen, word)
			}
		}
	}
	// A line that was broken anew may repeat a few words, but none is missing.
	at := 0
	for _, word := range seen {
		if at < len(words) && word == words[at] {
			at++
		}
	}
	if at != len(words) {
		t.Errorf("%d of %d words shown: %v", at, len(words), seen)
	}
}

// wrapping shows words, as many on a line as fit.
type wrapping struct {
	*program
	words []string
}

func (p *wrapping) Show() {
	p.NewPage(func(columns int) (lines []string) {
		line := ""
		for _, word := range p.words {
			if line != "" && len(line)+1+len(word) > columns {
				lines, line = append(lines, line), ""
			}
			line = strings.TrimPrefix(line+" "+word, " ")
		}
		return append(lines, line)
	})
}

func (p *wrapping) Live(f screen.Frame) []string { return []string{f.Note} }

func TestHelpStaysAboveTheLiveLinesUntilTheNextKey(t *testing.T) {
	terminal := &termtest.Terminal{Columns: 40, Rows: 10, Steps: termtest.Press('?', 'x')}
	frames, _ := run(t, terminal, &program{lines: 1})
	if want := "\rhelp 0.\nhelp 1.\n[40x8 more=false ]\r"; frames[1] != want {
		t.Errorf("drew %q, want %q", frames[1], want)
	}
	if strings.Contains(frames[2], "help") {
		t.Errorf("help stays: %q", frames[2])
	}
}

func TestCtrlLScrollsAndRedraws(t *testing.T) {
	terminal := &termtest.Terminal{Columns: 40, Rows: 4, Steps: termtest.Press(term.CtrlL)}
	_, err := run(t, terminal, &program{lines: 2})
	if want := "\x1b[4H\n\n\n\n\x1b[Hline 0.\nline 1.\n"; err != nil || !strings.Contains(terminal.Frames()[1], want) {
		t.Errorf("%v: drew %q, want %q in it", err, terminal.Frames()[1], want)
	}
}

// TestDrawsWithinTheWindow holds that lines redrawn in place are cut to the
// window, since the cursor could not get back to what has scrolled away.
func TestDrawsWithinTheWindow(t *testing.T) {
	for _, columns := range []int{1, 2, 10, 40} {
		for _, rows := range []int{1, 2, 3, 10} {
			p := &program{live: func(screen.Frame) []string {
				return strings.Split(strings.Repeat("a line that is wide\n", 19)+"x", "\n")
			}}
			terminal := &termtest.Terminal{Columns: columns, Rows: rows, Steps: termtest.Press('x')}
			frames, err := run(t, terminal, p)
			if err != nil {
				t.Fatal(err)
			}
			live := strings.Split(strings.Trim(frames[1], "\r"), "\n")
			if len(live) > max(1, rows-1) {
				t.Errorf("%d x %d: %d live lines", columns, rows, len(live))
			}
			for _, line := range live {
				if ansi.StringWidth(line) > max(1, columns-1) {
					t.Errorf("%d x %d: %q is too wide", columns, rows, line)
				}
			}
			up := fmt.Sprintf("\r\x1b[%dA", len(live)-1)
			if raw := terminal.Frames()[1]; len(live) > 1 && !strings.HasSuffix(raw, up) {
				t.Errorf("%d x %d: the cursor does not return to the first live line: %q", columns, rows, raw)
			}
		}
	}
}

func TestPasteReachesTheProgramAsText(t *testing.T) {
	p := &program{lines: 1}
	_, err := run(t, &termtest.Terminal{Columns: 40, Rows: 10, Steps: []termtest.Step{termtest.Paste("qf\nq")}}, p)
	if diff := cmp.Diff([]string{"show", `pasted "qf\nq"`}, p.log); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestTicksRedrawTheLiveLines(t *testing.T) {
	ticks := make(chan time.Time, 1)
	moment := time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC)
	ticks <- moment
	var clock, drawn string
	// The first wait brings no event, only the tick.
	terminal := &termtest.Terminal{Columns: 40, Rows: 10, Steps: []termtest.Step{{}}}
	p := &program{lines: 1, live: func(screen.Frame) []string { return []string{"clock " + clock} }}
	p.Screen = screen.New(terminal)
	p.Ticks, p.OnTick = ticks, func(now time.Time) { clock = now.Format("15:04") }
	p.OnDrawn = func() { drawn += clock + ";" }
	if err := p.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if got := ansi.Strip(terminal.Frames()[1]); got != "\rclock 09:30\r" || drawn != ";09:30;" {
		t.Errorf("drew %q, told of %q", got, drawn)
	}
}
