package bank

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExcerptIsAFileOfItsOwn(t *testing.T) {
	const block = "difficulty: easy\n    question: Why?\n    answer: |\n      That.\n\n      - a list\n"
	for _, tt := range []struct{ name, src, want string }{
		{
			"the topic of the file", "topic: orm\ncards:\n  # about it\n  - id: one # keep\n    " + block + "  - id: two\n    " + block,
			"- topic: orm\n  id: one # keep\n  difficulty: easy\n  question: Why?\n  answer: |\n    That.\n\n    - a list\n",
		},
		{
			"a topic of its own", "topic: orm\ncards:\n  - topic: views\n    id: one\n    " + block,
			"- topic: views\n  id: one\n  difficulty: easy\n  question: Why?\n  answer: |\n    That.\n\n    - a list\n",
		},
		{
			"a topic that must be quoted", "topic: \"2026\"\ncards:\n- id: one\n  difficulty: easy\n  question: Why?\n  answer: So.\n",
			"- topic: \"2026\"\n  id: one\n  difficulty: easy\n  question: Why?\n  answer: So.\n",
		},
		{
			"a flow mapping", "topic: orm\ncards:\n  - {id: one, difficulty: easy, question: 'Why?', answer: So.}\n",
			"- {topic: orm, id: one, difficulty: easy, question: 'Why?', answer: So.}\n",
		},
		{
			"a flow list", "topic: orm\ncards: [{id: one, difficulty: easy, question: 'Why?', answer: So.}, {id: two, difficulty: easy, question: 'How?', answer: So.}]\n",
			"- topic: orm\n  id: one\n  difficulty: easy\n  question: 'Why?'\n  answer: So.\n",
		},
		{
			"flow lists on lines", "[\n  {topic: orm, id: one, difficulty: easy,\n   question: 'Why?', answer: So.},\n]\n",
			"- topic: orm\n  id: one\n  difficulty: easy\n  question: 'Why?'\n  answer: So.\n",
		},
		{
			"CRLF", "topic: orm\r\ncards:\r\n  - id: one\r\n    difficulty: easy\r\n    question: Why?\r\n    answer: So.\r\n",
			"- topic: orm\n  id: one\n  difficulty: easy\n  question: Why?\n  answer: So.\n",
		},
		{
			"a dash on a line of its own", "topic: orm\ncards:\n  -\n    id: one\n    difficulty: easy\n    question: Why?\n    answer: So.\n",
			"-\n  topic: orm\n  id: one\n  difficulty: easy\n  question: Why?\n  answer: So.\n",
		},
		{
			"the difficulty of the file", "topic: orm\ndifficulty: hard\ncards:\n  - id: one\n    question: Why?\n    answer: So.\n",
			"- topic: orm\n  id: one\n  difficulty: hard\n  question: Why?\n  answer: So.\n",
		},
		{
			"the difficulty of the file, without an id", "topic: orm\ndifficulty: hard\ncards:\n  - question: |\n      Why?\n    answer: So.\n",
			"- topic: orm\n  difficulty: hard\n  question: |\n    Why?\n  answer: So.\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := Parse("orm.yaml", []byte(tt.src))
			if len(f.Findings) > 0 {
				t.Fatalf("findings: %v", f.Findings)
			}
			got := f.Cards[0].Excerpt([]byte(tt.src))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			alone := Parse("my.yaml", []byte(got))
			if len(alone.Findings) > 0 || len(alone.Cards) != 1 || alone.Cards[0].Name() != f.Cards[0].Name() {
				t.Errorf("not a file with the card %s: %v", f.Cards[0].Name(), alone.Findings)
			}
		})
	}
}

func TestExcerptOfManyCardsIsOneFile(t *testing.T) {
	src := []byte("topic: orm\ncards:\n- id: one\n  difficulty: easy\n  question: Why?\n  answer: So.\n- id: two\n  difficulty: easy\n  question: How?\n  answer: So.\n")
	f := Parse("orm.yaml", src)
	var all strings.Builder
	for i := range f.Cards {
		all.WriteString(f.Cards[i].Excerpt(src))
	}
	if both := Parse("my.yaml", []byte(all.String())); len(both.Findings) > 0 || len(both.Cards) != 2 {
		t.Errorf("%d cards, findings %v", len(both.Cards), both.Findings)
	}
}
