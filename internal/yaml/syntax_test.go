package yaml

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSyntaxErrorsNameTheMistake(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"colon in text", "- question: What is this: that\n", "1:25 syntax: unquoted text cannot contain a colon and a space"},
		{"colon in later line", "- question: What\n    is this: that\n", "2:5 syntax: this line continues the text above, and unquoted text cannot contain a colon and a space"},
		{"key too deep", "- id: a\n    question: b\n", "2:5 syntax: this line continues the text above, and unquoted text cannot contain a colon and a space"},
		{"key too shallow", "cards:\n  - id: a\n   question: b\n", "3:4 syntax: the indentation matches no line above"},
		{"no space after colon", "- topic: orm\n  id:a\n  question: b\n", "2:3 syntax: expected a key and a colon"},
		{"no space after first colon", "- id:a\n  question: b\n", "1:5 syntax: expected a space after the colon of a key"},
		{"no colon", "- topic: orm\n  question b\n  answer: c\n", "2:3 syntax: expected a key and a colon"},
		{"reserved", "- question: @a\n", "1:13 syntax: text cannot start with @"},
		{"backtick", "- question: `F()` is?\n", "1:13 syntax: text cannot start with `"},
		{"reserved item", "- tags:\n    - `a`\n", "2:7 syntax: text cannot start with `"},
		{"percent", "- question: a\n%b\n", "2:1 syntax: a line cannot start with %"},
		{"bracket", "- tags: [a, b\n  id: c\n", "1:9 syntax: the bracket opened here is never closed"},
		{"question in brackets", "- follow_ups: [{question: Why?}]\n", "1:30 syntax: unquoted text in brackets cannot contain a question mark"},
		{"wrong bracket", "- tags: [a, b}\n", "1:14 syntax: } does not close ["},
		{"after bracket", "- question: [a] b\n", "1:17 syntax: unexpected text after the closing bracket"},
		{"quote in brackets", "- tags: [a, \"b]\n", "1:13 syntax: the quote opened here is never closed"},
		{"reserved in brackets", "- tags: [a, `b]\n", "1:13 syntax: text cannot start with `"},
		{"quote", "- question: \"a\n  answer: b\n", "1:13 syntax: the quote opened here is never closed"},
		{"single quote", "- question: 'it''s\n  answer: b\n", "1:13 syntax: the quote opened here is never closed"},
		{"quote closed by the next", "- question: \"a\n  answer: \"b\"\n", "1:13 syntax: the quote opened here is never closed"},
		{"text after quote", "- question: \"N+1\" is?\n", "1:19 syntax: unexpected text after the closing quote"},
		{"list on the key's line", "- tags: - a\n    - b\n", "1:9 syntax: a list cannot begin on the same line as its key"},
		{"text after pipe", "- answer: | text\n", "1:12 syntax: unexpected text after |"},
		{"tab after spaces", "- topic: orm\n  \tid: a\n", "2:3 tab-indentation: tab in the indentation"},
		{"block, then mistake", "- answer: |\n    a: b: c\n\n    `d`\n  id: e: f\n", "5:8 syntax: unquoted text cannot contain a colon and a space"},
		{"wide characters", "- question: 何 é: b\n", "1:16 syntax: unquoted text cannot contain a colon and a space"},
		{"after a comment", "# c\n- id: a # c: d\n  question: [b, # ]\n    c] d\n", "4:8 syntax: unexpected text after the closing bracket"},
		{"quoted key", "- \"id\": a\n  \"answer\" b\n", "2:12 syntax: unexpected text after the closing quote"},
		{"dedent below a list", "cards:\n    - id: a\n  - id: b\n", "3:3 syntax: the indentation matches no line above"},
		{"directive only", "%YAML 9.9\n---\n- a\n", "1:1 syntax: a question file needs no %YAML line"},
		{"unknown escape", "- question: \"\\q\"\n", "1:14 syntax: double quotes know no \\q"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			findings := decode(tt.src)
			want := tt.want
			if strings.Contains(want, " ") {
				want += rest
			}
			if diff := cmp.Diff([]string{want}, brief(findings)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	t.Run("tabs are reported alone", func(t *testing.T) {
		findings := decode("- topic: orm\n\tid: a\n   \tb\n")
		want := []string{"2:1 tab-indentation: tab in the indentation"}
		if diff := cmp.Diff(want, brief(findings)); diff != "" {
			t.Error(diff)
		}
	})
}
