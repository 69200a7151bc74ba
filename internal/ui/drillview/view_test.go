package drillview

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"djq/internal/drill"
	"djq/internal/golden"
	"djq/internal/lineeditor"
	"djq/internal/memory"
	"djq/internal/term"
	"djq/internal/ui"
	"djq/internal/ui/uitest"
)

// printers are the screens that golden files show.
var printers = []struct {
	name string
	ui.Printer
}{
	{"40, colour, links", ui.Printer{Width: 40, Color: true, Links: true}},
	{"40", ui.Printer{Width: 40}},
	{"80, colour, links", ui.Printer{Width: 80, Color: true, Links: true}},
	{"80", ui.Printer{Width: 80}},
	{"80, plain", ui.Printer{Width: 80, Plain: true}},
	{"200, colour", ui.Printer{Width: 200, Color: true}},
	{"200", ui.Printer{Width: 200}},
	{"pipe", ui.Printer{}},
}

// session returns all that a session shows, drawn for one printer.
func session(t *testing.T, p ui.Printer) string {
	t.Helper()
	var b strings.Builder
	add := func(title string, lines ...string) {
		fmt.Fprintf(&b, "-- %s\n", title)
		for _, line := range lines {
			if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
				t.Error(err)
			}
			b.WriteString(strings.ReplaceAll(line, "\x1b", "\\e") + "\n")
		}
	}
	s := drill.New(uitest.Cards(), 20*time.Minute)
	d := New(p, s, true)
	noted := func() {
		add("a note", d.Live(false, "the answer is not shown yet: Space shows it")...)
	}
	event := func(e drill.Event, err error) {
		if err != nil {
			t.Fatal(err)
		}
		add(fmt.Sprint("after event ", e.N), d.Outcome(e))
	}
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}

	add("a card", append(d.Header(72*time.Second), d.Question()...)...)
	add("at the question", d.Live(false, "")...)
	add("at a long question", d.Live(true, "")...)
	noted()
	add("prompt", d.QuestionPrompt())
	add("help", d.Help(d.Mode(true, false))...)
	e := lineeditor.New("I would say that it is an N+1 problem,  with two spaces, and more words than one line has room for\n\n漢字 too")
	add("writing", d.Writing(e, true, 5, d.WritingKeys(""))...)
	e.Press(term.Up)
	e.Press(term.Up)
	add("writing above the end", d.Writing(e, true, 4, d.WritingKeys("pasted"))...)
	add("no longer writing", d.Writing(e, false, 9, d.Live(false, ""))...)
	add("written", d.Written("    indented, 漢字 and \x1b[31mred")...)
	check(s.Hint())
	add("hint", append(d.Hint(), d.Live(false, "")...)...)
	check(s.Reveal())
	add("answer", d.Answer()...)
	add("points", d.AllPoints()...)
	add("nothing ticked", d.Live(false, "")...)
	add("nothing ticked, more to see", d.Live(true, "")...)
	noted()
	add("prompt", d.AnswerPrompt())
	check(s.Tick(0))
	check(s.Tick(2))
	add("points, two ticked", d.Points(20, 0).Lines...)
	add("the last page of points", d.Points(3, 2).Lines...)
	add("two ticked", d.Live(false, "")...)
	add("two ticked, more to see", d.Live(true, "")...)
	add("prompt", d.AnswerPrompt())
	add("help", d.Help(d.Mode(true, false))...)
	add("help in line mode", d.Help(d.Mode(false, false))...)
	add("references", d.References()...)
	event(s.Rate(memory.Again, 80*time.Second))
	add("prompt to write", d.WritePrompt())
	check(s.Reveal())
	add("the smallest card", append(append(d.Header(time.Hour+62*time.Second), d.Question()...), append(d.AllPoints(), d.Answer()...)...)...)
	add("no key points", d.Live(false, "")...)
	add("no references", d.References()...)
	event(s.Rate(memory.Easy, 90*time.Second))
	event(s.Undo(95 * time.Second))
	event(s.Rate(memory.Good, 96*time.Second))
	add("a strange card", append(d.Header(0), d.Question()...)...)
	event(s.Flag())
	check(s.Reveal())
	add("its answer", append(d.AllPoints(), d.Answer()...)...)
	for i := range 7 {
		check(s.Tick(i))
	}
	add("seven ticked", d.Live(true, "")...)
	event(s.Rate(memory.Hard, 97*time.Second))
	add("once more", d.Header(0)...)
	event(s.Bury(98 * time.Second))
	add("at the end", d.Live(false, "")...)
	add("a note", d.Live(false, "the session is over")...)
	add("prompt", d.EndPrompt())
	add("help", d.Help(d.Mode(true, false))...)
	add("score", d.Score(s.Score(), 65*time.Second)...)
	event(s.Undo(99 * time.Second))
	event(s.Suspend(21 * time.Minute))
	add("nothing to ask", d.Live(false, "")...)

	s = drill.New(uitest.Cards(), time.Minute)
	d = New(p, s, false)
	event(s.Skip(2 * time.Minute))
	add("time is up", d.Live(false, "")...)
	add("score of nothing", d.Score(s.Score(), 2*time.Minute)...)
	return b.String()
}

func TestSessionMatchesItsGoldenFile(t *testing.T) {
	var b strings.Builder
	for _, p := range printers {
		fmt.Fprintf(&b, "== %s\n%s", p.name, session(t, p.Printer))
	}
	golden.Compare(t, "testdata/session.golden", b.String())
}

// TestViewFitsAnyWidth draws a session in windows of any width: what is redrawn in
// place must never be wider than the window.
func TestViewFitsAnyWidth(t *testing.T) {
	for width := 1; width <= 120; width++ {
		for _, p := range []ui.Printer{{Width: width, Color: true}, {Width: width}} {
			session(t, p)
			s := drill.New(uitest.Cards()[:1], 0)
			d := New(p, s, true)
			lines := [][]string{d.Live(true, ""), d.Writing(lineeditor.New("漢字"), true, 3, d.WritingKeys("")), d.Help(d.Mode(true, false))}
			_ = s.Reveal()
			_ = s.Tick(0)
			lines = append(lines, d.Live(true, ""), d.Help(d.Mode(true, false)))
			for _, part := range lines {
				for _, line := range part {
					if width >= 40 && ui.Width(line) > width-1 {
						t.Errorf("%d columns: %q takes %d", width, line, ui.Width(line))
					}
				}
			}
		}
	}
}
