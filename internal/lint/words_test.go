package lint

import (
	"slices"
	"strings"
	"testing"
)

func wordsOf(text string) []string {
	var list []string
	for w := range words(text) {
		list = append(list, w.text)
	}
	return list
}

func TestWordsSplitText(t *testing.T) {
	tests := []struct{ text, want string }{
		{"What is the N+1 query problem?", "What is the N + 1 query problem"},
		{"select_related() and __init__", "select related and init"},
		{"Django 6.0, not 5.2.", "Django 6.0 not 5.2"},
		{"6. or .5 or 6.x", "6 or 5 or 6 x"},
		{"a<=b != c", "a <= b = c"},
		{"Été à l’école", "Été à l école"},
		{"e\u0301te\u0301", "e\u0301te\u0301"},
		{"中间件 ist was", "中 间 件 ist was"},
		{"٣ models", "٣ models"},
		{"", ""},
		{" \n\t—…", ""},
		{"bad \xff bytes", "bad bytes"},
	}
	for _, test := range tests {
		if got := wordsOf(test.text); !slices.Equal(got, strings.Fields(test.want)) {
			t.Errorf("words of %q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWordHashIgnoresCaseAndPlural(t *testing.T) {
	hash := func(s string) uint64 {
		for w := range words(s) {
			return w.hash
		}
		return 0
	}
	for _, same := range [][2]string{
		{"Model", "models"}, {"QUERY", "queries"}, {"index", "indexes"}, {"class", "classes"},
		{"database", "databases"}, {"École", "école"}, {"view", "VIEWS"},
	} {
		if hash(same[0]) != hash(same[1]) {
			t.Errorf("%s and %s are two words", same[0], same[1])
		}
	}
	for _, other := range [][2]string{
		{"class", "clas"}, {"status", "statu"}, {"analysis", "analysi"}, {"is", "i"}, {"has", "ha"},
		{"model", "view"}, {"ies", "y"}, {"<", ">"}, {"=", "=="}, {"中", "间"}, {"6.0", "60"},
	} {
		if hash(other[0]) == hash(other[1]) {
			t.Errorf("%s and %s are one word", other[0], other[1])
		}
	}
}

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
