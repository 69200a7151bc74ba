package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"djq/internal/diag"
	"djq/internal/ui"
)

// many returns n findings of a rule, each on a line of its own.
func many(rule string, severity diag.Severity, n int) []diag.Finding {
	findings := make([]diag.Finding, n)
	for i := range findings {
		findings[i] = diag.Finding{File: rule + ".yaml", Pos: diag.Pos{Line: int32(i + 1), Col: 1}, Severity: severity, Rule: rule, Message: "m"}
	}
	return findings
}

func shownRules(r Report) []string {
	var rules []string
	for _, f := range r.Findings {
		rules = append(rules, f.Rule)
	}
	return rules
}

func TestLimitShowsErrorsFirst(t *testing.T) {
	r := Report{Files: 2, Findings: slices.Concat(many("a", diag.Warning, 10), many("b", diag.Error, 4))}
	got := Limit(r, 6)
	if rules := strings.Join(shownRules(got), ""); rules != "aabbbb" {
		t.Errorf("shows %s", rules)
	}
	if errors, warnings := got.Count(); errors != 4 || warnings != 10 || got.Files != 2 || len(got.Omitted) != 8 {
		t.Errorf("counts %d errors, %d warnings, %d omitted in %d files", errors, warnings, len(got.Omitted), got.Files)
	}
}

func TestLimitShowsFewOfARuleWithHundreds(t *testing.T) {
	r := Report{Findings: slices.Concat(many("a", diag.Warning, 300), many("b", diag.Warning, 5))}
	got := Limit(r, 50)
	if rules := strings.Join(shownRules(got), ""); rules != "aaabbbbb" {
		t.Errorf("shows %s", rules)
	}
	var b strings.Builder
	if err := Text(&b, got, ui.Printer{}, sampleSource); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "a: 297 more like this"); n != 1 {
		t.Errorf("says %d times that the rule has more:\n%s", n, b.String())
	}
	if !strings.HasSuffix(b.String(), "… 297 findings not shown; --max 0 shows all\n") {
		t.Errorf("does not say at its end how many are not shown:\n%s", b.String())
	}
	if rules := got.Rules(); fmt.Sprint(rules) != "[{a 300} {b 5}]" {
		t.Errorf("counts %v", rules)
	}
}

func TestLimitLeavesWhatFits(t *testing.T) {
	r := Report{Findings: many("a", diag.Warning, 300)}
	for _, max := range []int{0, 300, 1000} {
		if got := Limit(r, max); len(got.Findings) != 300 || got.Omitted != nil {
			t.Errorf("--max %d shows %d", max, len(got.Findings))
		}
	}
}
