package lineeditor

import (
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"djq/internal/term"
)

// press presses keys: those named between angle brackets, and the characters of
// all else. A cursor, if it is not at the end, is shown as |.
func press(e *Editor, script string) (did Edit) {
	for script != "" {
		if name, rest, ok := strings.Cut(script, ">"); ok && strings.HasPrefix(script, "<") {
			if text, pasted := strings.CutPrefix(name, "<paste:"); pasted {
				did = e.Paste(text)
			} else {
				did = e.Press(keys[name[1:]])
			}
			script = rest
			continue
		}
		r := []rune(script)[0]
		did = e.Press(term.Key(r))
		script = script[len(string(r)):]
	}
	return did
}

var keys = map[string]term.Key{
	"enter": term.Enter, "back": term.Backspace, "del": term.Delete, "esc": term.Escape, "tab": term.Tab,
	"left": term.Left, "right": term.Right, "up": term.Up, "down": term.Down, "home": term.Home, "end": term.End,
	"alt-b": term.WordLeft, "alt-f": term.WordRight, "alt-back": term.AltBackspace, "alt-d": term.AltD,
	"^A": term.CtrlA, "^B": term.CtrlB, "^D": term.CtrlD, "^E": term.CtrlE, "^F": term.CtrlF, "^K": term.CtrlK,
	"^N": term.CtrlN, "^P": term.CtrlP, "^U": term.CtrlU, "^W": term.CtrlW, "^Y": term.CtrlY, "^_": term.CtrlUnderscore,
	"^L": term.CtrlL,
}

func shown(e *Editor) string {
	if e.cursor == len(e.text) {
		return e.text
	}
	return e.text[:e.cursor] + "|" + e.text[e.cursor:]
}

