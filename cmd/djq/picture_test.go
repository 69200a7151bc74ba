//go:build unix

package main

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// TestPicture holds that the README's picture shows what djq shows: it is
// drawn from the screen of a real session. -update draws it anew.
func TestPicture(t *testing.T) {
	const file = "../../.github/drill.svg"
	args := []string{"drill", "--topic", "orm", "--seed", "18"}
	command := exec.Command(filepath.Join(binary, "djq"), args...)
	command.Env = []string{"TERM=xterm-256color", "DJQ_NOW=2026-07-01T09:30:00Z", "DJQ_HOME=" + t.TempDir(), "GOCOVERDIR=" + coverage()}
	s, err := startOnTerminal(command, &pty.Winsize{Cols: 88, Rows: 44})
	if err != nil {
		t.Fatal(err)
	}
	defer s.end()

	for _, step := range []string{"wait Space", "wait keys", "type  ", "wait a–d said it", "type abc", "wait said a b c", "wait keys"} {
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

	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s shows another screen than djq does; go test ./cmd/djq -run Picture -update draws it anew", file)
	}
}

// The measures of a drawing, in pixels.
const (
	cellWidth  = 8.4
	lineHeight = 19
	border     = 16
)

// inks are the colours of SGR 30 to 37 that djq uses, for a dark background.
var inks = map[int]string{0: "#d8dee9", 31: "#ff7b72", 32: "#7ee787", 35: "#d2a8ff", 36: "#79c0ff"}

// drawing returns a screen as an SVG picture, below the command that was typed.
func drawing(command string, s *screen) string {
	var b strings.Builder
	width := border*2 + cellWidth*float64(s.width)
	height := border*2 + lineHeight*(len(s.lines)+1)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" width="%.0f" height="%d" role="img" aria-label="A session of djq drill">
<rect width="100%%" height="100%%" rx="8" fill="#161b22"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" xml:space="preserve">
`, width, height, width, height)
	prompt := newScreen(s.width, 1)
	_, _ = prompt.Write([]byte("\x1b[32m$\x1b[0m " + command))
	for y, line := range append(prompt.lines, s.lines...) {
		drawLine(&b, line, border+lineHeight*y+lineHeight*3/4)
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// drawLine draws the stretches of one style, each at its column and of its
// exact width, whatever font there is.
func drawLine(b *strings.Builder, line []cell, y int) {
	for x := 0; x < len(line); {
		end := x
		var text strings.Builder
		for end < len(line) && line[end].style == line[x].style {
			text.WriteString(line[end].text)
			end++
		}
		content := strings.TrimRight(text.String(), " ")
		lead := len(content) - len(strings.TrimLeft(content, " "))
		if content != "" {
			columns := end - x - lead - (text.Len() - len(content))
			fmt.Fprintf(b, `<text x="%.1f" y="%d" textLength="%.1f" fill="%s"%s>%s</text>`+"\n",
				border+cellWidth*float64(x+lead), y, cellWidth*float64(columns),
				inks[line[x].style.color], attributes(line[x].style), html.EscapeString(content[lead:]))
		}
		x = end
	}
}

func attributes(s style) string {
	var b strings.Builder
	if s.bold {
		b.WriteString(` font-weight="bold"`)
	}
	if s.faint {
		b.WriteString(` opacity="0.65"`)
	}
	if s.italic {
		b.WriteString(` font-style="italic"`)
	}
	if s.underline {
		b.WriteString(` text-decoration="underline"`)
	}
	return b.String()
}
