//go:build unix

package main

import (
	"fmt"
	"html"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"djq/internal/event"
	"djq/internal/golden"
	"djq/internal/memory"
)

// The pictures of the README are drawn from the screens of real sessions, and
// the tests hold that they show what djq shows. -update draws them anew.

func TestPictureShowsDrill(t *testing.T) {
	args := []string{"drill", "--topic", "orm", "--seed", "18"}
	s := runBefore(t, t.TempDir(), &pty.Winsize{Cols: 88, Rows: 44}, args...)
	for _, step := range []string{"wait Space", "wait keys", "type  ", "wait said it", "type abc", "wait said a b c", "wait keys"} {
		if err := s.step(step); err != nil {
			t.Fatalf("%s: %v\n%s", step, err, s.screen)
		}
	}
	s.mu.Lock()
	got := drawing("djq "+strings.Join(args, " "), s.screen)
	s.mu.Unlock()
	if err := s.follow("type q\n", 0); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, filepath.Join("../../.github", "drill.svg"), got)
}

func TestPictureShowsStats(t *testing.T) {
	home, bank := t.TempDir(), t.TempDir()
	cards := writeTopics(t, bank, []topic{
		{"orm", 36, []string{"select-for-update", "subquery-or-join"}}, {"queries", 31, []string{"window-functions"}},
		{"views", 33, nil}, {"forms", 16, nil}, {"auth", 18, []string{"session-fixation"}}, {"drf", 22, nil},
		{"migrations", 21, []string{"reverse-data-migration"}}, {"templates", 24, nil}, {"testing", 27, nil},
		{"async", 24, nil}, {"security", 29, nil},
	})
	today, err := memory.ParseDay("2026-07-01")
	if err != nil {
		t.Fatal(err)
	}
	events := learn(t, cards, 178, today)
	last := events[len(events)-1]
	mergeEvents(t, home, append(events, event.Event{
		UID: "flag", Kind: event.Flag, Card: "migrations/reverse-data-migration", At: last.At, Day: last.Day,
	}))
	s := runBefore(t, home, &pty.Winsize{Cols: 120, Rows: 44}, "stats", "--all", "--bank", bank)
	if err := s.follow("", 0); err != nil {
		t.Fatalf("%v\n%s", err, s.screen)
	}
	golden.Compare(t, filepath.Join("../../.github", "stats.svg"), drawing("djq stats --all", s.screen))
}

// runBefore starts djq on a terminal of that size. It ends with the test.
func runBefore(t *testing.T, home string, window *pty.Winsize, args ...string) *terminalRun {
	t.Helper()
	command := exec.Command(filepath.Join(binary, "djq"), args...)
	command.Env = []string{"TERM=xterm-256color", "DJQ_NOW=2026-07-01T21:30:00Z", "DJQ_HOME=" + home, "GOCOVERDIR=" + coverage(), raceOptions}
	s, err := startOnTerminal(command, window)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.end)
	return s
}

// The measures of a drawing, in pixels.
const (
	cellWidth  = 8.4
	lineHeight = 19
	border     = 16
)

// faint is how opaque faint text is.
const faint = 0.65

// inks are the colours of SGR 30 to 37 that djq uses, for a dark background.
var inks = map[int]string{0: "#d8dee9", 31: "#ff7b72", 32: "#7ee787", 35: "#d2a8ff", 36: "#79c0ff"}

// drawing returns a screen as an SVG picture, below the command that was typed.
func drawing(command string, s *screen) string {
	var b strings.Builder
	width := border*2 + cellWidth*float64(s.width)
	height := border*2 + lineHeight*(len(s.lines)+1)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" width="%.0f" height="%d" role="img" aria-label="A terminal with %s">
<rect width="100%%" height="100%%" rx="8" fill="#161b22"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" xml:space="preserve">
`, width, height, width, height, html.EscapeString(command))
	prompt := newScreen(s.width, 1)
	_, _ = prompt.Write([]byte("\x1b[32m$\x1b[0m " + command))
	for y, line := range append(prompt.lines, s.lines...) {
		drawLine(&b, line, border+lineHeight*y)
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// drawLine draws the stretches of one style, each at its column and of its
// exact width, whatever font there is.
func drawLine(b *strings.Builder, line []cell, top int) {
	for x := 0; x < len(line); {
		end := x
		if shape, ok := blocks[line[x].text]; ok {
			for end < len(line) && line[end] == line[x] {
				end++
			}
			drawBlock(b, shape, line[x].style, x, end-x, top)
			x = end
			continue
		}
		var text strings.Builder
		for end < len(line) && line[end].style == line[x].style && blocks[line[end].text] == (block{}) {
			text.WriteString(line[end].text)
			end++
		}
		content := strings.TrimRight(text.String(), " ")
		lead := len(content) - len(strings.TrimLeft(content, " "))
		if content != "" {
			columns := end - x - lead - (text.Len() - len(content))
			fmt.Fprintf(b, `<text x="%.1f" y="%d" textLength="%.1f" fill="%s"%s>%s</text>`+"\n",
				border+cellWidth*float64(x+lead), top+lineHeight*3/4, cellWidth*float64(columns),
				inks[line[x].style.color], attributes(line[x].style), html.EscapeString(content[lead:]))
		}
		x = end
	}
}

// block is how a character fills its cell: from where to where, counted from
// the bottom, and how densely; all from 0 to 1.
type block struct{ from, to, density float64 }

// blocks are the characters of charts. They are drawn, because fonts leave
// gaps between them.
var blocks = map[string]block{
	"▁": {0, 1. / 8, 1}, "▂": {0, 2. / 8, 1}, "▃": {0, 3. / 8, 1}, "▄": {0, 4. / 8, 1},
	"▅": {0, 5. / 8, 1}, "▆": {0, 6. / 8, 1}, "▇": {0, 7. / 8, 1}, "█": {0, 1, 1},
	"░": {0, 1, 0.25}, "▒": {0, 1, 0.5}, "▓": {0, 1, 0.75},
	"━": {0.4, 0.6, 1}, "╍": {0.4, 0.6, 0.7}, "┄": {0.46, 0.54, 0.7},
}

func drawBlock(b *strings.Builder, shape block, s style, x, columns, top int) {
	density := shape.density
	if s.faint {
		density *= faint
	}
	fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s" opacity="%.2f"/>`+"\n",
		border+cellWidth*float64(x), float64(top)+lineHeight*(1-shape.to), cellWidth*float64(columns), lineHeight*(shape.to-shape.from), inks[s.color], density)
}

func attributes(s style) string {
	var b strings.Builder
	if s.bold {
		b.WriteString(` font-weight="bold"`)
	}
	if s.faint {
		fmt.Fprintf(&b, ` opacity="%.2f"`, faint)
	}
	if s.italic {
		b.WriteString(` font-style="italic"`)
	}
	if s.underline {
		b.WriteString(` text-decoration="underline"`)
	}
	return b.String()
}
