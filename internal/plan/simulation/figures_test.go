package simulation

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// Values of a result.
func halfTime(r Result) float64 { return r.HalfTime }
func use(r Result) float64      { return r.Use }
func late(r Result) float64     { return float64(r.Often) }
func forecastOn(day int) func(Result) float64 {
	return func(r Result) float64 { return r.Forecasts[day] }
}
func forecastError(day int) func(Result) float64 {
	return func(r Result) float64 { return r.Forecasts[day] - r.Readiness }
}

// returned returns which part of the cards rated again at first sight, three days
// or more before the interview, were asked on a later day.
func returned(list []Result) float64 {
	again, back := 0, 0
	for _, r := range list {
		again += r.Again
		back += r.Returned
	}
	return float64(back) / float64(max(1, again))
}

// figures returns what else the plan promises, in Markdown.
func (tb *table) figures() string {
	var b strings.Builder
	b.WriteString("| days × minutes a day | forecast on the first day | reached | half-way | one step ahead half-way | often asked cards after the first rarely asked one | again at first sight, back on a later day | minutes used |\n|---|---|---|---|---|---|---|---|\n")
	for i, set := range tb.settings {
		fmt.Fprintf(&b, "| %v |", set)
		for _, v := range []func(Result) float64{forecastOn(0), readiness, halfTime} {
			mean, _ := meanOf(tb.plan(i), v)
			fmt.Fprintf(&b, " %.3f |", mean)
		}
		step, _ := meanOf(tb.oneStep(i), halfTime)
		after, _ := meanOf(tb.plan(i), late)
		used, _ := meanOf(tb.plan(i), use)
		fmt.Fprintf(&b, " %.3f | %.1f | %.3f | %.3f |\n", step, after, returned(tb.plan(i)), used)
	}
	return b.String()
}

// checkFigures holds the plan to what else it promises to a learner who fits the
// model.
func (tb *table) checkFigures(t *testing.T) {
	t.Helper()
	for i, set := range tb.settings {
		checkForecast(t, set, tb.plan(i), 0)
		if behind, se := lead(tb.plan(i), tb.oneStep(i), halfTime); behind < -0.005-2*se {
			t.Errorf("%v: half-way %.4f ± %.4f behind one step ahead", set, -behind, se)
		}
		if after, _ := meanOf(tb.plan(i), late); after > 0 {
			t.Errorf("%v: %.1f often asked cards come after the first rarely asked one", set, after)
		}
		if back := returned(tb.plan(i)); back < leastReturned(set) {
			t.Errorf("%v: %.3f of the cards rated again at first sight come back on a later day", set, back)
		}
	}
}

// leastReturned is which part of the cards rated again at first sight comes back on a
// later day at least. In a week of few minutes other cards gain too much more.
func leastReturned(set Setting) float64 {
	if set.Days < 10 {
		return 0.8
	}
	return 0.95
}

func checkForecast(t *testing.T, set Setting, results []Result, day int) {
	t.Helper()
	if off, se := meanOf(results, forecastError(day)); math.Abs(off) > 0.02+2*se {
		t.Errorf("%v: the forecast on day %d is %.4f ± %.4f off", set, day, off, se)
	}
}

// missedDays returns the plan's results with a learner who misses five days and
// then goes on for as many minutes as before.
func missedDays(t *testing.T, set Setting, seeds int) (resumed int, results []Result) {
	l := Learner{Missed: Missed{First: set.Days / 4, Days: 5}}
	policies := Policies()
	return l.Missed.after(), runSeeds(t, set, l, policies[len(policies)-1], seeds)
}

func TestForecastHoldsAfterMissedDays(t *testing.T) {
	set := Setting{14, 20}
	day, results := missedDays(t, set, 3)
	checkForecast(t, set, results, day)
}

func TestCardsRatedAgainAtFirstSightComeBack(t *testing.T) {
	policies := Policies()
	results := runSeeds(t, Setting{12, 30}, Learner{}, policies[len(policies)-1], 3)
	if back := returned(results); back < 0.95 {
		t.Errorf("%.3f of the cards rated again at first sight come back on a later day", back)
	}
}

// TestMeasureMissedDays prints forecasts after missed days, and what is reached.
func TestMeasureMissedDays(t *testing.T) {
	if !*full {
		t.Skip("takes long; run it with -full, or make simulate")
	}
	fmt.Print("\nFive days missed, and the minutes resumed.\n\n| days × minutes a day | forecast on the first day | forecast after the missed days | reached | off, standard error |\n|---|---|---|---|---|\n")
	for _, set := range []Setting{{14, 20}, {30, 20}, {30, 40}, {60, 20}} {
		day, results := missedDays(t, set, max(3, *seeds/2))
		fmt.Printf("| %v |", set)
		for _, v := range []func(Result) float64{forecastOn(0), forecastOn(day), readiness} {
			mean, _ := meanOf(results, v)
			fmt.Printf(" %.3f |", mean)
		}
		off, se := meanOf(results, forecastError(day))
		fmt.Printf(" %+.4f, %.4f |\n", off, se)
		checkForecast(t, set, results, day)
	}
}
