package bank

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"djq/internal/growth"
	"djq/internal/yaml"
)

func TestHostileFilesTakeLinearTime(t *testing.T) {
	card := func(field string) string {
		return "- topic: t\n  id: c\n  difficulty: easy\n  question: Why?\n  answer: So.\n  " + field
	}
	for name, file := range map[string]func(n int) string{
		"control characters": func(n int) string { return "- a: b" + strings.Repeat("\x00", n) },
		"bidi characters":    func(n int) string { return strings.Repeat("\u202e", n) },
		"bytes":              func(n int) string { return strings.Repeat("a\xff", n) },
		"escapes":            func(n int) string { return card("hint: \"" + strings.Repeat(`\x1b`, n) + "\"\n") },
		"values in a line":   func(n int) string { return card("tags: [" + strings.Repeat(`"\x1b", `, n) + "a]\n") },
		"slugs in a line":    func(n int) string { return card("{" + strings.Repeat("hint: X, ", n) + "}\n") },
		"aliases of a card":  func(n int) string { return card("aliases: [" + strings.Repeat("a, ", n) + "b]\n") },
		"follow-ups":         func(n int) string { return card("follow_ups:\n" + strings.Repeat("    - card: t/d\n", n)) },
		"empty cards":        func(n int) string { return strings.Repeat("- {}\n", n) },
		"aliases":            func(n int) string { return "- &a x\n" + strings.Repeat("- *a\n", n) },
		"keys":               func(n int) string { return "- topic: t\n" + strings.Repeat("  topic: t\n", n) },
	} {
		t.Run(name, func(t *testing.T) {
			growth.CheckLinear(t, 80_000, func(n int) func() {
				fsys := rootFile{fstest.MapFS{"file": {Data: []byte(file(n))}}}
				return func() { Load([]Source{{Name: "x", FS: fsys}}, Options{}) }
			})
		})
	}
}

func TestErrorsOfAFileAreLimited(t *testing.T) {
	src := []byte("cards:\n" + strings.Repeat("- {}\n", yaml.MaxFindings))
	f := Parse("x.yaml", src)
	want := fmt.Sprintf("more than %d errors; the rest of this file was not checked", yaml.MaxFindings)
	full := 0
	for _, finding := range f.Findings {
		if finding.Rule == yaml.RuleSize && finding.Message == want {
			full++
		}
	}
	if full != 1 || len(f.Cards) > yaml.MaxFindings/2+1 {
		t.Errorf("%d times %q, %d cards of %d read", full, want, len(f.Cards), yaml.MaxFindings)
	}
}

func TestLongListsAreRefused(t *testing.T) {
	list := func(n int) string { return strings.Repeat("a, ", n-1) + "a" }
	for n, want := range map[int]int{maxItems: maxItems, maxItems + 1: 0} {
		f := Parse("x.yaml", []byte("- topic: t\n  id: c\n  difficulty: easy\n  question: Why?\n  answer: So.\n  tags: ["+list(n)+"]\n"))
		if got := len(f.Cards[0].Tags); got != want || (len(f.Findings) > 0) != (want == 0) {
			t.Errorf("%d tags: %d read, %v", n, got, brief(f.Findings))
		}
	}
}
