package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"djq/internal/markdown"
	"djq/internal/ui/uitest"
)

// visible returns a line without sequences and spaces.
func visible(lines []string) string {
	var b strings.Builder
	for _, rest := range lines {
		for rest != "" {
			if _, after, ok := uitest.CutSGR(rest); ok {
				rest = after
				continue
			}
			r, n := utf8.DecodeRuneInString(rest)
			if !isGap(r) {
				b.WriteRune(r)
			}
			rest = rest[n:]
		}
	}
	return b.String()
}

// shape is what a text is made of, as far as checks depend on it.
type shape struct {
	code  bool // lines that are never wrapped
	other bool // more than paragraphs, or links
}

func shapeOf(blocks []markdown.Block) shape {
	var s shape
	var walk func([]markdown.Block)
	walk = func(blocks []markdown.Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case markdown.Paragraph:
				for _, span := range block.Text {
					s.other = s.other || span.Link != ""
				}
				continue
			case markdown.Code:
				s.code = true
			case markdown.Quote:
				walk(block.Blocks)
			case markdown.List:
				for _, item := range block.Items {
					walk(item.Blocks)
				}
			}
			s.other = true
		}
	}
	walk(blocks)
	return s
}

// lettersOf returns the characters of a text that are never marks. A text with
// links or fenced code has none: some of theirs are.
func lettersOf(text string) string {
	if strings.Contains(text, "](") || strings.Contains(text, "```") || strings.Contains(text, "~~~") {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || strings.ContainsRune(`_&;"'/%$@^,?{}()=`, r) {
			return r
		}
		return -1
	}, markdown.Clean(text))
}

func FuzzMarkdown(f *testing.F) {
	files, err := filepath.Glob("testdata/markdown/*.md")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for flags := range uint8(8) {
			f.Add(string(text), 20+int(flags)*10, 2, flags)
		}
	}
	f.Fuzz(func(t *testing.T, text string, width, indent int, flags uint8) {
		p := Printer{
			Width: max(0, width) % 250,
			Color: flags&1 != 0,
			Plain: flags&2 != 0,
			Links: flags&4 != 0,
		}
		lines := p.Markdown(text, max(0, indent)%300)
		blocks := markdown.Parse(text)
		shape := shapeOf(blocks)
		for _, line := range lines {
			if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
				t.Fatal(err)
			}
			if p.Width > 4 && Width(line) > p.Width && !shape.code && !strings.Contains(line, "://") {
				t.Errorf("%d columns on a screen of %d: %q", Width(line), p.Width, line)
			}
		}
		if m := missing(lettersOf(text), strings.Join((Printer{}).Markdown(text, 0), "")); m != "" {
			t.Errorf("%q: %q is not shown", text, m)
		}
		if want := visible(strings.Split(markdown.Text(blocks), "\n")); p.Color && !shape.other && visible(lines) != want {
			t.Errorf("%q shows %q, want %q", text, visible(lines), want)
		}
	})
}

// FuzzLinesAreSafe holds everything else that shows text of a card to the same rules.
func FuzzLinesAreSafe(f *testing.F) {
	f.Add("A page lists 50 posts.", "https://example.com/a?b=c", 30, uint8(7))
	f.Add("漢字 \x1b[31m\u009b\u202e\x9b\r\n\t x", "https://\x1b]8;;x\x07/\u202e é", 7, uint8(5))
	f.Add("e\u0301👨\u200d👩 a\u00a0b", "javascript:alert(1)", 1, uint8(0))
	f.Fuzz(func(t *testing.T, text, destination string, width int, flags uint8) {
		p := Printer{
			Width: max(0, width) % 250,
			Color: flags&1 != 0,
			Plain: flags&2 != 0,
			Links: flags&4 != 0,
		}
		var lines []string
		row := [][]Cell{{{Text: text, Style: Code}, {Text: destination, Style: Bad}}}
		beside := Table{Columns: []Column{{Title: text}, {Title: "n", Right: true}}, Rows: slices.Values(row)}
		for _, line := range beside.Lines(p) {
			if p.Width > 0 && Width(line) > p.Width {
				t.Errorf("a row of %d columns on a screen of %d: %q", Width(line), p.Width, line)
			}
			lines = append(lines, line)
		}
		below := Table{Columns: []Column{{Title: text}, {Title: "n", Below: true}}, Rows: slices.Values(row)}
		lines = append(lines, below.Lines(p)...)
		for _, line := range Wrap(text, p.Width) {
			if p.Width > 1 && Width(line) > p.Width && !strings.Contains(line, "://") {
				t.Errorf("Wrap(%q, %d) has %q", text, p.Width, line)
			}
			lines = append(lines, Cut(p.Style(Good, line), p.Width))
		}
		lines = append(lines, p.Link(text, destination), markdown.Line(text))
		for _, line := range lines {
			if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
				t.Fatal(err)
			}
		}
	})
}
