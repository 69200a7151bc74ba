package lint

import "testing"

func TestTextHashIgnoresPunctuation(t *testing.T) {
	for _, same := range [][2]string{
		{"What is MTV?", "  what  is\n*MTV*"}, {"`QuerySet`s are lazy.", "querysets are lazy!"}, {"Don’t", "don't"}, {"É", "é"},
	} {
		if textHash(same[0]) != textHash(same[1]) {
			t.Errorf("%q and %q are two texts", same[0], same[1])
		}
	}
	for _, other := range [][2]string{
		{"a < b", "a > b"}, {"ab", "a b"}, {"a", ""}, {"Q(a) | Q(b)", "Q(a) & Q(b)"}, {"not a", "a not"},
	} {
		if textHash(other[0]) == textHash(other[1]) {
			t.Errorf("%q and %q are one text", other[0], other[1])
		}
	}
}

func TestCountWordsLeavesOutFences(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"", 0},
		{"  \n ", 0},
		{"one", 1},
		{" two  words ", 2},
		{"two\u00a0words", 2},
		{"before\n\n```python\nx = 1\n```\n\nafter it", 6},
		{"~~~ python title\nx\n~~~~\n```\ny\n```", 2},
		{"never closed\n```python\nx = 1", 5},
		{"in `code` and ``` ``` marks", 6},
	}
	for _, test := range tests {
		if got := countWords(test.text); got != test.want {
			t.Errorf("%q has %d words, want %d", test.text, got, test.want)
		}
	}
}
