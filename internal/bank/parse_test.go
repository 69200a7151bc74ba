package bank

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/diag"
)

// brief writes findings as "line:col rule: message".
func brief(findings []diag.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprintf("%d:%d %s: %s", f.Pos.Line, f.Pos.Col, f.Rule, f.Message))
	}
	return list
}

const rest = "; the rest of this file was not checked"

func TestParseReportsEveryMistake(t *testing.T) {
	card := func(lines string) string {
		return "- topic: orm\n  difficulty: easy\n  question: Why?\n  answer: Because.\n" + lines
	}
	for _, tt := range []struct {
		name, src string
		want      []string
	}{
		{"smallest card", card(""), nil},
		{"file topic", "topic: orm\ncards:\n  - difficulty: easy\n    question: Why?\n    answer: Because.\n", nil},
		{"topic below the cards", "cards:\n  - difficulty: easy\n    question: Why?\n    answer: Because.\ntopic: orm\n", nil},
		{"byte-order mark and CRLF", "\ufeff" + strings.ReplaceAll(card(""), "\n", "\r\n"), nil},
		{"every field", card(`  id: a
  asked: often
  since: "5.2"
  tags: [debug, code]
  variants: ["What for?", "Why\n\n~~~\nx\n~~~"]
  hint: Think.
  key_points: [one, two]
  bonus_points: [three]
  follow_ups: [Then, {question: And}, {question: 'So?', answer: Yes.}, {card: orm/b}]
  refs: ["https://docs.djangoproject.com/en/6.0/"]
  aliases: [b, forms/c]
`), nil},
		{"values", "- topic: ORM Basics\n  difficulty: meduim\n  question: 42\n  answer: true\n  asked: always\n  id: -a\n", []string{
			`1:10 slug: "ORM Basics" is not a valid topic`,
			`2:15 unknown-value: difficulty "meduim": expected easy, medium or hard`,
			"3:13 wrong-type: question must be text, not a number",
			"4:11 wrong-type: answer must be text, not true or false",
			`5:10 unknown-value: asked "always": expected often, sometimes or rarely`,
			`6:7 slug: "-a" is not a valid id`,
		}},
		{"more values", card("  since: 6.0\n  tags: orm\n  hint: []\n  refs: [docs, 'http://', 'https://a b']\n  aliases: [a/b/c]\n  key_points: []\n"), []string{
			"5:10 since: since must be a quoted string, not a number",
			"6:9 wrong-type: tags must be a list, not text",
			"7:9 wrong-type: hint must be text, not a list",
			`8:10 url: "docs" is not an http or https URL`,
			`8:16 url: "http://" is not an http or https URL`,
			`8:27 url: "https://a b" is not an http or https URL`,
			`9:13 slug: "a/b/c" is not a valid alias`,
			"10:15 item-count: 0 key points: expected 1 to 8",
		}},
		{"since", card("  since: six\n"), []string{`5:10 since: since "six" is not a Django version`}},
		{"since null", card("  since:\n"), []string{"5:9 empty-field: since is empty"}},
		{"nine key points", card("  key_points: [a, b, c, d, e, f, g, h, i]\n"), []string{"5:15 item-count: 9 key points: expected 1 to 8"}},
		{"too many variants", card("  variants: [a, b, c, d, e]\n"), []string{"5:13 item-count: 5 variants: expected 1 to 4"}},
		{"no variants", card("  variants: []\n"), []string{"5:13 item-count: 0 variants: expected 1 to 4"}},
		{"unclosed fence in a variant", card("  variants:\n    - |\n      ```\n"), []string{"7:7 unclosed-fence: fenced code in a variant is not closed"}},
		{"too many bonus points", card("  bonus_points: [a, b, c, d, e]\n"), []string{"5:17 item-count: 5 bonus points: expected at most 4"}},
		{"no bonus points", card("  bonus_points: []\n"), nil},
		{"keys", card("  dificulty: easy\n  answer: No.\n  ? [a]\n  : b\n"), []string{
			`5:3 unknown-key: unknown key "dificulty" in a card`,
			`6:3 duplicate-key: key "answer" appears twice in a card, first on line 4`,
			"7:5 wrong-type: a key must be text, not a list",
		}},
		{"missing fields", "- id: a\n- just text\n", []string{
			"1:3 missing-field: card without answer",
			"1:3 missing-field: card without difficulty",
			"1:3 missing-field: card without question",
			"1:3 missing-field: card without topic",
			"2:3 wrong-type: a card must be a mapping, not text",
		}},
		{"empty fields", "- topic: ''\n  difficulty:\n  question: ' '\n  answer: |\n  tags: ['']\n", []string{
			"1:10 empty-field: topic is empty",
			"2:14 empty-field: difficulty is empty",
			"3:13 empty-field: question is empty",
			"4:11 empty-field: answer is empty",
			"5:10 empty-field: a tag is empty",
		}},
		{"follow-ups", card("  follow_ups:\n    - card: n1\n    - answer: Yes.\n    - {card: orm/a, question: b}\n    - [a]\n    - {kard: a}\n    - 3\n"), []string{
			`6:13 slug: card "n1" is not in the form topic/id`,
			"7:7 follow-up: follow-up with an answer and no question",
			"8:7 follow-up: a follow-up must be a card or a question, not both",
			"9:7 wrong-type: a follow-up must be a mapping or a question, not a list",
			`10:8 unknown-key: unknown key "kard" in a follow-up`,
			"11:7 wrong-type: a follow-up must be text, not a number",
		}},
		{"no cards", "topic: orm\n", []string{"1:1 no-cards: the file has no cards"}},
		{"card without dash", "question: a\n", []string{
			"1:1 no-cards: the file has no cards", `1:1 unknown-key: unknown key "question" in a bank file`}},
		{"cards empty", "cards: []\n", []string{"1:8 no-cards: the list of cards is empty"}},
		{"cards null", "cards:\n", []string{"1:7 no-cards: the list of cards is empty"}},
		{"cards text", "cards: many\n", []string{"1:8 wrong-type: cards must be a list, not text"}},
		{"empty list", "[]", []string{"1:1 no-cards: the list of cards is empty"}},
		{"empty file", "", []string{"1:1 no-cards: the file is empty"}},
		{"only a comment", "# nothing\n", []string{"1:1 no-cards: the file is empty"}},
		{"only text", "hello", []string{"1:1 wrong-type: a bank must be a list or a mapping, not text"}},
		{"second document", card("---\n- b\n"), []string{"5:1 second-document: a second document begins here; the rest of this file was not checked"}},
		{"anchors", card("  hint: &x a\n  tags: *x\n"), []string{
			"5:9 anchor: anchor &x: anchors are not allowed", "6:9 anchor: alias *x: aliases are not allowed"}},
		{"unknown alias", card("  hint: *what\n"), []string{"5:9 anchor: alias *what: aliases are not allowed" + rest}},
		{"merge key", card("  <<: {hint: a}\n"), []string{"5:3 anchor: merge key <<: merge keys are not allowed"}},
		{"tag", card("  hint: !!str a\n"), []string{"5:9 custom-tag: tag !!str: tags are not allowed"}},
		{"nesting", "- " + strings.Repeat("[", 40) + strings.Repeat("]", 40), []string{"1:35 nesting: nested more than 32 levels deep"}},
		{"bytes", "- topic: orm\n  difficulty: easy\n  question: \xff é\x1b\n  answer: a\u202eb\u009b\u2028\ufeffc\n  hint: a\rb\n", []string{
			"3:13 encoding: byte 0xff is not UTF-8",
			"3:16 control-character: control character U+001B",
			"4:12 bidi-character: bidirectional control U+202E",
			"4:14 control-character: control character U+009B, and 2 more like it in this line",
			"5:10 control-character: carriage return without a line feed",
		}},
		{"escapes", card("  hint: \"é\\x1b]0;\\u009b \\\n    \\U0000202e\\e\\0\\\"\\r\"\n"), []string{
			"5:11 control-character: control character U+001B, written as an escape, and 1 more like it in this line",
			"6:5 bidi-character: bidirectional control U+202E, written as an escape",
			"6:15 control-character: control character U+001B, written as an escape, and 2 more like it in this line",
		}},
		{"unclosed fence", "- topic: orm\n  difficulty: easy\n  question: Why?\n  answer: |\n    See:\n\n    ```python\n    x = 1\n", []string{
			"7:5 unclosed-fence: fenced code in answer is not closed"}},
		{"unclosed fence in quotes", card("  hint: \"```\\nx\"\n"), []string{"5:9 unclosed-fence: fenced code in hint is not closed"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := Parse("test.yaml", []byte(tt.src))
			if diff := cmp.Diff(tt.want, brief(f.Findings), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			for _, f := range f.Findings {
				if f.File != "test.yaml" || f.Severity != diag.Error {
					t.Errorf("finding without file or severity: %+v", f)
				}
			}
		})
	}
}

func TestParseKeepsValuesAndPlaces(t *testing.T) {
	f := Parse("test.yaml", []byte(`topic: orm
title: Models
summary: relations
cards:
  - difficulty: hard
    asked: rarely
    since: "6.0"
    tags: [debug]
    question: |
      What is **this**?
    hint: Look.
    answer: It is that.
    key_points: [one, two]
    follow_ups:
      - Then?
      - card: orm/b
      - question: So?
        answer: Yes.
    refs: [https://example.org/a]
    aliases: [old, forms/older]
`))
	if len(f.Findings) > 0 || len(f.Cards) != 1 {
		t.Fatalf("findings %v, %d cards", brief(f.Findings), len(f.Cards))
	}
	c := f.Cards[0]
	want := Card{
		Topic: "orm", ID: "what-is-this", GeneratedID: true, Difficulty: Hard, Asked: Rarely,
		Since: Version{6, 0}, Tags: []string{"debug"}, Question: "What is **this**?\n", Hint: "Look.",
		Answer: "It is that.", KeyPoints: []string{"one", "two"},
		FollowUps: []FollowUp{{Question: "Then?"}, {Card: "orm/b"}, {Question: "So?", Answer: "Yes."}},
		Refs:      []string{"https://example.org/a"}, Aliases: []string{"orm/old", "forms/older"},
		Pos: diag.Pos{Line: 5, Col: 5},
	}
	if diff := cmp.Diff(want, c, cmpopts.IgnoreFields(Card{}, "File"), cmpopts.IgnoreUnexported(Card{})); diff != "" {
		t.Errorf("card (-want +got):\n%s", diff)
	}
	if c.File != f || f.Topic != "orm" || f.Title != "Models" || f.Summary != "relations" || c.Name() != "orm/what-is-this" {
		t.Errorf("file %+v, name %s", f, c.Name())
	}
	for _, tt := range []struct {
		what      string
		got, want diag.Pos
	}{
		{"key of tags", c.KeyAt(FieldTags), diag.Pos{Line: 8, Col: 5}},
		{"value of tags", c.At(FieldTags), diag.Pos{Line: 8, Col: 11}},
		{"second key point", c.ItemAt(FieldKeyPoints, 1), diag.Pos{Line: 13, Col: 23}},
		{"third follow-up", c.ItemAt(FieldFollowUps, 2), diag.Pos{Line: 17, Col: 9}},
		{"first line of the question", c.LineAt(FieldQuestion, 0), diag.Pos{Line: 10, Col: 1}},
		{"first line of the answer", c.LineAt(FieldAnswer, 0), diag.Pos{Line: 12, Col: 13}},
		{"id that is not there", c.At(FieldID), c.Pos},
		{"summary", f.KeyAt(FieldSummary), diag.Pos{Line: 3, Col: 1}},
	} {
		if tt.got != tt.want {
			t.Errorf("%s at %v, want %v", tt.what, tt.got, tt.want)
		}
	}
	if c.Has(FieldID) || !c.Has(FieldHint) || !f.Has(FieldTitle) || f.Has(FieldTags) {
		t.Error("Has is wrong")
	}
	if f.KeyAt(FieldTags) != (diag.Pos{Line: 1, Col: 1}) {
		t.Error("a key that is not there has no place of its own")
	}
	if got := c.Fields(); got[0] != FieldDifficulty || got[len(got)-1] != FieldAliases || len(got) != 11 {
		t.Errorf("Fields = %v", got)
	}
}
