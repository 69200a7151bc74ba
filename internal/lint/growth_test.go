package lint

import (
	"strings"
	"testing"
	"time"

	"djq/internal/bank"
)

// Four times the fences may take four times as long, not sixteen times. The
// margin is for a busy machine.
func TestManyFencesTakeLinearTime(t *testing.T) {
	const n = 8000
	best := func(n int) time.Duration {
		src := []byte("- topic: t\n  id: a\n  difficulty: easy\n  question: What is it?\n  answer: |\n" + strings.Repeat("    ```\n      ```\n", n))
		least := time.Duration(0)
		for range 2 {
			f := bank.Parse("x.yaml", src)
			l := New(func(string) *Config { return &Config{} })
			start := time.Now()
			l.Inspect(f)
			if d := time.Since(start); least == 0 || d < least {
				least = d
			}
			if found := len(l.Findings()); found < 2*n {
				t.Fatalf("%d findings", found)
			}
		}
		return least
	}
	if small, large := best(n), best(4*n); large > 8*small+150*time.Millisecond {
		t.Errorf("%v for %d, %v for %d", small, n, large, 4*n)
	}
}
