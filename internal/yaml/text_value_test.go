package yaml

import (
	"strings"
	"testing"
)

func TestTextValueIsWrittenAsAPersonWould(t *testing.T) {
	long := strings.Repeat("many words of a text ", 8) + "end"
	for s, want := range map[string]string{
		"What is MTV?":              "What is MTV?",
		"n-plus-one":                "n-plus-one",
		"Ünïcode, (and so on)":      "Ünïcode, (and so on)",
		"yes":                       `"yes"`,
		"6.0":                       `"6.0"`,
		"What is this: a trap?":     `"What is this: a trap?"`,
		"a #comment":                `"a #comment"`,
		`The "many" side`:           `The "many" side`,
		`The side "many"`:           `'The side "many"'`,
		"`ForeignKey` and \"many\"": "'`ForeignKey` and \"many\"'",
		"`a` it's \"b\"":            `"` + "`a` it's " + `\"b\""`,
		"One line.\nAnother.":       "|-\n    One line.\n    Another.",
		"One line.\n\n  Another.\n": "|\n    One line.\n\n      Another.",
		"    code\ntext":            "|2-\n        code\n    text",
		"ends in a space \nb":       `"ends in a space \nb"`,
		"\nb":                       `"\nb"`,
		"a\n\n":                     `"a\n\n"`,
		long: ">-\n    many words of a text many words of a text many words of a text many words of a text many words\n" +
			"    of a text many words of a text many words of a text many words of a text end",
	} {
		if got := TextValue(s, 2, 10); got != want {
			t.Errorf("TextValue(%q) =\n%s\nwant\n%s", s, got, want)
		}
	}
}

// FuzzTextValue checks that what was written is read as the same text, wherever it
// stands.
func FuzzTextValue(f *testing.F) {
	for _, s := range strings.Split("a|n-plus-one|null|~|6.0|2026-01-02|- a|a: b|a #b|é|\"|\\|<<|=|+1|a\nb|a\n\n b|  a\nb\n|a \nb|\ta\nb|a\n\tb|a\u00a0|What? - and: so", "|") {
		f.Add(s)
		f.Add(strings.Repeat(s+" ", 60) + s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ToValidUTF8(s, "") != s || strings.ContainsFunc(s, func(r rune) bool { return forbidden(r) != "" }) || strings.TrimSpace(s) == "" {
			t.Skip("no file may hold it")
		}
		for _, file := range []string{
			"a: " + TextValue(s, 0, 3) + "\nb: c\n", "- " + TextValue(s, 0, 2) + "\n- b\n", "- a: " + TextValue(s, 2, 5) + "\n  b: c\n",
			"a:\n  - b:\n      - " + TextValue(s, 6, 8) + "\n      - c\n",
		} {
			r := NewReader("x", []byte(file))
			root, _ := r.Decode()
			if root == nil {
				t.Fatalf("%q: %v", file, r.Findings())
			}
			n := root
			for n.Content != nil {
				at := 0
				if IsMapping(n) {
					at = 1
				}
				n = n.Content[at]
			}
			if got, ok := r.Text(n, "it"); !ok || got != s {
				t.Errorf("%q is read as %q: %v", file, got, r.Findings())
			}
		}
	})
}
