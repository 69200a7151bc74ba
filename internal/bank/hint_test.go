package bank

import (
	"fmt"
	"strings"
	"testing"

	"djq/internal/diag"
)

// TestHintsSayWhatIsRight holds that what a hint says to write is right for the
// value at hand: each case is a card with one wrong value.
func TestHintsSayWhatIsRight(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"difficulty: 2", "3:15 write one of them"},
		{"difficulty: beginner", "3:15 write one of them"},
		{"difficulty: [easy]", "3:15 remove the brackets, or put the text in quotes: brackets make it a list"},
		{"since: v5.2", `3:10 write "5.2"`},
		{"since: \"5.2.1\"", `3:10 write "5.2"`},
		{"since: 5", `3:10 write "5.0"`},
		{"since: none", `3:10 write it like "6.0"`},
		{"hint: {{ user.name }}", "3:9 put it in quotes: braces make it a mapping"},
		{"hint: [a]", "3:9 remove the brackets, or put the text in quotes: brackets make it a list"},
		{"hint: ~", `3:9 put it in quotes if it is text: "~"`},
		{"hint: \"\"", "3:9 write some text or remove it"},
		{"hint: != compares", "3:9 put text that starts with ! in quotes"},
		{"hint: &amp is it", "3:9 put text that starts with & in quotes, or write the value out where it is used"},
		{"key_points: [First: a thing, a thing]", "3:16 put it in quotes: a colon and a space make it a mapping"},
		{"key_points: It is a thing, and more", "3:15 write it on the line below, after a dash and a space"},
		{"follow_ups: Why?", "3:15 write it on the line below, after a dash and a space"},
		{"key_points: one, two", "3:15 put it in brackets: [one, two]"},
		{"key_points:\n    -one\n    -two", "4:5 put a space after each dash"},
		{"key_points:\n    1. one\n    2. two", "4:5 begin each item with a dash and a space"},
		{"key_points:\n    - - one", "4:7 remove the second dash"},
		{"key_points:\n    - null", `4:7 put it in quotes if it is text: "null"`},
		{"refs:\n    - <https://x.example/a>", "4:7 write the address alone: https://x.example/a"},
		{"refs:\n    - \"[a](https://x.example/a)\"", "4:7 write the address alone: https://x.example/a"},
		{"refs:\n    - x.example", "4:7 start it with https://"},
		{"refs:\n    - https://x.example/a b", "4:7 write the full address, without spaces"},
		{"follow_ups:\n    - orm/other", "4:7 write card: orm/other"},
		{"follow_ups:\n    - question: Why?\n    - answer: So.", "5:7 remove the dash if it answers the question above, or add question:"},
		{"hint: |\n    As in ```python\n    a = 1\n    ```", "4:5 move the marks and the language to the next line"},
		{"hint: |\n    ```python\n    a = 1", "4:5 add a closing line of the same marks"},
	} {
		src := "- topic: orm\n  id: a\n  " + tt.line + "\n  question: What is a thing?\n  answer: It is a thing of some kind.\n"
		if !strings.HasPrefix(tt.line, "difficulty") {
			src += "  difficulty: easy\n"
		}
		findings := Parse("x.yaml", []byte(src)).Findings
		if len(findings) != 1 {
			t.Errorf("%s: %d findings, want 1: %v", tt.line, len(findings), findings)
			continue
		}
		if got := placed(findings[0]); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.line, got, tt.want)
		}
	}
	f := Parse("x.yaml", []byte("topic: orm\nitems:\n  - question: What?\n")).Findings
	if got, want := placed(f[0]), "1:1 rename items to cards"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func placed(f diag.Finding) string { return fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Col, f.Hint) }