func TestKeysEditTheText(t *testing.T) {
	tests := []struct {
		name, script, want string
		did                Edit
	}{
		{"characters", "q é", "q é", Edited},
		{"joiners", "👨\u200d👩\u200c می\u200cخ", "👨\u200d👩\u200c می\u200cخ", Edited},
		{"tab is four spaces", "<tab>x", "    x", Edited},
		{"enter begins a line", "a<enter>b", "a\nb", Edited},
		{"enter on an empty text", "<enter>", "", Ended},
		{"enter on an empty line", "ab<enter><enter>", "ab\n", Ended},
		{"enter on spaces", " <enter>", " \n", Edited},
		{"enter on an empty line between others", "a<enter>x<enter>b<up><back><enter>", "a\n\n|\nb", Edited},
		{"enter within a line", "ab<left><enter>", "a\n|b", Edited},
		{"Ctrl-D ends anywhere", "ab<left><^D>", "a|b", Ended},
		{"escape keeps the text", "ab<esc>", "ab", Left},
		{"a key without a meaning", "a<^L>", "a", Unbound},

		{"insert within", "ac<left>b", "ab|c", Edited},
		{"left and right by grapheme", "e\u0301漢👨\u200d👩🇩🇪<left><left><left><^B>x<right><^F>y", "xe\u0301漢y|👨\u200d👩🇩🇪", Edited},
		{"left over a line break", "a<enter>b<left><left><left>x", "x|a\nb", Edited},
		{"right over a line break", "a<enter>b<^A><left><right>x", "a\nx|b", Edited},
		{"left at the beginning, right at the end", "a<left><left>x<end><right>y", "xay", Edited},
		{"beginning and end of the line", "ab<enter>cd<^A>x<^E>y<home>z<end>", "ab\nzxcdy", Edited},
		{"words back", "one two_b, three<alt-b><alt-b>x", "one x|two_b, three", Edited},
		{"words on", "one two_b, three<^A><alt-f><alt-f>x", "one two_bx|, three", Edited},
		{"words over lines", "one<enter>two<^A><alt-b>x<alt-f><alt-f>y", "xone\ntwoy", Edited},
		{"words of joined letters", "می\u200cخواهم a<alt-b><alt-b>x", "x|می\u200cخواهم a", Edited},
		{"words at the ends", "a<alt-f><alt-b><alt-b>x", "x|a", Edited},
		{"up and down keep the column", "long line<enter>a<enter>another<up><up>x<down><down>y", "long lixne\na\nanothery", Edited},
		{"up on the first row", "ab<up>x", "x|ab", Edited},
		{"down on the last row", "ab<left><down>x", "abx", Edited},
		{"Ctrl-P and Ctrl-N", "ab<enter>cd<^P>x<^N>y", "abx\ncdy", Edited},

		{"backspace", "aé<back>", "a", Edited},
		{"backspace by grapheme", "a👨\u200d👩<back>", "a", Edited},
		{"backspace on nothing", "<back>", "", Edited},
		{"backspace joins lines", "a<enter>b<left><back>", "a|b", Edited},
		{"delete", "abc<^A><del>", "|bc", Edited},
		{"delete by grapheme", "👨\u200d👩b<^A><del>", "|b", Edited},
		{"delete joins lines", "a<enter>b<up><del>", "a|b", Edited},
		{"delete at the end", "a<del>", "a", Edited},
		{"erase a word", "a b.c<^W>", "a ", Edited},
		{"erase a word and the spaces after it", "a b  <^W>", "a ", Edited},
		{"erase the only word", "a<^W><^W>", "", Edited},
		{"erase words over a line break", "a<enter>b<^W><^W><^W>", "", Edited},
		{"erase a word of letters", "a b.c<alt-back>", "a b.", Edited},
		{"erase the word after", "one two<^A><alt-d>", "| two", Edited},
		{"erase to the beginning", "ab<enter>a b<left><^U>", "ab\n|b", Edited},
		{"erase to the beginning, over a line break", "ab<enter>cd<^U><^U>x", "abx", Edited},
		{"erase to the end", "ab<enter>cd<up><left><^K>", "a|\ncd", Edited},
		{"erase to the end, over a line break", "ab<enter>cd<up><^K>", "ab|cd", Edited},
		{"bring back what was erased", "one two<^W><^A><^Y>", "two|one ", Edited},
		{"what was erased stays", "one<^U><^Y>x<back><^Y>", "oneone", Edited},

		{"take back a word", "one two<^_>", "one ", Edited},
		{"take back words", "one two<^_><^_><^_>", "", Edited},
		{"take back an erased line", "a b<^U><^_>", "a b", Edited},
		{"take back where it was", "abc<^A><del>b<end><^_><^_>", "|abc", Edited},
		{"take back a paste", "a<paste:b c\nd><^_>", "a", Edited},
		{"moves are not taken back, but end a word", "ab<left>cd<^_>", "a|b", Edited},
		{"nothing to take back", "<^_>", "", Edited},

		{"paste", "a<paste:b\n\nc\td>e", "ab\n\nc    de", Edited},
		{"a paste has no keys in it", "<paste:q\n\n\n\x1b[A\x04\x03 3>", "q\n\n\n[A 3", Edited},
		{"line ends of other systems", "<paste:a\r\nb\rc>", "a\nb\nc", Edited},
		{"paste within", "ad<left><paste:b\nc>", "ab\nc|d", Edited},
		{"no directions in a paste", "<paste:a\u202eb\u2066c>", "abc", Edited},
		{"a joiner before what it joins", "👩<left>👨\u200dx", "👨\u200d👩x", Edited},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := New("")
			e.Layout(40)
			if did := press(e, test.script); shown(e) != test.want || did != test.did {
				t.Errorf("%q: got %q (%d), want %q (%d)", test.script, shown(e), did, test.want, test.did)
			}
		})
	}
}

func TestTextEndsWithItsLastCharacter(t *testing.T) {
	e := New("one  \n  two ")
	if press(e, "<enter><enter>"); e.Text() != "one  \n  two" {
		t.Errorf("text %q", e.Text())
	}
	if got := New("a\u202e\x1b[31m\tb").Text(); got != "a[31m    b" {
		t.Errorf("a text from elsewhere became %q", got)
	}
	if e = New("kept"); press(e, "<^_>") != Edited || e.Text() != "kept" {
		t.Errorf("what was there before is taken back: %q", e.Text())
	}
}

