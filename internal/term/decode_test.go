package term

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// keys makes the events of typed characters.
func keys(ks ...Key) []Event {
	var events []Event
	for _, k := range ks {
		events = append(events, Event{Kind: Pressed, Key: k})
	}
	return events
}

func pasted(text string) []Event { return []Event{{Kind: Pasted, Text: text}} }

func decode(chunks ...string) []Event {
	var d decoder
	var events []Event
	for _, c := range chunks {
		d.feed([]byte(c), func(e Event) { events = append(events, e) })
	}
	return events
}

func TestDecodeKeysAndSequences(t *testing.T) {
	tests := []struct {
		name string
		in   string
		want []Event
	}{
		{"letters", "a3!", keys('a', '3', '!')},
		{"space", " ", keys(' ')},
		{"enter", "\r\n", keys(Enter, Enter)},
		{"both backspaces", "\x7f\x08", keys(Backspace, Backspace)},
		{"control keys", "\t\x03\x04\x0c\x15\x17\x1a", keys(Tab, CtrlC, CtrlD, CtrlL, CtrlU, CtrlW, CtrlZ)},
		{"control keys of a line editor", "\x01\x02\x05\x06\x0b\x0e\x10\x19\x1f", keys(CtrlA, CtrlB, CtrlE, CtrlF, CtrlK, CtrlN, CtrlP, CtrlY, CtrlUnderscore)},
		{"control keys without a name", "\x00\x07\x1c\x1e", nil},
		{"utf-8", "é世🙂", keys('é', '世', '🙂')},
		{"joiners", "👨\u200d👩 می\u200cخ", keys('👨', '\u200d', '👩', ' ', 'م', 'ی', '\u200c', 'خ')},
		{"no-break spaces", "a\u00a0:", keys('a', '\u00a0', ':')},
		{"invalid utf-8", "a\xffb\xc3c\xe4\xb8d\x80e", keys('a', 'b', 'c', 'd', 'e')},
		{"c1 and bidi controls", "\u009b\u202ea", keys('a')},
		{"arrows", "\x1b[Aa\x1b[Bb\x1bOCc\x1bOD", keys(Up, 'a', Down, 'b', Right, 'c', Left)},
		{"arrows with modifiers", "\x1b[1;5Dq\x1b[1;3C\x1b[1;2C\x1b[1;5A\x1bOd\x1bOc", keys(WordLeft, 'q', WordRight, Right, Up, WordLeft, WordRight)},
		{"function keys", "\x1bOPq\x1b[15~q\x1b[[Aq\x1b[24;2~q", keys('q', 'q', 'q', 'q')},
		{"delete, home, end, page down", "\x1b[3~\x1b[3;5~\x1b[H\x1b[F\x1b[6~x", keys(Delete, AltD, Home, End, 'x')},
		{"home and end of other terminals", "\x1bOH\x1bOF\x1b[1~\x1b[4~\x1b[7~\x1b[8~", keys(Home, End, Home, End, Home, End)},
		{"alt and a key", "\x1bqa\x1béb", keys('a', 'b')},
		{"alt and the keys of words", "\x1bb\x1bf\x1bd\x1b\x7f", keys(WordLeft, WordRight, AltD, AltBackspace)},
		{"escape twice", "\x1b\x1b[Aa", keys(Escape, Up, 'a')},
		{"escape and then a control key", "\x1b\x03", keys(Escape, CtrlC)},
		{"a sequence cut short by a control key", "\x1b[1;\x03a", keys(CtrlC, 'a')},
		{"a sequence cut short by another", "\x1b[1\x1b[Aa", keys(Up, 'a')},
		{"answers of the terminal", "\x1b]11;rgb:00/00/00\x07a\x1b]0;q\x1b\\b\x1bP1+r\x1b\\c\x1b[?1;2cd\x1b_x\x1b\x1b\\e", keys('a', 'b', 'c', 'd', 'e')},
		{"a burst", " 3 \r q", keys(' ', '3', ' ', Enter, ' ', 'q')},
		{"a paste", "\x1b[200~3\r\nq\r\ta\x1b[201~x", append(pasted("3\nq\n\ta"), keys('x')...)},
		{"a paste with controls", "\x1b[200~a\x1b[31mb\x03\x1b\u009bc\xff\u202e\x1b[201~", pasted("a[31mbc")},
		{"a paste with joiners", "\x1b[200~👨\u200d👩 می\u200cخ\x1b[201~", pasted("👨\u200d👩 می\u200cخ")},
		{"an empty paste", "\x1b[200~\x1b[201~", pasted("")},
		{"nearly the end of a paste", "\x1b[200~a\x1b[20\x1b[201\x1b[201~", pasted("a[20[201")},
		{"a huge paste", "\x1b[200~" + strings.Repeat("x", maxPaste+7) + "\x1b[201~q", append(pasted(strings.Repeat("x", maxPaste)), keys('q')...)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, decode(test.in)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.in, diff)
			}
			if diff := cmp.Diff(test.want, decode(strings.Split(test.in, "")...)); diff != "" && len(test.in) < 100 {
				t.Errorf("%q, character by character (-want +got):\n%s", test.in, diff)
			}
		})
	}
}

func TestFlushEndsUnfinishedSequences(t *testing.T) {
	tests := []struct {
		name string
		in   string
		want []Event
	}{
		{"nothing", "", nil},
		{"escape alone", "\x1b", keys(Escape)},
		{"an unfinished sequence", "\x1b[1;", nil},
		{"an unfinished answer", "\x1b]11;", nil},
		{"an unfinished paste", "\x1b[200~abc", pasted("abc")},
	}
	for _, test := range tests {
		var d decoder
		var got []Event
		emit := func(e Event) { got = append(got, e) }
		d.feed([]byte(test.in), emit)
		if waits := d.timeout() > 0; waits != (test.in != "") {
			t.Errorf("%s: waits for more: %t", test.name, waits)
		}
		d.flush(emit)
		d.feed([]byte("q"), emit)
		if diff := cmp.Diff(append(test.want, keys('q')...), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if d.timeout() != 0 {
			t.Errorf("%s: still waits", test.name)
		}
	}
}

// steers reports whether a character does something to a terminal.
func steers(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff'
}

// FuzzDecode holds that how input is cut into reads makes no difference, and
// that no control character comes through.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("a\x1b[Aé\x1b[200~x\x1b[201~\x1bq\xff"), uint8(3))
	f.Fuzz(func(t *testing.T, input []byte, cut uint8) {
		whole := decode(string(input))
		at := min(int(cut), len(input))
		if diff := cmp.Diff(whole, decode(string(input[:at]), string(input[at:]))); diff != "" {
			t.Errorf("cut at %d:\n%s", at, diff)
		}
		for _, e := range whole {
			if e.Kind == Pressed && e.Key >= 0 && steers(rune(e.Key)) {
				t.Errorf("key %q", rune(e.Key))
			}
			for _, r := range e.Text {
				if r != '\n' && r != '\t' && steers(r) {
					t.Errorf("pasted %q", r)
				}
			}
		}
	})
}
