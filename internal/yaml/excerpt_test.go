package yaml

import (
	"strings"
	"testing"

	"djq/internal/diag"
)

func TestExcerptIsTheItemAsWritten(t *testing.T) {
	const rest = "difficulty: easy\n    question: What?\n    answer: |\n      That.\n\n      # no comment\n"
	const want = "- id: one\n  difficulty: easy\n  question: What?\n  answer: |\n    That.\n\n    # no comment\n"
	tests := []struct{ name, src, want string }{
		{"the last card", "topic: t\ncards:\n  - id: one\n    " + rest, want},
		{"before a card and its comment", "topic: t\ncards:\n  - id: one\n    " + rest + "\n  # about two\n  - id: two\n    " + rest, want},
		{"before another key", "topic: t\ncards:\n  - id: one\n    " + rest + "title: Topic\n", want},
		{"CRLF", "topic: t\r\ncards:\r\n  - id: one\r\n    difficulty: easy\r\n    question: Q\r\n    answer: A\r\n", "- id: one\n  difficulty: easy\n  question: Q\n  answer: A\n"},
		{"at the left edge", "- id: one\n  topic: t\n  difficulty: easy\n  question: Q\n  answer: A\n- id: two\n", "- id: one\n  topic: t\n  difficulty: easy\n  question: Q\n  answer: A\n"},
		{"dash on its own line", "- \n  id: one\n  topic: t\n", "- \n  id: one\n  topic: t\n"},
		{"flow list", "topic: t\ncards: [{id: one, difficulty: easy, question: Q, answer: A}]\n", "cards: [{id: one, difficulty: easy, question: Q, answer: A}]\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			at := strings.Index(test.src, "id: one")
			before := test.src[:at]
			pos := diag.Pos{Line: int32(strings.Count(before, "\n")) + 1, Col: int32(at - strings.LastIndex(before, "\n"))}
			if got := Excerpt([]byte(test.src), pos); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	if got := Excerpt(nil, diag.Pos{}); got != "" {
		t.Errorf("no place: got %q, want nothing", got)
	}
}