func TestTextHasALimit(t *testing.T) {
	e := New(strings.Repeat("x", MaxBytes-4))
	if did := e.Paste("漢漢"); did != Full || len(e.text) != MaxBytes-1 {
		t.Errorf("did %d, %d bytes", did, len(e.text))
	}
	if did := press(e, "ab"); did != Full || len(e.text) != MaxBytes {
		t.Errorf("did %d, %d bytes", did, len(e.text))
	}
	if did := press(e, "<back>b"); did != Edited || len(e.text) != MaxBytes {
		t.Errorf("did %d, %d bytes", did, len(e.text))
	}
}

// FuzzKeys holds that the cursor stays between grapheme clusters, that the rows are
// the text, that the row of the cursor fits, and that all can be taken back.
func FuzzKeys(f *testing.F) {
	f.Add("a漢 \u0301b\x01\x02", uint8(3))
	f.Add("👨\u200d👩 \n\nx\x05\x06\x07\x10y", uint8(1))
	names := []term.Key{
		term.Left, term.Right, term.Up, term.Down, term.Home, term.End, term.WordLeft, term.WordRight, term.Backspace, term.Enter, term.Delete,
		term.CtrlW, term.AltBackspace, term.AltD, term.CtrlU, term.CtrlK, term.CtrlY, term.CtrlUnderscore, term.Tab,
	}
	f.Fuzz(func(t *testing.T, script string, columns uint8) {
		e := New("")
		width := int(columns % 20)
		e.Layout(width)
		for _, r := range script {
			switch {
			case int(r) < len(names):
				e.Press(names[r])
			case r < ' ':
				e.Paste("b\u0301 \n" + script)
			case unicode.IsGraphic(r) || r == '\u200d':
				e.Press(term.Key(r))
			}
			checkLayout(t, e, width)
		}
		for range maxPast {
			e.Press(term.CtrlUnderscore)
		}
		if len(script) < maxPast && e.text != "" {
			t.Errorf("%q cannot be taken back", e.text)
		}
	})
}

func checkLayout(t *testing.T, e *Editor, width int) {
	t.Helper()
	at := map[int]bool{0: true}
	start := 0
	for line := range strings.SplitSeq(e.text, "\n") {
		at[start] = true
		for g := displaywidth.StringGraphemes(line); g.Next(); {
			start += len(g.Value())
			at[start] = true
		}
		start++
	}
	if !at[e.cursor] {
		t.Fatalf("the cursor is within a cluster: %q", shown(e))
	}
	l := e.Layout(width)
	var text strings.Builder
	for i, row := range l.Rows {
		if row.First && i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(row.Text)
		if g := displaywidth.StringGraphemes(row.Text); width > 0 && displaywidth.String(row.Text) > width && g.Next() && g.Value() != row.Text {
			t.Fatalf("row %q is wider than %d", row.Text, width)
		}
	}
	row := l.Rows[l.Cursor]
	if text.String() != e.text || l.Before+l.At+l.After != row.Text || row.Start+len(l.Before) != e.cursor {
		t.Fatalf("%q is laid out as %q, with %q, %q, %q in the row of the cursor", shown(e), text.String(), l.Before, l.At, l.After)
	}
}

func TestBreakKeepsAllSpaces(t *testing.T) {
	tests := []struct {
		text    string
		columns int
		want    string
	}{
		{"", 10, ""},
		{"one two", 0, "one two"},
		{"one two", 7, "one two"},
		{"one two", 5, "one |two"},
		{"    indented  text", 13, "    indented | text"},
		{"abcdef", 4, "abcd|ef"},
		{"a bcdefgh", 4, "a |bcde|fgh"},
		{"漢字漢", 4, "漢字|漢"},
		{"漢", 1, "漢"},
		{"👨\u200d👩👨\u200d👩", 2, "👨\u200d👩|👨\u200d👩"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
	}
	for _, test := range tests {
		if got := strings.Join(Break(test.text, test.columns), "|"); got != test.want {
			t.Errorf("%q at %d: %q, want %q", test.text, test.columns, got, test.want)
		}
	}
}
