package encode

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/bank"
	"djq/internal/lint"
)

// sameCards compares what cards say, not where.
var sameCards = cmp.Options{cmpopts.IgnoreUnexported(bank.Card{}), cmpopts.IgnoreFields(bank.Card{}, "Pos", "File", "GeneratedID"), cmpopts.EquateEmpty()}

// read parses a file that must hold no error, and no warning about its form.
func read(t *testing.T, text string) *bank.File {
	t.Helper()
	f := bank.Parse("it.yaml", []byte(text))
	if len(f.Findings) > 0 {
		t.Fatalf("%v\n%s", f.Findings, text)
	}
	linter := lint.New(func(string) *lint.Config { return &lint.Config{} })
	linter.Inspect(f)
	for _, finding := range linter.Findings() {
		switch finding.Rule {
		case "trailing-space", "final-newline", "key-order", "folded-code", "deeper-item", "comment-in-text", "literal-newline", "stray-quote", "missing-id":
			t.Errorf("%v\n%s", finding, text)
		}
	}
	return f
}

func TestBuiltInCardsAreReadAsTheyWereWritten(t *testing.T) {
	names, err := filepath.Glob("../../../questions/[a-z]*.yaml")
	if err != nil || len(names) < 10 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := bank.Parse(name, src)
		var cards []*bank.Card
		for i := range f.Cards {
			c := &f.Cards[i]
			cards = append(cards, c)
			alone := read(t, Card(c)).Cards
			if diff := cmp.Diff([]bank.Card{*c}, alone, sameCards); diff != "" {
				t.Errorf("%s alone (-was +is):\n%s", c.Name(), diff)
			}
		}
		again := read(t, File(Head{Topic: f.Topic, Title: f.Title, Summary: f.Summary}, cards))
		if diff := cmp.Diff(f.Cards, again.Cards, sameCards); diff != "" || again.Title != f.Title || again.Summary != f.Summary {
			t.Errorf("%s (-was +is):\n%s", name, diff)
		}
	}
}

func TestFileIsWrittenAsAPersonWould(t *testing.T) {
	cards := []*bank.Card{
		{
			Topic: "orm", ID: "n-plus-one", Difficulty: bank.Medium, Asked: bank.Often, Since: bank.Version{Major: 6}, Tags: []string{"debug", "code"},
			Question: "What is the **N+1** problem?", Variants: []string{"51 queries: why?"}, Answer: "One query:\n\n```python\nfor p in posts:\n    p.author\n```\n",
			KeyPoints: []string{"Counts the queries"}, Refs: []string{"https://example.org/a#b"}, Aliases: []string{"queries/n-plus-one"},
			FollowUps: []bank.FollowUp{{Card: "orm/lazy"}, {Question: "And then?"}, {Question: "Why?", Answer: "Because: so."}},
		},
		{Topic: "views", ID: "lazy", Difficulty: bank.Easy, Question: "When?", Answer: "Never."},
	}
	const want = `topic: orm
title: The ORM
cards:
  - id: n-plus-one
    difficulty: medium
    asked: often
    since: "6.0"
    tags: [debug, code]
    question: What is the **N+1** problem?
    variants:
      - "51 queries: why?"
    answer: |
      One query:

      ` + "```python" + `
      for p in posts:
          p.author
      ` + "```" + `
    key_points:
      - Counts the queries
    follow_ups:
      - card: orm/lazy
      - And then?
      - question: Why?
        answer: "Because: so."
    refs:
      - https://example.org/a#b
    aliases:
      - queries/n-plus-one

  - topic: views
    id: lazy
    difficulty: easy
    question: When?
    answer: Never.
`
	got := File(Head{Topic: "orm", Title: "The ORM"}, cards)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	read(t, got)
	easy := File(Head{Topic: "orm", Difficulty: bank.Easy}, cards)
	if again := read(t, easy); again.Cards[0].Difficulty != bank.Medium || again.Cards[1].Difficulty != bank.Easy || strings.Count(easy, "difficulty") != 2 {
		t.Errorf("with the difficulty at the head:\n%s", easy)
	}
	if got := Card(cards[1]); got != "- topic: views\n  id: lazy\n  difficulty: easy\n  question: When?\n  answer: Never.\n" {
		t.Errorf("a card of its own:\n%s", got)
	}
}

func TestTidyKeepsWhatShows(t *testing.T) {
	for text, want := range map[string]string{
		"a  \nb":             "a\\\nb",
		"a \nb\t\n":          "a\nb",
		"\r\n\r\na\r\nb\r\n": "a\nb",
		"a  ":                "a",
		"a  \n\nb":           "a\n\nb",
		"| a |  \n| - |  \n": "| a |\n| - |",
		"---  \nb":           "---\nb",
		"```\na  \nb\n```":   "```\na\nb\n```",
		"    code":           "    code",
	} {
		if got := Tidy(text); got != want {
			t.Errorf("Tidy(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzCard checks that a card with any text is read as it was.
func FuzzCard(f *testing.F) {
	for _, s := range []string{"a", "a: b", "- a\n- b", "  a\n\nb", "```\nx\n```", "a \nb", "null", "\"a\" 'b'", strings.Repeat("word ", 40) + "- end"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, text, item string) {
		c := &bank.Card{
			Topic: "orm", ID: "a", Difficulty: bank.Hard, Question: text, Answer: text, Hint: item, KeyPoints: []string{item, text},
			FollowUps: []bank.FollowUp{{Question: item}, {Question: text, Answer: item}},
		}
		written := Card(c)
		read := bank.Parse("it.yaml", []byte(written))
		if len(read.Findings) > 0 {
			for _, finding := range read.Findings {
				switch finding.Rule {
				case "empty-field", "missing-field", "unclosed-fence", "control-character", "bidi-character", "encoding":
				default:
					t.Fatalf("%v\n%s", finding, written)
				}
			}
			return
		}
		if !utf8.ValidString(text) || !utf8.ValidString(item) || text == "" || item == "" {
			return
		}
		if diff := cmp.Diff([]bank.Card{*c}, read.Cards, sameCards); diff != "" {
			t.Fatalf("(-was +is):\n%s\n%s", diff, written)
		}
	})
}
