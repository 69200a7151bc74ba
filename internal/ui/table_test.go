package ui

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	columns = []Column{{Title: "card"}, {Title: "n", Right: true}, {Title: "question"}}
	rows    = [][]Cell{
		{{Text: "orm/n-plus-one"}, {Text: "12"}, {Text: "A page lists 50 posts with 漢字\x1b[31m and\ncomments."}},
		{{Text: "a"}, {Text: "3"}},
	}
)

func TestTable(t *testing.T) {
	tests := []struct {
		name    string
		printer Printer
		rows    [][]Cell
		want    []string
	}{
		{"uncut", Printer{}, rows, []string{
			"card             n  question",
			"orm/n-plus-one  12  A page lists 50 posts with 漢字[31m and comments.",
			"a                3",
		}},
		{"cut", Printer{Width: 40}, rows, []string{
			"card             n  question",
			"orm/n-plus-one  12  A page lists 50 pos…",
			"a                3",
		}},
		{"too narrow for all", Printer{Width: 15}, rows, []string{
			"card     n  qu…",
			"orm/n…  12  A …",
			"a        3",
		}},
		{"styled", Printer{Width: 40, Color: true}, [][]Cell{{{"a", Code}, {"3", Good}, {"b", Normal}}}, []string{
			"\x1b[1mcard\x1b[22m  \x1b[1mn\x1b[22m  \x1b[1mquestion\x1b[22m",
			"\x1b[35ma\x1b[0m     \x1b[32m3\x1b[0m  b",
		}},
		{"empty", Printer{}, nil, []string{"card  n  question"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, test.printer.Table(columns, test.rows)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBar(t *testing.T) {
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
