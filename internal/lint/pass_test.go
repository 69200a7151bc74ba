package lint

import (
	"strings"
	"testing"

	"djq/internal/bank"
)

func TestWarningsOfARuleEnd(t *testing.T) {
	const lines = maxWarnings + 500
	src := "- topic: t\n  id: a\n  difficulty: easy\n  question: What is it?\n  answer: Thing. \n" + strings.Repeat("# \n", lines)
	l := New(func(string) *Config { return &Config{} })
	f := bank.Parse("f.yaml", []byte(src))
	l.Inspect(f)
	counts, last := map[string]int{}, "" // last of the rule
	for _, f := range l.Findings() {
		counts[f.Rule]++
		if f.Rule == "trailing-space" {
			last = f.Message
		}
	}
	if n := counts["trailing-space"]; n != maxWarnings+1 || !strings.HasPrefix(last, "more than 10000 findings of this rule") {
		t.Errorf("%d findings of trailing-space; the last is %q", n, last)
	}
	if counts["one-word-answer"] != 1 {
		t.Errorf("the limit of one rule reached another: %v", counts)
	}
	if n := len(l.Repairable(f)); n != lines+1 {
		t.Errorf("%d repairs, want %d", n, lines+1)
	}
}
