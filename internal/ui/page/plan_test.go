package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"djq/internal/golden"
	"djq/internal/memory"
	"djq/internal/plan"
	"djq/internal/ui"
	"djq/internal/ui/uitest"
)

// plans are what can be planned: nothing seen yet, in the middle, and the ends.
func plans(t testing.TB) map[string]PlanSummary {
	t.Helper()
	today, err := memory.ParseDay("2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	pace := 0.45
	middle := PlanSummary{
		PlanStatus: PlanStatus{
			Standing: memory.Standing{
				Cards: 91, Suspended: 12, Today: memory.Readiness{Coverage: 0.21, Recall: 0.8}, Interview: today + 25,
				StopNow: memory.Readiness{Coverage: 0.21, Recall: 0.5}, Expected: &memory.Readiness{Coverage: 0.8, Recall: 0.75},
			},
			Today: today, Filter: "--topic orm,views", Minutes: 15, ShareCards: 9, ShareTime: 21, More: true,
		},
		Daily: 15, Bound: 0.61, Pace: &pace, PaceDays: 7,
		Topics: []PlanTopic{{"orm", 0.11, 0.625}, {"a-topic-of-another-bank\x1b[31m", 0.2, 1}, {"views", 0.3, 0.5}, {"auth", 0, 0.6}},
		Half:   0.37, Twice: 0.903, Unseen: []string{"orm/a", "orm/b"},
		Model: plan.DefaultModel(), Own: 312,
	}
	first := middle
	first.Standing.Today, first.Standing.StopNow, first.Standing.Suspended = memory.Readiness{}, memory.Readiness{}, 0
	first.Filter, first.Own, first.Daily, first.Standing.Interview, first.Pace = "", 0, 20, today+1, nil
	first.ShareCards, first.ShareTime = 1, 1
	for i := range 96 {
		first.Unseen = append(first.Unseen, fmt.Sprint("views/", i))
	}
	done := middle
	done.Standing.Interview, done.ShareCards, done.Unseen, done.Bound = today, 0, nil, 0
	idle := done
	idle.Minutes, idle.Daily = 0, 0
	weekend := done
	weekend.Minutes, weekend.ByWeekday, weekend.Weekdays = 0, true, []WeekdayMinutes{{time.Monday, 0}, {time.Saturday, 60}}
	known := done
	known.More = false
	suspended := middle
	suspended.Standing = memory.Standing{Suspended: 91, Interview: today + 25, Expected: &memory.Readiness{}}
	return map[string]PlanSummary{"middle": middle, "first": first, "done": done, "idle": idle, "known": known, "suspended": suspended, "weekend": weekend}
}

func TestPlanMatchesItsGoldenFiles(t *testing.T) {
	for name, v := range plans(t) {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, p := range []struct {
				name string
				ui.Printer
			}{
				{"40", ui.Printer{Width: 40}}, {"80", ui.Printer{Width: 80}}, {"200", ui.Printer{Width: 200}},
				{"40, colour", ui.Printer{Width: 40, Color: true}}, {"80, colour", ui.Printer{Width: 80, Color: true}},
				{"80, plain", ui.Printer{Width: 80, Plain: true}}, {"pipe", ui.Printer{}},
			} {
				fmt.Fprintf(&b, "== %s\n", p.name)
				if lines := len(Plan(p.Printer, v)); p.Width >= 80 && lines >= 24 {
					t.Errorf("%s: the first page has %d lines", p.name, lines)
				}
				for _, line := range append(Plan(p.Printer, v), ExplainPlan(p.Printer, v)...) {
					if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
						t.Error(err)
					}
					if p.Width > 0 && ui.Width(line) > p.Width && !strings.Contains(line, "djq") {
						t.Errorf("%d columns: %q takes %d", p.Width, line, ui.Width(line))
					}
					b.WriteString(strings.ReplaceAll(line, "\x1b", "\\e") + "\n")
				}
			}
			golden.Compare(t, "testdata/plan/"+name+".golden", b.String())
		})
	}
}
