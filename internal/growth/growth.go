package growth

import (
	"runtime"
	"testing"
	"time"
)

// factor is how many times the larger input is the size of the smaller one, and
// allowed is how many times the work it may take: work that grows with the
// square takes 256 times as much. The slack covers what a small input does not
// show, such as a first collection of garbage.
const (
	factor  = 16
	allowed = 64
	slack   = 50 * time.Millisecond
)

// CheckLinear fails the test when the work that prepare(n) returns does not
// grow in proportion to n, compared between largest/16 and largest. The work
// runs twice for each size, and the lesser time counts. It skips where the
// system does not tell the processor time.
func CheckLinear(t *testing.T, largest int, prepare func(n int) func()) {
	t.Helper()
	small, large := work(t, prepare(largest/factor)), work(t, prepare(largest))
	if large > allowed*small+slack {
		t.Errorf("%v of processor time for a size of %d, %v for %d", small, largest/factor, large, largest)
	}
}

// work returns the processor time of f, the lesser of two runs.
func work(t *testing.T, f func()) time.Duration {
	t.Helper()
	var least time.Duration
	for run := range 2 {
		runtime.GC()
		before, ok := processorTime()
		if !ok {
			t.Skip("this system does not tell the processor time of a process")
		}
		f()
		after, _ := processorTime()
		if used := after - before; run == 0 || used < least {
			least = used
		}
	}
	return least
}
