package bank

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestMadeID(t *testing.T) {
	for _, tt := range []struct{ question, want string }{
		{"What is the N+1 query problem?", "what-is-the-n-1-query-problem"},
		{"Why don't F() expressions race?", "why-dont-f-expressions-race"},
		{"  `Q` & *more* ", "q-more"},
		{"何ですか", "card-1ba8d46a"},
		{"Où est-ce?", "o-est-ce-81b08f11"},
		{"?", "card-3a0bd7f0"},
		{strings.Repeat("a", 80), strings.Repeat("a", 48) + "-c5d81f89"},
	} {
		got := MadeID(tt.question)
		if !IsSlug(got) {
			t.Errorf("MadeID(%q) = %q, no slug", tt.question, got)
		}
		if i := strings.LastIndexByte(tt.want, '-'); len(tt.want)-i == 9 {
			// Only that there is a hash matters, not which.
			if len(got) != len(tt.want) || got[:i] != tt.want[:i] {
				t.Errorf("MadeID(%q) = %q, want like %q", tt.question, got, tt.want)
			}
		} else if got != tt.want {
			t.Errorf("MadeID(%q) = %q, want %q", tt.question, got, tt.want)
		}
	}
	long := "In which order does Django run the middleware classes of a project, and "
	a, b := MadeID(long+"why?"), MadeID(long+"when?")
	if a == b || !strings.HasPrefix(a, "in-which-order-does-django-run-the-middleware-") {
		t.Errorf("long questions: %q and %q", a, b)
	}
}

func TestIsSlug(t *testing.T) {
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

func TestVersion(t *testing.T) {
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

func TestValues(t *testing.T) {
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
		t.Error("what is no value was read")
	}
}

func TestFences(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []Fence
	}{
		{"none", "a `b` c", nil},
		{"one", "a\n\n```python\nx\n```\n", []Fence{{Open: 2, Close: 4, Lang: "python"}}},
		{"in a list", "- a\n\n    ~~~\n    ```\n    ~~~", []Fence{{Open: 2, Close: 4, Indent: 4}}},
		{"longer", "````md\n```\n````", []Fence{{Open: 0, Close: 2, Lang: "md"}}},
		{"open", "```\na\n``", []Fence{{Open: 0, Close: -1}}},
		{"with words", "```python title=x\n```  \n", []Fence{{Open: 0, Close: 1, Lang: "python"}}},
		{"inline", "```code``` is inline\n``` `\n", nil},
		{"closing needs no words", "```\n``` a\n```\n", []Fence{{Open: 0, Close: 2}}},
		{"two", "```a\n```\n~~~b\n~~~\n", []Fence{{Open: 0, Close: 1, Lang: "a"}, {Open: 2, Close: 3, Lang: "b"}}},
		{"crlf", "```a\r\nx\r\n```\r\n", []Fence{{Open: 0, Close: 2, Lang: "a"}}},
	} {
		if diff := cmp.Diff(tt.want, Fences(tt.text), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || !IsSlug(r.ID) || r.Description == "" || r.Example == "" {
			t.Errorf("rule %+v is repeated or incomplete", r)
		}
		seen[r.ID] = true
	}
}

func TestParseSettings(t *testing.T) {
	known := []Setting{{"require", Texts}, {"length", Flag}, {"points", Text}, {"topics", Texts}}
	s, findings := ParseSettings("x.yaml", []byte("require: [id, refs]\nlength: True\npoints: 3-6\n"), known)
	if len(findings) > 0 {
		t.Fatalf("findings: %v", brief(findings))
	}
	if got := s.Texts("require"); len(got) != 2 || got[1].Text != "refs" || got[1].Pos.Col != 15 {
		t.Errorf("require = %v", got)
	}
	if !s.Flag("length") || s.Text("points").Text != "3-6" || s.Has("topics") || !s.Has("length") || s.Text("topics").Text != "" {
		t.Errorf("settings = %+v", s)
	}
	for _, tt := range []struct{ src, want string }{
		{"requires: []\n", `1:1 unknown-key: unknown key "requires" in the settings`},
		{"require: id\n", "1:10 wrong-type: require must be a list, this is text"},
		{"require: [1]\n", "1:11 wrong-type: an item of require must be text, this is a number"},
		{"length: maybe\n", "1:9 wrong-type: length must be true or false, this is text"},
		{"points: [3]\n", "1:9 wrong-type: points must be text, this is a list"},
		{"points:\n", "1:8 empty-field: points is empty"},
		{"points: true\n", "1:9 wrong-type: points must be text, this is true or false"},
		{"- a\n", "1:1 wrong-type: the settings must be a mapping, this is a list"},
		{"points: 'a\n", "1:9 syntax: the quote that begins here is never closed" + rest},
		{"points: a\npoints: b\n", `2:1 duplicate-key: key "points" stands twice in the settings, first on line 1`},
	} {
		_, findings := ParseSettings("x.yaml", []byte(tt.src), known)
		if diff := cmp.Diff([]string{tt.want}, brief(findings)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.src, diff)
		}
	}
	if s, findings := ParseSettings("x.yaml", []byte("# nothing\n"), known); len(findings) > 0 || s.Has("points") {
		t.Errorf("empty settings: %v", brief(findings))
	}
}
