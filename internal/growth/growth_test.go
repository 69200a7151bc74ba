package growth

import "testing"

// sink keeps the loops below from being optimized away.
var sink int

func TestLinearWorkPasses(t *testing.T) {
	CheckLinear(t, 1<<22, func(n int) func() {
		return func() {
			for i := range n {
				sink += i
			}
		}
	})
}

func TestQuadraticWorkTakesMoreThanIsAllowed(t *testing.T) {
	square := func(n int) func() {
		return func() {
			for i := range n {
				for j := range n {
					sink += i ^ j
				}
			}
		}
	}
	if small, large := work(t, square(1<<10)), work(t, square(1<<14)); large <= allowed*small+slack {
		t.Errorf("%v for %d, %v for %d", small, 1<<10, large, 1<<14)
	}
}
