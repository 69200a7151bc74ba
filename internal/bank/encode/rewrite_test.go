package encode_test

import (
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/bank/encode"
)

const commented = `# The head.
topic: orm
difficulty: easy

cards:
  # Above the card.
  - id: one  # beside the id
    # Above the question.
    question: What?   # beside it
    answer: |
      Some text,

      in two parts.
    tags: [code]
    # Above the points.
    key_points:
      - a   # the first
      - b
    aliases: [first]
  # Above the other.
  - question: "Which of them?"
    difficulty: hard
    answer: >-
      This
      one.
`

func TestReplaceKeepsAllElseAsItIsWritten(t *testing.T) {
	for name, test := range map[string]struct {
		card   int
		change func(*bank.Card)
		old    string // replaced by made
		made   string
	}{
		"nothing":            {0, func(*bank.Card) {}, "", ""},
		"a text":             {0, func(c *bank.Card) { c.Answer = "Other text.\n" }, "answer: |\n      Some text,\n\n      in two parts.\n", "answer: |\n      Other text.\n"},
		"a list":             {0, func(c *bank.Card) { c.KeyPoints = []string{"a", "c"} }, "      - a   # the first\n      - b\n", "      - a\n      - c\n"},
		"a new field":        {0, func(c *bank.Card) { c.Hint = "Think." }, "    answer: |\n      Some", "    hint: Think.\n    answer: |\n      Some"},
		"no field":           {0, func(c *bank.Card) { c.Tags = nil }, "    tags: [code]\n", ""},
		"the last":           {0, func(c *bank.Card) { c.Refs = []string{"https://example.org/"} }, "    aliases: [first]\n", "    refs:\n      - https://example.org/\n    aliases: [first]\n"},
		"its own difficulty": {0, func(c *bank.Card) { c.Difficulty = bank.Hard }, "    # Above the question.\n", "    difficulty: hard\n    # Above the question.\n"},
		"a generated id":     {1, func(c *bank.Card) { c.Answer = "That one." }, "    answer: >-\n      This\n      one.\n", "    answer: That one.\n"},
	} {
		file := bank.Parse("x.yaml", []byte(commented))
		if len(file.Findings) > 0 {
			t.Fatal(file.Findings)
		}
		c := file.Cards[test.card]
		test.change(&c)
		got, err := encode.Replace("x.yaml", []byte(commented), &c)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := commented
		if test.old != "" {
			if strings.Count(commented, test.old) != 1 {
				t.Fatalf("%s: the file does not have %q once", name, test.old)
			}
			want = strings.Replace(commented, test.old, test.made, 1)
		}
		if test.card == 0 && string(got) != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		again := bank.Parse("x.yaml", got)
		if len(again.Findings) > 0 || len(again.Cards) != 2 || !again.Cards[test.card].Equal(&c, func(a, b string) bool { return a == b }) {
			t.Errorf("%s: reads back as %+v, %v", name, again.Cards, again.Findings)
		}
	}
}

// A card without an id is named by its question: it keeps its name.
func TestReplaceKeepsTheNameOfACard(t *testing.T) {
	file := bank.Parse("x.yaml", []byte(commented))
	c := file.Cards[1]
	c.Question = "Another question?"
	got, err := encode.Replace("x.yaml", []byte(commented), &c)
	if err != nil || !strings.Contains(string(got), "id: "+c.ID+"\n") || !strings.Contains(string(got), "# Above the other.") {
		t.Errorf("got\n%s\n%v", got, err)
	}
}
