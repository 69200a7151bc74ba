package lint

import (
	"strings"
	"testing"

	"djq/internal/diag"
)

// TestLineBreaksOfMarkdownAreToldFromTrailingSpace looks at the only line with an
// underscore in it, each of which stands for a space at the end of its line.
func TestLineBreaksOfMarkdownAreToldFromTrailingSpace(t *testing.T) {
	tests := []struct {
		name, src string
		want      bool
	}{
		{"in a literal block", "- answer: |\n    one__\n    two\n", true},
		{"of three spaces", "- answer: |\n    one___\n    two\n", true},
		{"in a chomped block with a comment", "answer: |-  # text\n  one__\n  two\n", true},
		{"in an item", "key_points:\n  - |\n    one__\n    two\n", true},
		{"in a follow-up", "follow_ups:\n  - question: Why?\n    answer: |\n      one__\n      two\n", true},
		{"below a deeper line", "answer: |\n  a\n\n    deeper\n  one__\n  two\n", true},
		{"in a list of Markdown", "answer: |\n  - one__\n    two\n", true},
		{"behind code", "answer: |\n  ```\n  x\n  ```\n  one__\n  two\n", true},
		{"one space", "answer: |\n  one_\n  two\n", false},
		{"in code", "answer: |\n  ```\n  x__\n  y\n  ```\n", false},
		{"behind a fence", "answer: |\n  ```__\n  y\n  ```\n", false},
		{"at the end of the block", "answer: |\n  one__\nhint: two\n", false},
		{"before an empty line", "answer: |\n  one__\n\n  two\n", false},
		{"in a folded block", "answer: >\n  one__\n  two\n", false},
		{"in a plain text", "answer: one__\n  two\n", false},
		{"below a block", "- hint: |\n    text\n  answer: one__\n    two\n", false},
		{"beside the key of a block", "- hint: |\n  answer: one__\n    two\n", false},
		{"of a key", "answer: |__\n  two\n", false},
		{"blank", "answer: |\n  a\n  __\n  two\n", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			line := int32(strings.Count(test.src[:strings.Index(test.src, "_\n")], "\n") + 1)
			before, after, _ := strings.Cut(test.src, "_\n")
			src := strings.TrimRight(before, "_") + strings.Repeat(" ", len(before)-len(strings.TrimRight(before, "_"))+1) + "\n" + after
			if got := isLineBreak(diag.NewLines([]byte(src)), line); got != test.want {
				t.Errorf("%v, want %v, in %q", got, test.want, src)
			}
		})
	}
}
