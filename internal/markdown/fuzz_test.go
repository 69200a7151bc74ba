package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	gtext "github.com/yuin/goldmark/text"
)

// FuzzParse checks that nothing in the tree could steer a terminal, that
// cleaning twice equals cleaning once, that no text is lost when it is taken
// literally, and that the short ways to a line and to paragraphs lead to the
// same ones.
func FuzzParse(f *testing.F) {
	seeds, err := filepath.Glob("../ui/testdata/markdown/*.md")
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, seed := range seeds {
		text, err := os.ReadFile(seed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean := Clean(text)
		if Clean(clean) != clean || !utf8.ValidString(clean) {
			t.Errorf("Clean(%q) = %q is not clean", text, clean)
		}
		checkBlocks(t, Parse(text))
		blocks := literal(clean)
		checkBlocks(t, blocks)
		if got, want := letters(Text(blocks)), letters(clean); !strings.Contains(clean, "```") && !strings.Contains(clean, "~~~") && got != want {
			t.Errorf("literal(%q) holds %q", clean, got)
		}
		if got, want := Line(text), strings.Join(strings.Fields(Text(Parse(text))), " "); got != want {
			t.Errorf("Line(%q) = %q, want %q", text, got, want)
		}
		if isProse(clean) && tame(clean) {
			c := converter{source: clean}
			short, whole := c.prose(), c.blocks(goldmark().Parse(gtext.NewReader([]byte(clean))))
			if diff := cmp.Diff(whole, short, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%q, paragraphs alone (-with goldmark +without):\n%s", clean, diff)
			}
		}
	})
}

// letters returns s without white space.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }

func checkBlocks(t *testing.T, blocks []Block) {
	t.Helper()
	check := func(s string) {
		if CleanLine(s) != s || !utf8.ValidString(s) {
			t.Errorf("%q is not clean", s)
		}
	}
	checkSpans := func(spans []Span) {
		for i, s := range spans {
			if s.IsBreak() {
				if i == 0 || i == len(spans)-1 {
					t.Error("a line break at an end")
				}
				continue
			}
			check(s.Text)
			check(s.Link)
			if s.Text == "" {
				t.Error("a span without text")
			}
		}
	}
	for _, block := range blocks {
		switch block := block.(type) {
		case Paragraph:
			checkSpans(block.Text)
			if len(block.Text) == 0 {
				t.Error("a paragraph without text")
			}
		case Heading:
			checkSpans(block.Text)
		case Code:
			check(block.Lang)
			for _, line := range block.Lines {
				check(line)
			}
		case Quote:
			checkBlocks(t, block.Blocks)
		case Table:
			for _, row := range append(block.Rows, block.Head) {
				if len(row) != len(block.Align) {
					t.Errorf("%d cells in a table of %d columns", len(row), len(block.Align))
				}
				for _, cell := range row {
					checkSpans(cell)
				}
			}
		case List:
			for _, item := range block.Items {
				checkBlocks(t, item.Blocks)
			}
		}
	}
}
