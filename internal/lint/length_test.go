package lint

import "testing"

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
