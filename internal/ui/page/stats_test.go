package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/golden"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/ui"
)

// studied returns figures after so many days of study up to a Wednesday, with
// most Sundays free.
func studied(t testing.TB, days int) stats.Figures {
	t.Helper()
	today, err := memory.ParseDay("2026-07-01")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, uint64(days)))
	f := stats.Figures{Today: today, Suspended: 3, Uncounted: 1}
	var all []event.DaySum
	for d := today - memory.Day(days) + 1; d <= today; d++ {
		if n := 5 + random.IntN(40); d.Time().Weekday() != time.Sunday || random.IntN(3) == 0 {
			all = append(all, event.DaySum{Day: d, N: n})
		}
	}
	for _, d := range all {
		if d.Day > today-stats.HeatDays {
			f.Days = append(f.Days, d)
		}
	}
	f.Streak = stats.StreakOf(all, today)
	f.All = group("", 163, 128, 0.81, 3214)
	f.Topics = []stats.Group{
		group("async", 14, 14, 0.93, 120), group("auth", 18, 12, 0.71, 300), group("orm", 41, 36, 0.84, 812),
		group("a-long-topic-of-another-bank", 9, 0, 0, 0), group("views", 3, 3, 1, 4),
	}
	f.Difficulties = []stats.Group{group("easy", 50, 50, 0.95, 900), group("medium", 80, 60, 0.82, 1500), group("hard", 33, 18, 0.61, 814)}
	for i := range stats.DueDays {
		f.Due = append(f.Due, stats.DueCount{Day: today + memory.Day(i), Cards: max(0, random.IntN(14)-3)})
	}
	f.Due[0].Cards = 17
	f.Leeches = []stats.Leech{
		{Card: "orm/n-plus-one", Lapses: 9, Suspended: true}, {Card: "auth/session-fixation", Lapses: 7},
		{Card: "queries/a-card-with-a-name-that-is-long", Lapses: 6},
	}
	f.Flagged = []string{"orm/select-for-update", "views/mixins"}
	return f
}

func group(name string, cards, seen int, recall float64, reviews int) stats.Group {
	coverage := float64(seen) / float64(cards)
	return stats.Group{
		Name: name, Cards: cards, Seen: seen,
		Readiness: memory.Readiness{Coverage: coverage, Recall: recall},
		Reviews:   reviews, MS: reviews * (30000 + 1000*cards/5),
		Passed:    stats.Fraction{Part: reviews * 3 / 4, Of: reviews},
		Recalled:  stats.Fraction{Part: int(float64(reviews/2) * recall), Of: reviews / 2},
		Predicted: 0.9,
	}
}

func TestStatsMatchTheirGoldenFiles(t *testing.T) {
	for name, f := range map[string]stats.Figures{
		"none": {All: stats.Group{Cards: 310}}, "day": studied(t, 1), "half-year": studied(t, 180), "years": studied(t, 800),
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, p := range []struct {
				name string
				ui.Printer
			}{
				{"40", ui.Printer{Width: 40}}, {"80", ui.Printer{Width: 80}}, {"120", ui.Printer{Width: 120}},
				{"200", ui.Printer{Width: 200}}, {"80, colour", ui.Printer{Width: 80, Color: true}},
				{"80, plain", ui.Printer{Width: 80, Plain: true}}, {"30", ui.Printer{Width: 30}}, {"pipe", ui.Printer{}},
			} {
				fmt.Fprintf(&b, "== %s\n", p.name)
				all := StatsOptions{All: true}
				first := StatsOptions{Plan: &PlanStatus{
					Today: f.Today, ShareCards: 9, ShareTime: 21, Minutes: 20,
					Standing: memory.Standing{
						Cards: 163, Interview: f.Today + 9,
						StopNow: memory.Readiness{Coverage: 0.5, Recall: 0.4}, Expected: &memory.Readiness{Coverage: 0.8, Recall: 0.75},
					},
				}}
				lines := Stats(p.Printer, f, first)
				if p.Width >= 80 && len(lines) >= 24 {
					t.Errorf("%s: the first page has %d lines", p.name, len(lines))
				}
				lines = append(append(lines, "-- all"), Stats(p.Printer, f, all)...)
				for _, line := range lines {
					b.WriteString(strings.ReplaceAll(line, "\x1b", "\\e") + "\n")
				}
			}
			golden.Compare(t, "testdata/stats/"+name+".golden", b.String())
		})
	}
}

