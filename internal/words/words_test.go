package words

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFoldIgnoresCaseAndComposition(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"select_related", "select_related"},
		{"QuerySet", "queryset"},
		{"STRASSE", "strasse"},
		{"Straße", "strasse"},
		{"e\u0301te\u0301", "été"},
		{"ÉTÉ", "été"},
		{"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
	} {
		if got := Fold(test.in); got != test.want {
			t.Errorf("Fold(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestTokensSplitIdentifiersIntoTheirWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"select_related", "select related"},
		{"selectRelated()", "select related"},
		{"SelectRelated", "select related"},
		{"select related", "select related"},
		{"`Post.objects.select_related(\"author\")`", "post objects select related author"},
		{"HTTPResponse and WSGIHandler", "http response and wsgi handler"},
		{"URLs, FKs and QuerySets", "urls fks and query sets"},
		{"__init__.py", "init py"},
		{"From 6.0.", "from 6.0"},
		{"Python 3.12", "python 3.12"},
		{"N+1", "n + 1"},
		{"it's Django's; don't, can’t, we'll", "it django dont cant we"},
		{"O'Brien", "o brien"},
		{"naïve Ärger", "naïve ärger"},
		{"e\u0301te\u0301", "été"},
		{"数据库", "数 据 库"},
		{"max_age=3600", "max age = 3600"},
		{"a<=b != c", "a <= b = c"},
		{"6. or .5 or 6.x", "6 or 5 or 6 x"},
		{"http2server", "http 2 server"},
		{"\xff\xfe", ""},
	} {
		var got []string
		for token := range Tokens(test.text) {
			got = append(got, token.Text)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("Tokens(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestStemsMeetAcrossForms(t *testing.T) {
	s := NewStemmer()
	for _, forms := range [][]string{
		{"query", "queries", "queried"},
		{"prefetch", "prefetches", "prefetching", "prefetched"},
		{"transaction", "transactions"},
		{"commit", "commits", "committed", "committing"},
	} {
		for _, form := range forms {
			if s.Stem(form) != s.Stem(forms[0]) {
				t.Errorf("Stem(%q) = %q, Stem(%q) = %q", form, s.Stem(form), forms[0], s.Stem(forms[0]))
			}
		}
	}
	if got := s.Stems("How does a QuerySet cache the queries?"); !slices.Equal(got, []string{"queri", "set", "cach", "queri"}) {
		t.Errorf("Stems = %q", got)
	}
}

func TestStopWordsLeaveOutNegations(t *testing.T) {
	for _, word := range []string{"not", "never", "without", "before", "after", "only", "no"} {
		if IsStop(word) {
			t.Errorf("IsStop(%q) = true", word)
		}
	}
	if !IsStop("the") {
		t.Error("IsStop(the) = false")
	}
}

func TestRarityWeighsRareStemsMore(t *testing.T) {
	r := NewRarity()
	if w := r.Weight("queri"); w != 1 {
		t.Errorf("weight without documents = %v, want 1", w)
	}
	r.Add([]string{"queri", "queri", "set"})
	r.Add([]string{"queri"})
	r.Add([]string{"form"})
	if got, want := r.Weight("queri"), math.Log(4.0/3)+1; got != want {
		t.Errorf("weight of a stem in 2 of 3 = %v, want %v", got, want)
	}
	if r.Weight("set") <= r.Weight("queri") || r.Weight("unseen") <= r.Weight("set") {
		t.Error("rarer stems do not weigh more")
	}
}

func FuzzTokens(f *testing.F) {
	for _, seed := range []string{"selectRelated it's 6.0.", "ÉTÉ’s", "数据库", "\xff't", "URLs"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for token := range Tokens(text) {
			if token.Start < end || token.End <= token.Start || token.End > len(text) {
				t.Fatalf("token %+v after byte %d of %q", token, end, text)
			}
			end = token.End
			if token.Text == "" || utf8.ValidString(text) && !norm.NFC.IsNormalString(token.Text) {
				t.Fatalf("token %+v of %q is empty or not in normal form", token, text)
			}
		}
	})
}
