package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/fatih/color"
	"github.com/google/go-cmp/cmp"
)

func TestWidthCountsCells(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"", 0},
		{"abc", 3},
		{"漢字", 4},
		{"e\u0301", 1},
		{"👨‍👩‍👧‍👦", 2},
		{"🇩🇪", 2},
		{"❤️", 2},
		{"한국", 4},
		{"\x1b[1mab\x1b[0m", 2},
		{hyperlink("https://example.com", "ab"), 2},
	}
	for _, test := range tests {
		if got := Width(test.text); got != test.want {
			t.Errorf("Width(%q) = %d, want %d", test.text, got, test.want)
		}
	}
}

func TestCutEndsWithAnEllipsis(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  string
	}{
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"漢字漢字", 5, "漢字…"},
		{"漢字漢字", 4, "漢…"},
		{"abc", 1, "…"},
		{"abc", 0, ""},
		{"abc", -1, ""},
		{"\x1b[1mabcd\x1b[22m", 3, "\x1b[1mab…\x1b[22m"},
	}
	for _, test := range tests {
		if got := Cut(test.text, test.width); got != test.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

func TestWrapBreaksAtSpaces(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one  two\nthree", 0, []string{"one two", "three"}},
		{"a well-known one", 9, []string{"a", "well-know", "n one"}},
		{"a to-many one", 7, []string{"a", "to-many", "one"}},
		{"a\u00a0b c", 3, []string{"a\u00a0b", "c"}},
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"x https://example.com/y", 5, []string{"x", "https://example.com/y"}},
		{"\x1b[31mred", 10, []string{"[31mred"}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, Wrap(test.text, test.width)); diff != "" {
			t.Errorf("Wrap(%q, %d) (-want +got):\n%s", test.text, test.width, diff)
		}
	}
}

func TestMarkdownKeepsAddressesWhole(t *testing.T) {
	got := Printer{Width: 20}.Markdown("see **https://example.com/a/b/c**. `x https://example.com/a/b/c`", 0)
	want := []string{"see", "**https://example.com/a/b/c**.", "`x", "https://example.com/a/b/c`"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarkdownNestsNoDeeperThanFits(t *testing.T) {
	got := Printer{Width: 10}.Markdown("- one\n  - two\n    - three\n      - four five\n", 0)
	want := []string{"• one", "  • two", "    three", "    four", "    five"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestStylesCanBeRead holds the styles to the colours that the usual themes
// show legibly on black and on white.
func TestStylesCanBeRead(t *testing.T) {
	legible := []color.Attribute{
		color.Bold, color.Faint, color.Italic, color.Underline, color.ReverseVideo,
		color.FgRed, color.FgGreen, color.FgMagenta, color.FgCyan,
	}
	for s := Normal; s <= codeComment; s++ {
		for _, a := range s.attributes() {
			if !slices.Contains(legible, a) {
				t.Errorf("style %d uses attribute %d", s, a)
			}
		}
	}
}

func TestStyleRemovesControls(t *testing.T) {
	hostile := "a\x1b[31m\u009bb"
	if got := (Printer{}).Style(Bad, hostile); got != "a[31mb" {
		t.Errorf("without colour: %q", got)
	}
	if got := (Printer{Color: true}).Style(Bad, hostile); got != "\x1b[31;1ma[31mb\x1b[0;22m" {
		t.Errorf("with colour: %q", got)
	}
	if got := (Printer{Color: true}).Style(Normal, "a"); got != "a" {
		t.Errorf("ordinary text: %q", got)
	}
}

func TestLinkShowsWhereItLeads(t *testing.T) {
	linked := Printer{Links: true}
	tests := []struct {
		printer     Printer
		label, dest string
		want        string
	}{
		{linked, "docs", "https://a.example/b", "\x1b]8;;https://a.example/b\x1b\\docs\x1b]8;;\x1b\\"},
		{Printer{}, "docs", "https://a.example/b", "docs (https://a.example/b)"},
		{Printer{}, "https://a.example", "https://a.example", "https://a.example"},
		{linked, "x", "javascript:alert(1)", "x (javascript:alert(1))"},
		{linked, "x", "https://", "x (https://)"},
		{linked, "x", "HTTPS://A.example", "\x1b]8;;https://A.example\x1b\\x\x1b]8;;\x1b\\"},
		{linked, "x", "http://a.example/\x1b]8;;\x07é", "\x1b]8;;http://a.example/]8;;%C3%A9\x1b\\x\x1b]8;;\x1b\\"},
		{linked, "https://good.example", "https://evil.example",
			"\x1b]8;;https://evil.example\x1b\\https://good.example\x1b]8;;\x1b\\ (https://evil.example)"},
	}
	for _, test := range tests {
		if got := test.printer.Link(test.label, test.dest); got != test.want {
			t.Errorf("Link(%q, %q) = %q, want %q", test.label, test.dest, got, test.want)
		}
	}
	long := "https://a.example/" + strings.Repeat("x", maxURL)
	if got := linked.Link("x", long); strings.Contains(got, "\x1b") {
		t.Error("a URL too long for terminals became a hyperlink")
	}
}

func TestLinksAreOnlyForTerminalsThatShowThem(t *testing.T) {
	tests := []struct {
		env  map[string]string
		want bool
	}{
		{nil, false},
		{map[string]string{"TERM": "xterm-256color"}, false},
		{map[string]string{"TERM": "xterm-kitty"}, true},
		{map[string]string{"TERM": "xterm-ghostty"}, true},
		{map[string]string{"TERM": "foot"}, true},
		{map[string]string{"TERM": "alacritty"}, true},
		{map[string]string{"TERM_PROGRAM": "iTerm.app"}, true},
		{map[string]string{"TERM_PROGRAM": "Apple_Terminal"}, false},
		{map[string]string{"VTE_VERSION": "7600"}, true},
		{map[string]string{"VTE_VERSION": "5000"}, false},
		{map[string]string{"VTE_VERSION": "x"}, false},
		{map[string]string{"WT_SESSION": "1"}, true},
		{map[string]string{"WT_SESSION": "1", "TERM": "dumb"}, false},
		{map[string]string{"VTE_VERSION": "7600", "TERM": "tmux-256color"}, false},
		{map[string]string{"VTE_VERSION": "7600", "TMUX": "/tmp/x"}, false},
		{map[string]string{"TERM": "dumb", "FORCE_HYPERLINK": "1"}, true},
		{map[string]string{"TERM": "foot", "FORCE_HYPERLINK": "0"}, false},
	}
	for _, test := range tests {
		if got := LinksSupported(func(k string) string { return test.env[k] }); got != test.want {
			t.Errorf("LinksSupported(%v) = %v", test.env, got)
		}
	}
}
