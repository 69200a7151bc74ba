package screen

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/term"
)

func TestEditorKeysEditTheLine(t *testing.T) {
	const (
		enter, escape, tab = term.Enter, term.Escape, term.Tab
		back, word, all    = term.Backspace, term.CtrlW, term.CtrlU
	)
	tests := []struct {
		name  string
		keys  []term.Key
		ended string
		did   Edit
		left  string // being written
	}{
		{"characters", []term.Key{'q', ' ', 'é'}, "", Typed, "q é"},
		{"joiners", []term.Key{'👨', '\u200d', '👩', '\u200c'}, "", Typed, "👨\u200d👩\u200c"},
		{"tab is four spaces", []term.Key{tab, 'x'}, "", Typed, "    x"},
		{"backspace", []term.Key{'a', 'é', back}, "", Typed, "a"},
		{"backspace on nothing", []term.Key{back}, "", Typed, ""},
		{"erase a word", []term.Key{'a', ' ', 'b', 'c', word}, "", Typed, "a "},
		{"erase a word and the spaces after it", []term.Key{'a', ' ', 'b', ' ', ' ', word}, "", Typed, "a "},
		{"erase the only word", []term.Key{'a', word, word}, "", Typed, ""},
		{"erase all", []term.Key{'a', ' ', 'b', all}, "", Typed, ""},
		{"enter ends a line", []term.Key{'a', 'b', enter}, "ab", Ended, ""},
		{"enter on an empty line", []term.Key{enter}, "", Finished, ""},
		{"enter on spaces ends a line", []term.Key{' ', enter}, " ", Ended, ""},
		{"Ctrl-D keeps the line", []term.Key{'a', term.CtrlD}, "a", Finished, ""},
		{"escape keeps the line", []term.Key{'a', escape}, "a", Left, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var e Editor
			var ended string
			var did Edit
			for _, k := range test.keys {
				ended, did = e.Press(k)
			}
			if ended != test.ended || did != test.did || e.Line() != test.left {
				t.Errorf("ended %q (%d), left %q; want %q (%d), %q", ended, did, e.Line(), test.ended, test.did, test.left)
			}
		})
	}
}

func TestEditorSplitsPastedLines(t *testing.T) {
	var e Editor
	e.Press('>')
	if diff := cmp.Diff([]string{">one", "two"}, e.Paste("one\n\ntwo\nthree")); diff != "" {
		t.Error(diff)
	}
	if e.Line() != "three" {
		t.Errorf("left %q", e.Line())
	}
	if ended := e.Paste(" and four"); ended != nil || e.Line() != "three and four" {
		t.Errorf("ended %q, left %q", ended, e.Line())
	}
}

func TestBreakKeepsAllSpaces(t *testing.T) {
	tests := []struct {
		text    string
		columns int
		want    []string
	}{
		{"", 10, []string{""}},
		{"one two", 0, []string{"one two"}},
		{"one two", 7, []string{"one two"}},
		{"one two", 5, []string{"one ", "two"}},
		{"    indented  text", 13, []string{"    indented ", " text"}},
		{"abcdef", 4, []string{"abcd", "ef"}},
		{"漢字漢", 4, []string{"漢字", "漢"}},
		{"漢", 1, []string{"漢"}},
	}
	for _, test := range tests {
		got := Break(test.text, test.columns)
		if diff := cmp.Diff(test.want, got); diff != "" || strings.Join(got, "") != test.text {
			t.Errorf("%q at %d: %s", test.text, test.columns, diff)
		}
	}
}
