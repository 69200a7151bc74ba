package texthash

import "testing"

func TestTextHashIgnoresPunctuation(t *testing.T) {
	for _, same := range [][2]string{
		{"What is MTV?", "  what  is\n*MTV*"}, {"`QuerySet`s are lazy.", "querysets are lazy!"}, {"Don’t", "don't"}, {"É", "é"},
	} {
		if Of(same[0]) != Of(same[1]) {
			t.Errorf("%q and %q are two texts", same[0], same[1])
		}
	}
	for _, other := range [][2]string{
		{"a < b", "a > b"}, {"ab", "a b"}, {"a", ""}, {"Q(a) | Q(b)", "Q(a) & Q(b)"}, {"not a", "a not"},
	} {
		if Of(other[0]) == Of(other[1]) {
			t.Errorf("%q and %q are one text", other[0], other[1])
		}
	}
}
