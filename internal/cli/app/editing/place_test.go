package editing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/diag"
)

func TestPlaceOfBuiltInCardsIsTheirLines(t *testing.T) {
	names, err := filepath.Glob("../../../../questions/[a-z]*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := bank.Parse(name, src)
		for i := 0; i < len(f.Cards); i += 6 {
			c := &f.Cards[i]
			p, text, ok := placeOf(name, c.Name(), src)
			if !ok || p.isWhole() || string(p.with(text)) != string(src) {
				t.Fatalf("%s: %+v, %v", c.Name(), p.first, ok)
			}
			without, ok := p.without(c.Name())
			rest := bank.Parse(name, without)
			if !ok || len(rest.Cards) != len(f.Cards)-1 || len(rest.Findings) > 0 {
				t.Fatalf("%s cannot be taken out: %v", c.Name(), rest.Findings)
			}
		}
	}
}

func TestPlaceKeepsOtherLines(t *testing.T) {
	for name, tt := range map[string]struct{ src, with, without string }{
		"between others": {
			"topic: t\ncards:\n  # of a\n  - id: a\n    difficulty: easy\n    question: A?\n    answer: Aa.\n\n  # of b\n  - difficulty: easy # so far\n    id: b\n    question: B?\n    answer: |\n      Bb.\n\n       - x\n\n  # of c\n  - {id: c, difficulty: easy, question: \"C?\", answer: Cc.}\n",
			"topic: t\ncards:\n  # of a\n  - id: a\n    difficulty: easy\n    question: A?\n    answer: Aa.\n\n  # of b\n  - new\n\n  # of c\n  - {id: c, difficulty: easy, question: \"C?\", answer: Cc.}\n",
			"topic: t\ncards:\n  # of a\n  - id: a\n    difficulty: easy\n    question: A?\n    answer: Aa.\n\n  # of c\n  - {id: c, difficulty: easy, question: \"C?\", answer: Cc.}\n",
		},
		"CRLF, at the end, without a newline": {
			"- topic: t\r\n  id: a\r\n  difficulty: easy\r\n  question: A?\r\n  answer: Aa.\r\n- topic: t\r\n  id: b\r\n  difficulty: easy\r\n  question: B?\r\n  answer: Bb.",
			"- topic: t\r\n  id: a\r\n  difficulty: easy\r\n  question: A?\r\n  answer: Aa.\r\n- new\r\n",
			"- topic: t\r\n  id: a\r\n  difficulty: easy\r\n  question: A?\r\n  answer: Aa.\r\n",
		},
		"in brackets": {
			"topic: t\ncards: [{id: a, difficulty: easy, question: \"A?\", answer: Aa.}, {id: b, difficulty: easy, question: \"B?\", answer: Bb.}]\n",
			"- new\n", "",
		},
	} {
		p, text, ok := placeOf("f.yaml", "t/b", []byte(tt.src))
		if !ok {
			t.Fatalf("%s: no place", name)
		}
		if got := string(p.with(text)); got != tt.src && got != tt.src+"\r\n" {
			t.Errorf("%s: with its own text it is\n%q", name, got)
		}
		if got := string(p.with("- new\n")); got != tt.with {
			t.Errorf("%s: with another text it is\n%q\nwant\n%q", name, got, tt.with)
		}
		if got, ok := p.without("t/b"); ok != (tt.without != "") || string(got) != tt.without {
			t.Errorf("%s: without the card it is\n%q, %v\nwant\n%q", name, got, ok, tt.without)
		}
	}
}

func TestFindingsMoveIntoTheText(t *testing.T) {
	p := place{first: 10, end: 14, margin: 2, before: []byte{}}
	got, ok := p.inText(diag.Finding{Pos: diag.Pos{Line: 11, Col: 5}, End: diag.Pos{Line: 11, Col: 9}}, 4)
	if want := (diag.Finding{Pos: diag.Pos{Line: 2, Col: 3}, End: diag.Pos{Line: 2, Col: 7}}); !ok || got.Pos != want.Pos || got.End != want.End {
		t.Error(got, ok)
	}
	for _, line := range []int32{9, 14} {
		if _, ok := p.inText(diag.Finding{Pos: diag.Pos{Line: line, Col: 1}}, 4); ok {
			t.Errorf("line %d is not of the text", line)
		}
	}
	if !strings.HasSuffix(string(p.with("- a\n")), "- a\n") {
		t.Error("lost")
	}
}