// TestStatsFitTheWindow holds that a page fits its window, shows every day of the last
// year once, and says the same whatever the window.
func TestStatsFitTheWindow(t *testing.T) {
	for _, days := range []int{1, 2, 7, 8, 29, 61, 150, 364, 365, 366, 900} {
		f := studied(t, days)
		for width := 1; width <= 230; width += 1 + width/12 {
			marks := 0
			for _, line := range Stats(ui.Printer{Width: width}, f, StatsOptions{Filtered: true, All: true}) {
				// Commands are to be copied, whole.
				if ui.Width(line) > width && !strings.Contains(line, "djq history suspend") && strings.Contains(line, " ") {
					t.Errorf("%d days, width %d: a line of %d columns: %q", days, width, ui.Width(line), line)
				}
				marks += strings.Count(line, "%")
			}
			if marks < 10 {
				t.Errorf("%d days, width %d: only %d percentages", days, width, marks)
			}
			if width < minPage {
				continue
			}
			cells := heatCells(statsPage{ui.Printer{Width: width}, f, StatsOptions{All: true}}.heat())
			want := int(f.Today-f.Days[0].Day) + 1
			if days > 1 && cells != want {
				t.Errorf("%d days, width %d: the heat map shows %d days, want %d", days, width, cells, want)
			}
		}
	}
}

// heatCells counts the days that a heat map shows.
func heatCells(lines []string) int {
	const margin = 5 // left of the days
	one, two := 0, 0
	for _, line := range lines[:len(lines)-1] {
		if ui.Width(line) < margin || strings.Contains(line, "none") || strings.Contains(line, "Reviews") {
			continue
		}
		cells := []rune(line)[margin:]
		for _, c := range cells {
			if strings.ContainsRune("·░▒▓█", c) {
				one++
			}
			if strings.ContainsRune("░▒▓█", c) {
				two++
			}
		}
	}
	if strings.Contains(strings.Join(lines, ""), "░░ 1") {
		return one - two/2
	}
	return one
}

func TestStatsPrintNoControls(t *testing.T) {
	f := studied(t, 3)
	const hostile = "a\x1b[31m\u009bb\nc"
	f.Topics[0].Name = hostile
	f.Leeches[1].Card, f.Flagged[0] = hostile, hostile
	for _, p := range []ui.Printer{{Width: 40}, {Width: 120}, {Plain: true}} {
		for _, line := range Stats(p, f, StatsOptions{All: true}) {
			if strings.ContainsAny(line, "\x1b\u009b\n") {
				t.Errorf("%q", line)
			}
		}
	}
}

func TestStatsSayWhatIsMissing(t *testing.T) {
	f := stats.Figures{All: group("", 4, 1, 1, 1), Due: studied(t, 1).Due, Today: studied(t, 1).Today}
	f.All.Recalled = stats.Fraction{}
	f.Streak = stats.Streak{Longest: 1, Studied: 1}
	for i := range f.Due {
		f.Due[i].Cards = 0
	}
	for i := range 2 * maxNamed {
		f.Flagged = append(f.Flagged, fmt.Sprint("orm/", i))
	}
	f.Leeches = []stats.Leech{{Card: "orm/0", Lapses: 6, Suspended: true}}
	page := strings.Join(Stats(ui.Printer{Width: 80}, f, StatsOptions{Filtered: true, All: true}), "\n")
	for _, want := range []string{
		"0 days in a row", "not yet today", "– recalled", "Reviews per day · none in the last year",
		"Due in the next 30 days · 0 cards", "… and 10 more: see --json", "6 lapses, suspended",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	if strings.Contains(page, "Suspend one") {
		t.Error("the only leech is suspended, and the page says how to suspend it")
	}
	words := strings.Join(Stats(ui.Printer{Plain: true}, f, StatsOptions{Filtered: true, All: true}), "\n")
	for _, want := range []string{
		"no card came back", "Reviews in the last year, of all cards\nnone", "Today: 0", "orm/19",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in\n%s", want, words)
		}
	}
}
