package simulation

import (
	"flag"
	"fmt"
	"math"
	"strings"
	"testing"
)

var full = flag.Bool("full", false, "measure every setting with every learner, and print the tables")
var seeds = flag.Int("seeds", 20, "how many seeds -full takes")

// table is what policies reach in each setting, with one learner.
type table struct {
	settings []Setting
	policies []Policy
	results  [][][]Result // [setting][policy][seed]; the last policy is the plan
}

func measure(t testing.TB, l Learner, settings []Setting, policies []Policy, seeds int) *table {
	t.Helper()
	tb := &table{settings, policies, make([][][]Result, len(settings))}
	for i, set := range settings {
		for _, p := range policies {
			tb.results[i] = append(tb.results[i], runSeeds(t, set, l, p, seeds))
		}
	}
	return tb
}

// meanLead returns by how much the plan is ahead of another policy, on the mean
// over all settings, and the standard error of that.
func (tb *table) meanLead(policy int) (mean, se float64) {
	n := float64(len(tb.settings))
	for i := range tb.settings {
		m, e := lead(tb.plan(i), tb.results[i][policy], readiness)
		mean, se = mean+m/n, math.Hypot(se, e/n)
	}
	return mean, se
}

func (tb *table) plan(setting int) []Result    { return tb.results[setting][len(tb.policies)-1] }
func (tb *table) oneStep(setting int) []Result { return tb.results[setting][len(tb.policies)-2] }
func (tb *table) bound(setting int) float64    { return tb.plan(setting)[0].Bound }

// String returns the table in Markdown.
func (tb *table) String() string {
	var b strings.Builder
	b.WriteString("| days × minutes a day |")
	for _, p := range tb.policies {
		fmt.Fprintf(&b, " %s |", p.Name)
	}
	fmt.Fprintf(&b, " bound | largest standard error |\n|%s\n", strings.Repeat("---|", len(tb.policies)+3))
	for i, set := range tb.settings {
		fmt.Fprintf(&b, "| %v |", set)
		largest := 0.0
		for j := range tb.policies {
			mean, se := meanOf(tb.results[i][j], readiness)
			fmt.Fprintf(&b, " %.3f |", mean)
			largest = max(largest, se)
		}
		fmt.Fprintf(&b, " %.3f | %.4f |\n", tb.bound(i), largest)
	}
	return b.String()
}

// check holds the plan to what it promises to a learner who fits the model.
func (tb *table) check(t *testing.T) {
	t.Helper()
	last := len(tb.policies) - 1
	for i, set := range tb.settings {
		mean, se := meanOf(tb.plan(i), readiness)
		if mean < tb.bound(i)-0.04 || mean > tb.bound(i)+3*se {
			t.Errorf("%v: %.3f ± %.3f, expected it within 0.04 of the bound %.3f", set, mean, se, tb.bound(i))
		}
		if use, _ := meanOf(tb.plan(i), func(r Result) float64 { return r.Use }); use > 1.01 {
			t.Errorf("%v: uses %.3f of the time", set, use)
		}
		for j, p := range tb.policies[:last] {
			if behind, se := lead(tb.plan(i), tb.results[i][j], readiness); behind < -max(0.005, p.Ahead)-2*se {
				t.Errorf("%v: %.4f ± %.4f behind %s", set, -behind, se, p.Name)
			}
		}
	}
	tb.checkMean(t)
}

// checkMean holds the plan to what it promises to any learner.
func (tb *table) checkMean(t *testing.T) {
	t.Helper()
	for j, p := range tb.policies[:len(tb.policies)-1] {
		if lead, se := tb.meanLead(j); lead < -p.Ahead-2*se {
			t.Errorf("on the mean %.4f ± %.4f behind %s", -lead, se, p.Name)
		}
	}
}

// A few seeds of short settings; -full measures them all.
func TestPlanIsNearTheBound(t *testing.T) {
	tb := measure(t, Learners()[0], []Setting{{14, 40}, {21, 20}}, Policies(), 3)
	tb.check(t)
	tb.checkFigures(t)
}

func TestPlanHoldsForOtherLearners(t *testing.T) {
	for _, l := range Learners()[1:] {
		t.Run(l.Name, func(t *testing.T) {
			measure(t, l, []Setting{{14, 40}}, Policies(), 3).checkMean(t)
		})
	}
}

// TestMeasureAllPolicies prints what README shows a part of.
func TestMeasureAllPolicies(t *testing.T) {
	if !*full {
		t.Skip("takes long; run it with -full, or make simulate")
	}
	for i, l := range Learners() {
		t.Run(l.Name, func(t *testing.T) {
			settings, n := []Setting{{14, 40}, {30, 20}}, max(2, *seeds/2)
			if i == 0 {
				settings, n = Settings(), *seeds
			}
			tb := measure(t, l, settings, Policies(), n)
			fmt.Printf("\nLearner: %s. Seeds: %d, %d for policies that leave much to chance.\n\n%s", l.Name, n, luck*n, tb)
			tb.checkMean(t)
			if i == 0 {
				tb.check(t)
				fmt.Printf("\n%s", tb.figures())
				tb.checkFigures(t)
			}
		})
	}
}
