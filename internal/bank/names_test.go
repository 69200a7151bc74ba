package bank

import (
	"strings"
	"testing"
)

func TestGenerateIDTellsQuestionsApart(t *testing.T) {
	for _, tt := range []struct{ question, want string }{
		{"What is the N+1 query problem?", "what-is-the-n-1-query-problem"},
		{"Why don't F() expressions race?", "why-dont-f-expressions-race"},
		{"  `Q` & *more* ", "q-more"},
		{"何ですか", "card-1ba8d46a"},
		{"Où est-ce?", "o-est-ce-81b08f11"},
		{"?", "card-3a0bd7f0"},
		{strings.Repeat("a", 80), strings.Repeat("a", 48) + "-c5d81f89"},
	} {
		got := GenerateID(tt.question)
		if !IsSlug(got) {
			t.Errorf("GenerateID(%q) = %q, not a slug", tt.question, got)
		}
		if i := strings.LastIndexByte(tt.want, '-'); len(tt.want)-i == 9 {
			// Only that there is a hash matters, not which.
			if len(got) != len(tt.want) || got[:i] != tt.want[:i] {
				t.Errorf("GenerateID(%q) = %q, want like %q", tt.question, got, tt.want)
			}
		} else if got != tt.want {
			t.Errorf("GenerateID(%q) = %q, want %q", tt.question, got, tt.want)
		}
	}
	long := "In which order does Django run the middleware classes of a project, and "
	a, b := GenerateID(long+"why?"), GenerateID(long+"when?")
	if a == b || !strings.HasPrefix(a, "in-which-order-does-django-run-the-middleware-") {
		t.Errorf("long questions: %q and %q", a, b)
	}
}

func TestIsSlugTakesOnlySlugs(t *testing.T) {
	for s, want := range map[string]bool{
		"orm": true, "n-plus-1": true, "1": true, "": false, "-": false, "a-": false, "-a": false,
		"a--b": false, "A": false, "a_b": false, "é": false, "a b": false, "a/b": false,
	} {
		if IsSlug(s) != want {
			t.Errorf("IsSlug(%q) = %v", s, !want)
		}
	}
	if got := slugOf("  N+1: The Problem! "); got != "n-1-the-problem" {
		t.Errorf("slugOf = %q", got)
	}
}

func TestVersionsCompareByNumber(t *testing.T) {
	for _, s := range []string{"6", "6.", ".1", "0.9", "6.0.1", "06.1", "6.01", "+6.1", "six", "6.x", "", "6.99999"} {
		if v, err := ParseVersion(s); err == nil {
			t.Errorf("ParseVersion(%q) = %v, want an error", s, v)
		}
	}
	a, errA := ParseVersion("4.2")
	b, errB := ParseVersion("4.10")
	if errA != nil || errB != nil || a.Compare(b) >= 0 || b.Compare(a) <= 0 || a.Compare(a) != 0 {
		t.Errorf("4.2 is not before 4.10: %v %v", a, b)
	}
	if b.String() != "4.10" || (Version{}).String() != "" || !(Version{}).IsZero() || a.IsZero() {
		t.Error("String or IsZero is wrong")
	}
}

func TestValuesAreReadByTheirNames(t *testing.T) {
	for _, s := range Difficulties() {
		if d, ok := ParseDifficulty(s); !ok || d.String() != s {
			t.Errorf("ParseDifficulty(%q) = %v, %v", s, d, ok)
		}
	}
	weights := map[string]float64{"often": 4, "sometimes": 2, "rarely": 1}
	for _, s := range Frequencies() {
		if a, ok := ParseAsked(s); !ok || a.String() != s || a.Weight() != weights[s] {
			t.Errorf("ParseAsked(%q) = %v, %v", s, a, ok)
		}
	}
	_, okD := ParseDifficulty("no")
	_, okA := ParseAsked("no")
	if okD || okA || Difficulty(0).String() != "" || Difficulty(9).String() != "" {
		t.Error("what is not a value was read")
	}
}

func TestRulesAreDescribedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || !IsSlug(r.ID) || r.Description == "" || r.Example == "" {
			t.Errorf("rule %+v is repeated or incomplete", r)
		}
		seen[r.ID] = true
	}
}
