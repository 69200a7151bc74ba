package simulation

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"djq/internal/memory"
	"djq/internal/memory/fit"
)

// realLearners reads the learners of the folder DATA.
func realLearners(t *testing.T, fitted bool) []Learner {
	t.Helper()
	folder := os.Getenv("DATA")
	if folder == "" {
		if *full {
			fmt.Println("\nReal learners are left out: DATA=FOLDER with learners.csv is not set.")
		}
		t.Skip("DATA=FOLDER with learners.csv is not set")
	}
	f, err := os.Open(filepath.Join(folder, "learners.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	learners, err := RealLearners(f, fitted)
	if err != nil {
		t.Fatal(err)
	}
	return learners
}

// TestPublishedPriorIsThatOfTheLearners prints the prior as it is to be when it is
// not.
func TestPublishedPriorIsThatOfTheLearners(t *testing.T) {
	var all []memory.Parameters
	for _, l := range realLearners(t, false) {
		all = append(all, *l.Memory)
	}
	want, got := fit.PriorOf(all), fit.PublishedPrior()
	far := func(a, b float64) bool { return math.Abs(a-b) > 1e-3*max(0.1, math.Abs(a)) }
	for i := range want.Mean {
		for j := range want.Factor[i] {
			if far(want.Mean[i], got.Mean[i]) || far(want.Factor[i][j], got.Factor[i][j]) {
				t.Fatalf("the prior is to be:\n%s", literal(want))
			}
		}
	}
}

// literal returns a prior in Go.
func literal(p fit.Prior) string {
	var b strings.Builder
	row := func(list []float64) {
		for i, x := range list {
			fmt.Fprintf(&b, "%s%.4g", []string{"", ", "}[min(i, 1)], x)
		}
	}
	b.WriteString("Mean: memory.Parameters{")
	row(p.Mean[:])
	b.WriteString("},\nFactor: [21]memory.Parameters{\n")
	for i := range p.Factor {
		b.WriteString("{")
		row(p.Factor[i][:i+1])
		b.WriteString("},\n")
	}
	b.WriteString("},\n")
	return b.String()
}

// worstTenth returns the mean readiness of the tenth of the learners who are the
// least ready.
func worstTenth(list []Result) float64 {
	all := make([]float64, len(list))
	for i, r := range list {
		all[i] = r.Readiness
	}
	slices.Sort(all)
	n := max(1, len(all)/10)
	sum := 0.0
	for _, r := range all[:n] {
		sum += r / float64(n)
	}
	return sum
}

// believedError is how far what djq says on the day is off.
func believedError(r Result) float64 { return math.Abs(r.Believed - r.Readiness) }

// TestMeasureRealLearners prints what policies reach with the memory of real
// people, and how true what djq says of it is: with parameters fitted to each
// one's reviews, and with the defaults.
func TestMeasureRealLearners(t *testing.T) {
	if !*full {
		t.Skip("takes long; run it with -full, or make simulate")
	}
	fitted, usual := realLearners(t, true), realLearners(t, false)
	policies := Policies()
	plan := policies[len(policies)-1]
	for _, set := range []Setting{{30, 20}, {14, 20}, {30, 40}} {
		fmt.Printf("\n%d real learners, %v, one seed each.\n\n| | mean | worst tenth | believed less true | mean absolute error | largest |\n|---|---|---|---|---|---|\n", len(fitted), set)
		one := func(l []Learner, p Policy) func(int) (Result, error) {
			return func(i int) (Result, error) { return Run(set, l[i], p, uint64(i)) }
		}
		report := func(name string, results []Result) (off float64) {
			mean, _ := meanOf(results, readiness)
			signed, _ := meanOf(results, func(r Result) float64 { return r.Believed - r.Readiness })
			off, _ = meanOf(results, believedError)
			worst := 0.0
			for _, r := range results {
				worst = max(worst, believedError(r))
			}
			fmt.Printf("| %s | %.3f | %.3f | %+.3f | %.3f | %.3f |\n", name, mean, worstTenth(results), signed, off, worst)
			return off
		}
		for _, p := range policies[:len(policies)-1] {
			report(p.Name, runAll(t, len(fitted), one(fitted, p)))
		}
		off := report(plan.Name, runAll(t, len(fitted), one(fitted, plan)))
		report(plan.Name+", without fitting", runAll(t, len(usual), one(usual, plan)))
		if set == (Setting{30, 20}) && off > 0.03 {
			t.Errorf("%v: readiness on the day is %.4f off on the mean, expected 0.03 at most", set, off)
		}
	}
}
