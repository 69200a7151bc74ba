package editing

import (
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint"
	"djq/internal/personal"
)

func TestMendWritesIDsAndFormerNames(t *testing.T) {
	for _, tt := range []struct{ name, text, topic, old, want string }{
		{"the id of a new card", "- topic: orm\n  difficulty: easy\n  question: What is it?\n  answer: It.\n", "", "", "- topic: orm\n  id: what-is-it\n  difficulty: easy\n  question: What is it?\n  answer: It.\n"},
		{"an id that is short", "- difficulty: easy\n  question: What is it that has very many words in its question?\n  answer: It.\n", "orm", "", "- id: what-is-it-that-has-very-many-words-in\n  difficulty: easy\n  question: What is it that has very many words in its question?\n  answer: It.\n"},
		{"another id where that is taken", "- {topic: orm, difficulty: easy, question: \"Taken?\", answer: It.}\n", "", "", "- {topic: orm, id: taken, difficulty: easy, question: \"Taken?\", answer: It.}\n"},
		{"the id of a card that had none", "- difficulty: easy\n  question: Now?\n  answer: It.\n", "orm", "orm/before", "- id: before\n  difficulty: easy\n  question: Now?\n  answer: It.\n"},
		{"a former name", "- id: new\n  question: Now?\n  answer: It.", "orm", "orm/old", "- id: new\n  question: Now?\n  answer: It.\n  aliases: [orm/old]\n"},
		{"a former name in braces", "- {id: new, question: \"Now?\"}\n", "orm", "orm/old", "- {id: new, question: \"Now?\", aliases: [orm/old]}\n"},
		{"one before a comment", "- {id: new, question: \"Now?\"} # {}\n", "orm", "orm/old", "- {id: new, aliases: [orm/old], question: \"Now?\"} # {}\n"},
		{"a former topic", "- topic: views\n  id: a\n  aliases: [b]\n", "orm", "orm/a", "- topic: views\n  id: a\n  aliases: [orm/a, b]\n"},
		{"former names in lines", "- id: new\n  aliases:\n    - x\n    - y\n", "orm", "orm/old", "- id: new\n  aliases:\n    - orm/old\n    - x\n    - y\n"},
		{"a former name that is there", "- id: new\n  aliases: [old]\n", "orm", "orm/old", "- id: new\n  aliases: [old]\n"},
		{"nothing", "- id: old\n  question: Now?\n", "orm", "orm/old", "- id: old\n  question: Now?\n"},
		{"no card", "text", "orm", "orm/old", "text"},
	} {
		m := mend(tt.text, tt.topic, tt.old, func(name string) bool { return name == "orm/taken" })
		if m.text != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, m.text, tt.want)
		}
	}
}

func TestFindingsAreAboutWhatTheUserWrote(t *testing.T) {
	const text = "- topic: orm\n  difficulty: easy\n  question: What is it?\n  answer: It.\n"
	m := mend(text, "", "", func(string) bool { return false })
	for mended, want := range map[diag.Pos]diag.Pos{
		{Line: 1, Col: 3}: {Line: 1, Col: 3}, {Line: 3, Col: 3}: {Line: 2, Col: 3}, {Line: 5, Col: 11}: {Line: 4, Col: 11}, {Line: 2, Col: 7}: {Line: 2, Col: 1},
	} {
		if got := m.unmended(diag.Finding{Pos: mended}).Pos; got != want {
			t.Errorf("%v becomes %v, want %v", mended, got, want)
		}
	}
}

// TestFindingsAreAboutTheDraft checks places in a draft, whose remarks are taken out
// and to which defaults are added.
func TestFindingsAreAboutTheDraft(t *testing.T) {
	const draft = "#djq: one\n#djq: two\n- question: What is it?\n#djq:  hint: None\n  answer: It.\n#djq: end"
	steps := []mended{stripped("x.yaml", draft)}
	if got, want := steps[0].text, personal.Strip("x.yaml", draft); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	steps = append(steps, withDefaults(steps[0].text, Defaults{"orm", "easy"})...)
	text := steps[len(steps)-1].text
	if len(steps) != 3 {
		t.Fatalf("%d steps: %s", len(steps), text)
	}
	for _, what := range []string{"question", "What", "answer", "It."} {
		f := diag.Finding{Pos: diag.NewLines([]byte(text)).Pos(strings.Index(text, what))}
		for _, step := range slices.Backward(steps) {
			f = step.unmended(f)
		}
		if want := diag.NewLines([]byte(draft)).Pos(strings.Index(draft, what)); f.Pos != want {
			t.Errorf("%s is at %v, want %v", what, f.Pos, want)
		}
	}
}

// TestExampleIsACard checks that who changes nothing but words in the example is
// told nothing, also with each of the fields in remarks.
func TestExampleIsACard(t *testing.T) {
	shown := example(Defaults{})
	for _, text := range []string{
		personal.Strip("x.yaml", shown), strings.ReplaceAll(shown, cardRemark, ""), personal.Strip("x.yaml", example(Defaults{"my-topic", "hard"})),
	} {
		m := mend(text, "", "", func(string) bool { return false })
		f := bank.Parse("x.yaml", []byte(m.text))
		linter := lint.New(func(string) *lint.Config { return &lint.Config{} })
		linter.Inspect(f)
		if found := append(f.Findings, linter.Findings()...); len(found) > 0 || len(f.Cards) != 1 {
			t.Errorf("%v\n%s", found, m.text)
		}
	}
	for _, line := range strings.Split(shown, "\n") {
		if len(line) > 79 {
			t.Errorf("a line of %d columns: %s", len(line), line)
		}
	}
	for _, line := range exampleHelp() {
		if len(personal.Remark("x.yaml", line)) > 79 {
			t.Errorf("a line of %d columns: %s", len(personal.Remark("x.yaml", line)), line)
		}
	}
}

// cardRemark is what begins a remark in the example.
const cardRemark = "#djq:"
