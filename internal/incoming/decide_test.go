package incoming

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/bank"
)

// found returns cards of "question=answer" or "topic/id question=answer".
func found(texts ...string) *Found {
	f := &Found{}
	for i, text := range texts {
		c := Card{Where: fmt.Sprintf("row %d", i+1)}
		if name, rest, ok := strings.Cut(text, " "); ok && strings.Contains(name, "/") {
			c.Topic, c.ID, _ = strings.Cut(name, "/")
			text = rest
		}
		c.Question, c.Answer, _ = strings.Cut(text, "=")
		f.Cards = append(f.Cards, c)
	}
	return f
}

// decided says what a plan does, a line a card.
func decided(p *Plan) string {
	var b strings.Builder
	for _, c := range p.New {
		fmt.Fprintf(&b, "new %s\n", c.Name())
	}
	for _, c := range p.Same {
		fmt.Fprintf(&b, "same %s\n", c.Name())
	}
	for _, c := range p.Changed {
		fmt.Fprintf(&b, "changed %s\n", c.Yours.Name())
	}
	for _, l := range p.LeftOut {
		fmt.Fprintf(&b, "left out %s: %s\n", l.Where, l.Why)
	}
	return b.String()
}

func TestDecide(t *testing.T) {
	options := Options{Fallback: "t", Difficulty: bank.Easy}
	known := Decide(found("Why?=So.", "Output?=1", "Output?=2", "own/card Q=A"), options).New
	for name, tt := range map[string]struct {
		found *Found
		known []*bank.Card
		want  string
	}{
		"all new":                    {found("Why?=So.", "Output?=1", "Output?=2", "own/card Q=A"), nil, "new t/why\nnew t/output\nnew t/output-2\nnew own/card\n"},
		"the same again":             {found("Why?=So.", "Output?=1", "Output?=2", "own/card Q=A"), known, "same t/why\nsame t/output\nsame t/output-2\nsame own/card\n"},
		"a part, in another order":   {found("Output?=2", "Output?=1"), known, "same t/output-2\nsame t/output\n"},
		"another answer":             {found("Why?=Thus."), known, "changed t/why\n"},
		"one more of a question":     {found("Output?=1", "Output?=2", "Output?=3"), known, "new t/output-3\nsame t/output\nsame t/output-2\n"},
		"one of a question, changed": {found("Output?=1", "Output?=3"), known, "same t/output\nchanged t/output-2\n"},
		"a named card, changed":      {found("own/card Q=B"), known, "changed own/card\n"},
		"a named card, twice":        {found("own/card Q=B", "own/card Q=C"), known, "changed own/card\nleft out row 2: another one has its name, own/card\n"},
		"repeated":                   {found("Why?=So.", "Why?=So. \n"), nil, "new t/why\nleft out row 2: it repeats row 1\n"},
		"not whole":                  {found("Why?", "=So."), nil, "left out row 1: it has no answer\nleft out row 2: it has no question\n"},
		"letters of no slug":         {found("Почему?=Так.", "Как?=Так."), nil, "new t/card-" + strings.TrimPrefix(bank.GenerateID("Почему?"), "card-") + "\nnew t/" + bank.GenerateID("Как?") + "\n"},
	} {
		options.Known = tt.known
		if diff := cmp.Diff(tt.want, decided(Decide(tt.found, options))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestWhatABankRefusesIsLeftOut(t *testing.T) {
	f := found("a/one Q=A", "a/two Q2=A")
	f.Cards[0].KeyPoints = strings.Split("1 2 3 4 5 6 7 8 9", " ")
	f.Cards[1].FollowUps = []bank.FollowUp{{Card: "no/where"}, {Question: "And?"}}
	f.Cards[1].Aliases = []string{"a/old"}
	p := Decide(f, Options{Difficulty: bank.Hard})
	if want := "new a/two\nleft out a/one: 9 key points: expected 1 to 8\n"; decided(p) != want {
		t.Errorf("got %s", decided(p))
	}
	if len(p.New[0].FollowUps) != 1 || len(p.New[0].Aliases) != 1 || p.Names[0] != "" || p.Names[1] != "a/two" {
		t.Errorf("%+v, %q", p.New[0], p.Names)
	}
}

func TestDecksBecomeTopics(t *testing.T) {
	got := topics([]string{"Python::Basics", "Go::Basics", "Python::ORM", "", "Default", "Default::Übung"}, "fallback")
	want := map[string]string{
		"Python::Basics": "python-basics", "Go::Basics": "go-basics", "Python::ORM": "orm", "": "fallback", "Default": "fallback", "Default::Übung": "ubung",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGaps(t *testing.T) {
	for text, want := range map[string][]Gap{
		"no gap {{c1:x}}":              nil,
		"{{c1::a}} b":                  {{1, "[...] b", "a\n\na b"}},
		"{{c2::a::hint}} {{c1::b}}":    {{1, "a [...]", "b\n\na b"}, {2, "[hint] b", "a\n\na b"}},
		"{{c1::a}} {{c1::b}}":          {{1, "[...] [...]", "- a\n- b\n\na b"}},
		"{{c1::{{ name }}}} in braces": {{1, "[...] in braces", "{{ name }}\n\n{{ name }} in braces"}},
		"{{c1::a {{c2::b}} c}}":        {{1, "[...]", "a b c"}, {2, "a [...] c", "b\n\na b c"}},
		"{{c1::open":                   {{1, "[...]", "open"}},
		"{{c1::}} x":                   nil,
	} {
		if diff := cmp.Diff(want, Gaps(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestDecode(t *testing.T) {
	for encoding, src := range map[string][]string{
		"UTF-8":        {"é\nb", "\xef\xbb\xbfé\r\nb"},
		"UTF-16":       {"\xff\xfe\xe9\x00\x0a\x00b\x00", "\xfe\xff\x00\xe9\x00\x0a\x00b"},
		"Windows-1252": {"\xe9\nb"},
	} {
		for _, s := range src {
			if text, got := Decode([]byte(s)); text != "é\nb" || got != encoding {
				t.Errorf("%q is read as %q in %s", s, text, got)
			}
		}
	}
	if text, encoding := Decode([]byte("a\x00,\x00b\x00\n\x00")); text != "a,b\n" || encoding != "UTF-16" {
		t.Errorf("without a mark: %q, %s", text, encoding)
	}
	if text, _ := Decode([]byte("\x80 \x93q\x94")); text != "€ “q”" {
		t.Errorf("Windows-1252: %q", text)
	}
}

func TestTextsAreMadeFitForABank(t *testing.T) {
	for text, want := range map[string]string{
		"a\r\n\x1b[31mb\u202e ": "a\n[31mb",
		"```python\nx":          "```python\nx\n```",
		"- a\n  ~~~~\n  x":      "- a\n  ~~~~\n  x\n  ~~~~",
	} {
		if got := Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestQuestionsOfOtherTopicsAreNamed(t *testing.T) {
	options := Options{Fallback: "t", Difficulty: bank.Easy}
	known := Decide(found("own/card What is `MTV`?=A", "own/other Why?=B"), options).New
	known[1].Variants = []string{"And why so?"}
	options.Known = known
	p := Decide(found("what is MTV=C", "And why *so*?=D", "own/third Why?=E", "Else?=F"), options)
	var got []string
	for _, c := range p.Elsewhere {
		got = append(got, c.Theirs.Name()+" "+c.Yours.Name())
	}
	if want := "t/what-is-mtv own/card, t/and-why-so own/other"; strings.Join(got, ", ") != want || len(p.New) != 4 {
		t.Errorf("got %q, want %q", got, want)
	}
}
