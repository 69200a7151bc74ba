package lint

import (
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/growth"
)

func TestManyFencesTakeLinearTime(t *testing.T) {
	growth.CheckLinear(t, 32_000, func(n int) func() {
		src := []byte("- topic: t\n  id: a\n  difficulty: easy\n  question: What is it?\n  answer: |\n" + strings.Repeat("    ```\n      ```\n", n))
		return func() {
			l := New(func(string) *Config { return &Config{} })
			l.Inspect(bank.Parse("x.yaml", src))
			if found := len(l.Findings()); found < min(2*n, 2*maxWarnings) {
				t.Fatalf("%d findings", found)
			}
		}
	})
}
