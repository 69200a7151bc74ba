package fix

import (
	"fmt"
	"reflect"
	"testing"

	"djq/internal/bank"
)

// fieldLines are two lines of YAML for each field of a card; files that have
// the one and the other do not say the same.
func fieldLines() map[bank.Field][2]string {
	return map[bank.Field][2]string{
		bank.FieldTopic:       {"orm", "forms"},
		bank.FieldID:          {"a", "b"},
		bank.FieldDifficulty:  {"easy", "hard"},
		bank.FieldAsked:       {"often", "rarely"},
		bank.FieldSince:       {`"5.2"`, `"6.0"`},
		bank.FieldTags:        {"[debug]", "[code]"},
		bank.FieldQuestion:    {"Why so?", "How so?"},
		bank.FieldVariants:    {"[Why is it so]", "[How is it so]"},
		bank.FieldHint:        {"Look.", "Think."},
		bank.FieldAnswer:      {"Because.", "Somehow."},
		bank.FieldKeyPoints:   {"[Says because]", "[Says somehow]"},
		bank.FieldBonusPoints: {"[Knows why]", "[Knows how]"},
		bank.FieldFollowUps:   {"[Then]", "[And]"},
		bank.FieldRefs:        {`["https://a.example"]`, `["https://b.example"]`},
		bank.FieldAliases:     {"[old/a]", "[old/b]"},
	}
}

// TestFixKeepsEveryField reads files that differ in one field of their card,
// or lack it, and checks that --fix may not turn one into the other.
func TestFixKeepsEveryField(t *testing.T) {
	read := func(with bank.Field, version int) *bank.File {
		src := ""
		for _, f := range bank.CardFields() {
			lines, known := fieldLines()[f]
			if !known {
				t.Fatalf("no lines for %s", f)
			}
			switch {
			case f != with:
				src += fmt.Sprintf("  %s: %s\n", f, lines[0])
			case version < len(lines):
				src += fmt.Sprintf("  %s: %s\n", f, lines[version])
			}
		}
		return bank.Parse("a.yaml", []byte("-"+src[1:]))
	}
	for _, f := range bank.CardFields() {
		one, other, without := read(f, 0), read(f, 1), read(f, 2)
		if len(one.Findings) > 0 || len(other.Findings) > 0 {
			t.Fatalf("%s: %v %v", f, one.Findings, other.Findings)
		}
		if !sameFile(one, read(f, 0)) {
			t.Errorf("%s: a file is not the same as itself", f)
		}
		if reflect.DeepEqual(one.Cards[0].Value(f), other.Cards[0].Value(f)) {
			t.Errorf("%s: the two lines say the same: this test shows nothing", f)
		}
		if sameFile(one, other) || sameFile(one, without) {
			t.Errorf("--fix could change %s", f)
		}
	}
}

// TestFixKeepsTheHead does the same for the head of a file.
func TestFixKeepsTheHead(t *testing.T) {
	const cards = "cards:\n  - topic: orm\n    id: a\n    difficulty: easy\n    question: Why?\n    answer: So.\n"
	one := bank.Parse("a.yaml", []byte("topic: orm\ntitle: One\nsummary: all\n"+cards))
	for _, head := range []string{"topic: forms\ntitle: One\nsummary: all\n", "topic: orm\ntitle: Two\nsummary: all\n", "topic: orm\ntitle: One\nsummary: none\n"} {
		if sameFile(one, bank.Parse("a.yaml", []byte(head+cards))) {
			t.Errorf("--fix could write %q", head)
		}
	}
}

func TestFixMayWriteTheGeneratedIDButNotRemoveOne(t *testing.T) {
	const rest = "topic: orm\n  difficulty: easy\n  question: Why?\n  answer: So.\n"
	without := bank.Parse("a.yaml", []byte("- "+rest))
	with := bank.Parse("a.yaml", []byte("- id: why\n  "+rest))
	if !sameFile(without, with) {
		t.Error("the generated id may not be written")
	}
	if sameFile(with, without) {
		t.Error("an id may be removed")
	}
}
