package report

import (
	"cmp"
	"maps"
	"slices"

	"djq/internal/diag"
)

const (
	// flood is from how many findings on a rule is shown by a few of them.
	flood = 100
	// shownOfFlood is how many these are.
	shownOfFlood = 3
)

// Limit returns a report that shows at most max findings, all if max is 0.
// Errors come before warnings, and of a rule with hundreds of findings only a
// few are shown. The order stays.
func Limit(r Report, max int) Report {
	if max <= 0 || len(r.Findings) <= max {
		return r
	}
	total := countRules(r.Findings)
	shown := make([]bool, len(r.Findings))
	chosen := map[string]int{}
	left := max
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		for i, f := range r.Findings {
			if f.Severity != severity || left == 0 || total[f.Rule] >= flood && chosen[f.Rule] == shownOfFlood {
				continue
			}
			shown[i] = true
			chosen[f.Rule]++
			left--
		}
	}
	limited := Report{Files: r.Files}
	for i, f := range r.Findings {
		if shown[i] {
			limited.Findings = append(limited.Findings, f)
		} else {
			limited.Omitted = append(limited.Omitted, f)
		}
	}
	return limited
}

// Count returns the number of errors and of warnings, shown or not.
func (r Report) Count() (errors, warnings int) {
	errors, warnings = diag.Count(r.Findings)
	e, w := diag.Count(r.Omitted)
	return errors + e, warnings + w
}

// RuleCount is how many findings a rule has.
type RuleCount struct {
	Rule  string
	Count int
}

// Rules returns how many findings each rule has, shown or not, the most first.
func (r Report) Rules() []RuleCount {
	counts := countRules(r.Findings)
	for rule, n := range countRules(r.Omitted) {
		counts[rule] += n
	}
	var all []RuleCount
	for _, rule := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, RuleCount{rule, counts[rule]})
	}
	slices.SortStableFunc(all, func(a, b RuleCount) int { return cmp.Compare(b.Count, a.Count) })
	return all
}

func countRules(findings []diag.Finding) map[string]int {
	counts := map[string]int{}
	for _, f := range findings {
		counts[f.Rule]++
	}
	return counts
}
