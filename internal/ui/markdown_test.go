package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/golden"
)

// printers are the screens that golden files show.
var printers = []struct {
	name string
	Printer
}{
	{"40, colour, links", Printer{Width: 40, Color: true, Links: true}},
	{"40", Printer{Width: 40}},
	{"80, colour, links", Printer{Width: 80, Color: true, Links: true}},
	{"80", Printer{Width: 80}},
	{"80, plain", Printer{Width: 80, Plain: true}},
	{"200, colour", Printer{Width: 200, Color: true}},
	{"200", Printer{Width: 200}},
	{"pipe", Printer{}},
}

func TestMarkdownMatchesItsGoldenFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/markdown/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for _, p := range printers {
				fmt.Fprintf(&b, "== %s\n", p.name)
				for _, line := range p.Markdown(string(text), 2) {
					b.WriteString(strings.ReplaceAll(line, "\x1b", "\\e") + "\n")
				}
			}
			golden.Compare(t, strings.TrimSuffix(file, ".md")+".golden", b.String())
		})
	}
}

func TestMarksAreClosedOnTheLineThatABreakEnds(t *testing.T) {
	for text, want := range map[string]string{
		"a *b*\\\nc":        "a *b*\nc",
		"**a**\\\n`b`\\\nc": "**a**\n`b`\nc",
		"**a\\\nb** c":      "**a\nb** c",
		"*a **b***\\\nc d":  "*a **b***\nc d",
	} {
		if got := strings.Join(Printer{Width: 40}.Markdown(text, 0), "\n"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
