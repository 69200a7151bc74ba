package unprintable

import (
	"strings"
	"testing"
)

func TestKindOfSortsCharacters(t *testing.T) {
	for _, tt := range []struct {
		from, to rune
		want     Kind
	}{
		{0, 0x08, Control}, {'\t', '\n', None}, {0x0b, 0x1f, Control}, {' ', '~', None}, {0x7f, 0x9f, Control},
		{0xa0, 0x2027, None}, {0x2028, 0x2029, Control}, {0x202a, 0x202e, Bidi}, {0x202f, 0x2065, None},
		{0x2066, 0x2069, Bidi}, {0x206a, 0xfefe, None}, {0xfeff, 0xfeff, Control}, {0xff00, 0xfffd, None},
		{0xfffe, 0xffff, Control}, {0x10000, 0x10ffff, None},
	} {
		for _, r := range []rune{tt.from, tt.to} {
			if got := KindOf(r); got != tt.want || Is(r) != (tt.want != None) {
				t.Errorf("KindOf(%U) = %d, want %d", r, got, tt.want)
			}
		}
	}
}

func TestNamesSayWhatACharacterIs(t *testing.T) {
	for r, want := range map[rune]string{
		0x1b: "control character U+001B", 0x202e: "bidirectional control U+202E", 0x2028: "line separator U+2028",
		0xfeff: "byte-order mark U+FEFF inside the text", 0xffff: "noncharacter U+FFFF",
	} {
		if got := Name(r); got != want {
			t.Errorf("Name(%U) = %q, want %q", r, got, want)
		}
	}
}

func TestJSONEscaperKeepsTheValue(t *testing.T) {
	var b strings.Builder
	text := "{\"é\":\"a\u009b\u202e\x7f\ufeffé\u2028\"}\n"
	if n, err := (JSONEscaper{&b}).Write([]byte(text)); n != len(text) || err != nil {
		t.Fatalf("wrote %d of %d, %v", n, len(text), err)
	}
	if got, want := b.String(), "{\"é\":\"a\\u009b\\u202e\\u007f\\ufeffé\\u2028\"}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
