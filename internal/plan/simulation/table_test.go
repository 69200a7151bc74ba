package simulation

import (
	"flag"
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"

	"djq/internal/memory"
)

var full = flag.Bool("full", false, "measure every setting with every learner, and print the tables")
var seeds = flag.Int("seeds", 20, "how many seeds -full takes")

// luck is how many times as many seeds policies take that leave much to chance.
const luck = 6

// table is what policies reach in each setting, with one learner.
type table struct {
	settings []Setting
	policies []Policy
	results  [][][]Result // [setting][policy][seed]; the last policy is the plan
}

// measure runs all simulations of a table, on all cores.
func measure(t testing.TB, l Learner, settings []Setting, policies []Policy, seeds int) *table {
	t.Helper()
	s, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	tb := &table{settings, policies, make([][][]Result, len(settings))}
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i, set := range settings {
		tb.results[i] = make([][]Result, len(policies))
		for j, p := range policies {
			n := seeds
			if p.Luck {
				n *= luck
			}
			tb.results[i][j] = make([]Result, n)
			for seed := range n {
				slots <- struct{}{}
				wait.Go(func() {
					defer func() { <-slots }()
					tb.results[i][j][seed] = Run(s, set, l, p, uint64(seed))
				})
			}
		}
	}
	wait.Wait()
	return tb
}

// mean returns the mean readiness of a policy in a setting, and its standard
// error.
func (tb *table) mean(setting, policy int) (mean, se float64) {
	return meanOf(tb.results[setting][policy], func(seed int, r Result) float64 { return r.Readiness })
}

// lead returns by how much the plan is ahead of another one in a
// setting, seed by seed, and the standard error of that.
func (tb *table) lead(setting, policy int) (mean, se float64) {
	others := tb.results[setting][policy]
	return meanOf(tb.last(setting), func(seed int, r Result) float64 { return r.Readiness - others[seed].Readiness })
}

// meanLead returns the mean of lead over all settings.
func (tb *table) meanLead(policy int) float64 {
	sum := 0.0
	for i := range tb.settings {
		lead, _ := tb.lead(i, policy)
		sum += lead / float64(len(tb.settings))
	}
	return sum
}

func (tb *table) last(setting int) []Result { return tb.results[setting][len(tb.policies)-1] }

// bound returns the bound that the last policy knows.
func (tb *table) bound(setting int) float64 { return tb.last(setting)[0].Bound }

func meanOf(list []Result, value func(int, Result) float64) (mean, se float64) {
	n := float64(len(list))
	sum, squares := 0.0, 0.0
	for seed, r := range list {
		v := value(seed, r)
		sum += v
		squares += v * v
	}
	mean = sum / n
	return mean, math.Sqrt(max(0, squares/n-mean*mean) / max(1, n-1))
}

// String returns the table in Markdown.
func (tb *table) String() string {
	var b strings.Builder
	b.WriteString("| days × minutes a day |")
	for _, p := range tb.policies {
		fmt.Fprintf(&b, " %s |", p.Name)
	}
	fmt.Fprintf(&b, " upper bound | largest standard error |\n|%s\n", strings.Repeat("---|", len(tb.policies)+3))
	means := make([]float64, len(tb.policies))
	for i, set := range tb.settings {
		fmt.Fprintf(&b, "| %d × %d |", set.Days, set.Minutes)
		largest := 0.0
		for j := range tb.policies {
			mean, se := tb.mean(i, j)
			fmt.Fprintf(&b, " %.3f |", mean)
			means[j] += mean / float64(len(tb.settings))
			largest = max(largest, se)
		}
		fmt.Fprintf(&b, " %.3f | %.4f |\n", tb.bound(i), largest)
	}
	b.WriteString("| mean |")
	for _, mean := range means {
		fmt.Fprintf(&b, " %.3f |", mean)
	}
	b.WriteString(" | |\n")
	return b.String()
}

// Indexes of policies that matter by name.
func indexes(policies []Policy) (greedy, plan int) { return len(policies) - 2, len(policies) - 1 }

// check holds the plan to what it promises to a learner who fits the model.
func (tb *table) check(t *testing.T) {
	t.Helper()
	greedy, plan := indexes(tb.policies)
	for i, set := range tb.settings {
		mean, se := tb.mean(i, plan)
		if mean < tb.bound(i)-0.04 || mean > tb.bound(i)+3*se {
			t.Errorf("%v: %.3f ± %.3f, expected it within 0.04 of the bound %.3f", set, mean, se, tb.bound(i))
		}
		if use, _ := meanOf(tb.last(i), func(_ int, r Result) float64 { return r.Use }); use > 1.01 {
			t.Errorf("%v: uses %.3f of the time", set, use)
		}
		for j, p := range tb.policies[:plan] {
			if lead, se := tb.lead(i, j); lead < -2*se {
				t.Errorf("%v: %.3f ± %.3f behind %s", set, -lead, se, p.Name)
			}
		}
	}
	if lead := tb.meanLead(greedy); lead < 0.005 {
		t.Errorf("in the mean %.4f ahead of one step ahead, expected 0.005", lead)
	}
}

// checkMean holds the plan to what it promises to any learner.
func (tb *table) checkMean(t *testing.T) {
	t.Helper()
	for j, p := range tb.policies[:len(tb.policies)-1] {
		if lead := tb.meanLead(j); lead < 0 {
			t.Errorf("in the mean %.4f behind %s", -lead, p.Name)
		}
	}
}

// A few seeds of short settings; -full measures them all.
func TestPlanIsNearTheBound(t *testing.T) {
	measure(t, Learners()[0], []Setting{{14, 40}, {21, 20}, {21, 40}}, Policies(), 3).check(t)
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
			tb := measure(t, l, Settings(), Policies(), *seeds)
			fmt.Printf("\nLearner: %s. Seeds: %d, %d for policies that leave much to chance.\n\n%s\n", l.Name, *seeds, luck**seeds, tb)
			tb.checkMean(t)
			if i > 0 {
				return
			}
			tb.check(t)
			for i, set := range tb.settings {
				for j, p := range tb.policies {
					if _, se := tb.mean(i, j); se >= 0.004 {
						t.Errorf("%v: %s has a standard error of %.4f, expected less than 0.004", set, p.Name, se)
					}
				}
			}
		})
	}
}
