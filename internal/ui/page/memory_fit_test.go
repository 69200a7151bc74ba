package page

import (
	"strings"
	"testing"

	"djq/internal/golden"
	"djq/internal/memory"
	"djq/internal/memory/fit"
	"djq/internal/study"
	"djq/internal/ui"
	"djq/internal/ui/uitest"
)

// fits are what can be said of a fit.
func fits(t testing.TB) map[string]study.FitStatus {
	t.Helper()
	day, err := memory.ParseDay("2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	// taken is a fit to somebody whose first stabilities are those of most times a
	// factor.
	taken := func(factor float64) study.FitStatus {
		p := memory.DefaultParameters()
		for i := range 4 {
			p[i] *= factor
		}
		return study.FitStatus{On: true, Reviews: 1240, Last: &study.MemoryFit{
			Day: day, Reviews: 1234, Result: fit.Result{Parameters: p, Taken: true, Scored: 800, HeldOut: 150, Default: 0.4314, Fitted: 0.4116},
		}}
	}
	refused := taken(1)
	refused.Last = &study.MemoryFit{Day: day, Reviews: 64, Result: fit.Result{HeldOut: 9, Default: 0.4116, Fitted: 0.4314}}
	short := taken(1)
	short.Last = &study.MemoryFit{Day: day, Reviews: 34}
	return map[string]study.FitStatus{
		"1 faster": taken(0.3), "2 a little faster": taken(0.6), "3 alike": taken(1), "4 slower": taken(4),
		"5 no better": refused, "6 too few later": short, "7 too few": {On: true, Reviews: 40, Earlier: 29}, "8 to come": {On: true, Reviews: 100_000, Earlier: 99_990}, "9 off": {Reviews: 200},
	}
}

func TestMemoryFitMatchesItsGoldenFile(t *testing.T) {
	var b strings.Builder
	for _, name := range []string{"1 faster", "2 a little faster", "3 alike", "4 slower", "5 no better", "6 too few later", "7 too few", "8 to come", "9 off"} {
		for _, p := range []ui.Printer{{Width: 80}, {Width: 40, Plain: true}, {}} {
			for _, line := range MemoryFit(p, fits(t)[name], true) {
				if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
					t.Error(err)
				}
				if p.Width > 0 && ui.Width(line) > p.Width {
					t.Errorf("%d columns: %q takes %d", p.Width, line, ui.Width(line))
				}
				b.WriteString(line + "\n")
			}
		}
	}
	golden.Compare(t, "testdata/memory_fit.golden", b.String())
}

func TestMemoryFitIsSilentBeforeTheFirstReview(t *testing.T) {
	if lines := MemoryFit(ui.Printer{Width: 80}, study.FitStatus{On: true}, false); len(lines) > 0 {
		t.Errorf("got %q", lines)
	}
}
