package ui

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// table returns a table of rows.
func table(rows ...[]Cell) Table {
	return Table{
		Columns: []Column{
			{Title: "CARD"}, {Title: "N", Right: true}, {Title: "PATH", PipeOnly: true}, {Title: "ASKED", MinWidth: 60}, {Title: "QUESTION"},
		},
		Rows: slices.Values(rows),
	}
}

var tableRows = [][]Cell{
	{{Text: "orm/n-plus-one"}, NumberCell(12345), {Text: "a"}, {Text: "often"}, {Text: "A page lists 50 posts with 漢字\x1b[31m and\ncomments."}},
	{{Text: "a", Style: Code}, PercentCell(0), {Text: "b"}, {Text: "rarely"}, {}},
}

func TestTableFitsTheTerminal(t *testing.T) {
	tests := []struct {
		name    string
		printer Printer
		rows    [][]Cell
		want    []string
	}{
		{"any width", Printer{}, tableRows, []string{
			"CARD                 N  ASKED   QUESTION",
			"orm/n-plus-one  12,345  often   A page lists 50 posts with 漢字[31m and comments.",
			"a                    -  rarely",
		}},
		{"cut", Printer{Width: 60}, tableRows, []string{
			"CARD                 N  ASKED   QUESTION",
			"orm/n-plus-one  12,345  often   A page lists 50 posts with …",
			"a                    -  rarely",
		}},
		{"without the columns that need more room", Printer{Width: 44}, tableRows, []string{
			"CARD                 N  QUESTION",
			"orm/n-plus-one  12,345  A page lists 50 pos…",
			"a                    -",
		}},
		{"too narrow for all", Printer{Width: 15}, tableRows, []string{
			"CARD         N…",
			"orm/n…  12,345…",
			"a            -",
		}},
		{"styled", Printer{Width: 40, Color: true}, tableRows[1:], []string{
			"\x1b[1mCARD\x1b[22m  \x1b[1mN\x1b[22m  \x1b[1mQUESTION\x1b[22m",
			"\x1b[35ma\x1b[0m     \x1b[2m-\x1b[22m",
		}},
		{"no rows", Printer{Width: 40}, nil, []string{"CARD  N  QUESTION"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, table(test.rows...).Lines(test.printer)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTableWrapsBelowTheRow(t *testing.T) {
	rules := Table{
		Columns: []Column{{Title: "RULE"}, {Title: "GROUP"}, {Below: true}, {Title: "example", Below: true}},
		Rows: slices.Values([][]Cell{
			{{Text: "missing-id"}, {Text: "general"}, {Text: "a card without an id"}, {Text: "- question: What is MTV?"}},
			{{Text: "url"}, {Text: "error"}, {Text: "a bad URL"}, {Text: "refs: [x]"}},
		}),
	}
	want := []string{
		"RULE        GROUP",
		"",
		"missing-id  general",
		"    a card without",
		"    an id",
		"    example: -",
		"    question: What",
		"    is MTV?",
		"",
		"url         error",
		"    a bad URL",
		"    example: refs:",
		"    [x]",
	}
	if diff := cmp.Diff(want, rules.Lines(Printer{Width: 20})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTableIsWholeInAPipe(t *testing.T) {
	var out strings.Builder
	if err := table(tableRows...).WriteTSV(&out, Printer{Width: 10}); err != nil {
		t.Fatal(err)
	}
	want := "orm/n-plus-one\t12345\ta\toften\tA page lists 50 posts with 漢字[31m and comments.\n" +
		"a\t0.0000\tb\trarely\t\n"
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}

	out.Reset()
	if err := table(tableRows[1]).WriteTSV(&out, Printer{Color: true}); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "\x1b[35ma\x1b[0m\t\x1b[2m0.0000\x1b[22m\tb\trarely\t\n"; got != want {
		t.Errorf("coloured: got %q, want %q", got, want)
	}
}

func TestTableStopsAtAClosedPipe(t *testing.T) {
	asked := 0
	rows := func(yield func([]Cell) bool) {
		for asked < 10 {
			if asked++; !yield([]Cell{{Text: "a"}}) {
				return
			}
		}
	}
	closed, w := io.Pipe()
	closed.Close()
	if err := (Table{Rows: rows}).WriteTSV(w, Printer{}); err != io.ErrClosedPipe || asked != 1 {
		t.Errorf("got %v after %d rows", err, asked)
	}
}

func TestBarShowsSomeAndNotAll(t *testing.T) {
	tests := []struct {
		share float64
		width int
		want  string
	}{
		{0, 4, "----"},
		{0.001, 4, "#---"},
		{0.5, 4, "##--"},
		{0.999, 4, "###-"},
		{1, 4, "####"},
		{2, 4, "####"},
		{-1, 4, "----"},
		{1, 0, ""},
	}
	for _, test := range tests {
		if got := (Printer{Plain: true}).Bar(test.share, test.width, Good); got != test.want {
			t.Errorf("Bar(%v, %d) = %q, want %q", test.share, test.width, got, test.want)
		}
	}
	if got := (Printer{}).Bar(0.5, 4, Good); got != "━━┄┄" {
		t.Errorf("Bar with box drawing = %q", got)
	}
}
