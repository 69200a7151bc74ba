package bank

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/diag"
	"djq/internal/unprintable"
	"djq/internal/yaml"
)

// A file read in pieces must mean the same as read whole.
func TestFileInPiecesEqualsWhole(t *testing.T) {
	for name, src := range seeds() {
		for _, size := range []int{1, 40, 100, 300} {
			if diff := differ(src, size); diff != "" {
				t.Errorf("%s in chunks of %d (-whole +pieces):\n%s", name, size, diff)
			}
		}
	}
	parts, ok := yaml.NewReader("file", []byte(seeds()["file"])).Split("cards", 1)
	if !ok || len(parts.Pieces) != 3 {
		t.Errorf("split into %d pieces, %v; want 3: this test would show nothing", len(parts.Pieces), ok)
	}
}

func differ(src string, size int) string {
	whole := parse("a.yaml", []byte(src), len(src)+1)
	pieces := parse("a.yaml", []byte(src), size)
	opts := []cmp.Option{
		cmp.AllowUnexported(File{}, Card{}, place{}), cmpopts.IgnoreFields(Card{}, "File"), cmpopts.EquateEmpty(),
	}
	return cmp.Diff(whole, pieces, opts...)
}

// seeds are small banks for fuzzing.
func seeds() map[string]string {
	card := "  difficulty: easy\n  question: \"Why: so?\"\n  answer: |\n    - a\n\n    ```python\n    x = 1\n    ```\n"
	indent := func(s string) string { return strings.ReplaceAll(s, "  ", "    ") }
	return map[string]string{
		"list":             "- topic: orm\n" + card + "- topic: orm\n  since: 6.0\n" + card,
		"file":             "topic: orm\ncards:\n  - id: a\n" + indent(card) + "\n  # c\n  - id: b\n" + indent(card) + "  - id: c\n" + indent(card),
		"file, no indent":  "topic: orm\ncards:\n- id: a\n" + card + "- id: b\n" + card + "- id: a\n" + card,
		"key below":        "cards:\n- id: a\n" + card + "- id: b\n" + card + "topic: orm\n",
		"open quote":       "- question: \"a\n- b\n- c\"\n- id: d\n",
		"open bracket":     "- tags: [a,\n- b\n- c]\n- id: d\n",
		"anchor":           "- id: &a b\n- id: *a\n- id: c\n",
		"not a list":       "topic: orm\n- id: a\n- id: b\n",
		"cards in a quote": "title: \"\ncards:\n- a\"\ncards:\n- id: a\n- id: b\n",
		"documents":        "- id: a\n---\n- id: b\n...\n- id: c\n",
		"bom":              "\ufeff- id: a\n  since: 5.0\n- id: b\n  since: 5.2\n",
		"deep":             "- id: a\n- " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n- id: b\n",
		"bytes":            "- id: \"\\x1b\"\n- id: \xff\n- \x00\n\t- id: c\n",
		"wrong items":      "- a\n- [b]\n- id: 3\n  follow_ups: [{card: x}, a, {}]\n-\n- id: c\n",
		"block keeps":      "- id: a\n  answer: |+\n    x\n\n\n- id: b\n  answer: >-\n    y\n    z\n",
		"crlf":             "- id: a\r\n  since: 5.0\r\n- id: b\r\n",
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<16 {
			t.Skip("large inputs only slow the search down")
		}
		if diff := differ(src, 16); diff != "" {
			t.Errorf("(-whole +pieces):\n%s", diff)
		}
		file := Parse("a.yaml", []byte(src))
		lines := int32(strings.Count(src, "\n")) + 1
		for _, d := range file.Findings {
			if d.Pos.Line < 1 || d.Pos.Line > lines+1 || d.Pos.Col < 1 {
				t.Errorf("finding outside the file: %+v", d)
			}
			if len(d.Edits) > 0 && string(diag.Apply([]byte(src), d.Edits)) == src {
				t.Errorf("edits of %+v change nothing", d)
			}
		}
		for _, c := range file.Cards {
			for _, text := range append([]string{c.Question, c.Answer, c.Hint, c.ID}, c.KeyPoints...) {
				for _, r := range text {
					if unprintable.Is(r) && len(file.Findings) == 0 {
						t.Errorf("%s came through without a finding", unprintable.Name(r))
					}
				}
			}
		}
	})
}
