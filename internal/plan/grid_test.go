package plan

import (
	"djq/internal/memory"
	"math"
	"testing"
)

// A finer grid and more gaps change the bound by little.
func TestFinerResolutionChangesLittle(t *testing.T) {
	for _, p := range []Problem{fresh(t, 60, 160, 80, 30, 40), midway(t, 100, 25, 10)} {
		coarse := Solve(p, nil)
		fine := newSolver(p, resolution{48, 2, 1.1}).search(nil)
		if change := math.Abs(fine.Bound() - coarse.Bound()); change >= 0.003 {
			t.Errorf("%d cards: bound %.4f, on a finer grid %.4f", len(p.Cards), coarse.Bound(), fine.Bound())
		}
	}
}

func TestGridKeepsMeans(t *testing.T) {
	s := scheduler(t)
	g := newGrid(s, 60, defaultResolution)
	for i := range g.size() {
		if terms := g.spread(nil, g.at(i), 1); len(terms) == 0 || math.Abs(terms[0].fraction-1) > 1e-9 && math.Abs(terms[len(terms)-1].fraction-1) > 1e-9 {
			t.Errorf("point %d is spread to %v", i, terms)
		}
	}
	for _, m := range []memory.MemoryState{{Stability: 3, Difficulty: 4}, {Stability: 0.001, Difficulty: 1}, {Stability: 1e6, Difficulty: 10}} {
		sum := 0.0
		for _, term := range g.spread(nil, m, 0.5) {
			sum += term.fraction
		}
		if math.Abs(sum-0.5) > 1e-12 {
			t.Errorf("%v: fractions add up to %v, expected 0.5", m, sum)
		}
	}
}

func TestGapsInterpolateBetweenTabledDays(t *testing.T) {
	for first := range 40 {
		for last := first; last < first+200; last += 7 {
			g := newGaps(first, last, 1.25)
			for d := first; d <= last; d++ {
				k, f := g.at(d)
				days := float64(g.days[k])
				if f > 0 {
					days = mix(days, float64(g.days[k+1]), f)
				}
				if math.Abs(days-float64(d)) > 1e-9 {
					t.Fatalf("gaps from %d to %d: %d days are mixed to %v", first, last, d, days)
				}
			}
		}
	}
}

func TestCalendarGroupsDistantDays(t *testing.T) {
	for days := range 800 {
		p := Problem{Days: days, Seconds: []float64{50, 100}}
		slots := p.calendar()
		if len(slots) > maxSingle {
			t.Fatalf("%d days: %d slots", days, len(slots))
		}
		total := 0.0
		for i, s := range slots {
			total += s.seconds
			if single := days <= maxSingle || i < nearToday; single && s.day != i {
				t.Fatalf("%d days: slot %d is on day %d", days, i, s.day)
			}
			if i > 0 && s.day <= slots[i-1].day {
				t.Fatalf("%d days: slot %d is on day %d, the one before on %d", days, i, s.day, slots[i-1].day)
			}
		}
		if last := slots[len(slots)-1].day; last != max(1, days)-1 {
			t.Fatalf("%d days: the last slot is on day %d", days, last)
		}
		if want := 50 + 100*float64(max(1, days)-1); total != want || slots[0].day != 0 || slots[0].seconds != 50 {
			t.Fatalf("%d days: %v seconds from day %d, expected %v", days, total, slots[0].day, want)
		}
	}
}
