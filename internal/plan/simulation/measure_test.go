package simulation

import (
	"math"
	"runtime"
	"sync"
	"testing"
)

// luck is how many times as many seeds policies take that leave much to chance.
const luck = 6

// runAll runs n simulations on all cores.
func runAll(t testing.TB, n int, run func(i int) (Result, error)) []Result {
	t.Helper()
	results, errs := make([]Result, n), make([]error, n)
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range n {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			results[i], errs[i] = run(i)
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	return results
}

// runSeeds lets a learner study by a policy with so many seeds.
func runSeeds(t testing.TB, set Setting, l Learner, p Policy, seeds int) []Result {
	t.Helper()
	if p.Luck {
		seeds *= luck
	}
	return runAll(t, seeds, func(i int) (Result, error) { return Run(set, l, p, uint64(i)) })
}

func readiness(r Result) float64 { return r.Readiness }

// meanOf returns the mean of a value over results, and its standard error.
func meanOf(list []Result, value func(Result) float64) (mean, se float64) {
	n := float64(len(list))
	sum, squares := 0.0, 0.0
	for _, r := range list {
		v := value(r)
		sum += v
		squares += v * v
	}
	mean = sum / n
	return mean, math.Sqrt(max(0, squares/n-mean*mean) / max(1, n-1))
}

// lead returns by how much results are ahead of others, seed by seed, and the
// standard error of that.
func lead(results, others []Result, value func(Result) float64) (mean, se float64) {
	pairs := make([]Result, len(results))
	for i := range results {
		pairs[i].Readiness = value(results[i]) - value(others[i])
	}
	return meanOf(pairs, readiness)
}
