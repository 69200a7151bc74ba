package page

import (
	"fmt"
	"strings"
	"time"

	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui"
)

const (
	// minPage is the width below which figures are written in sentences, and
	// pipePage the width that a page has where there is no screen.
	minPage  = 40
	pipePage = 80
	// minGroups is how wide the groups at least are beside what is charted,
	// and besides the space between the two.
	minGroups = 54
	besides   = 4
	// maxGroups is where rows of groups end on wide screens.
	maxGroups = 100
)

// StatsOptions say what a page of figures is about and shows.
type StatsOptions struct {
	Filtered bool        // the figures are not about all cards
	Plan     *PlanStatus // nil without a plan
	Fit      study.FitStatus
	// Interviews are the mock interviews that were finished, oldest first.
	Interviews []PastInterview
	All        bool // charts and lists too, not only what fits a small window
}

// Stats shows figures as a page. Plain output, and what is too narrow for charts, is
// words and numbers.
func Stats(p ui.Printer, f stats.Figures, o StatsOptions) []string {
	if f.Streak.Studied == 0 && f.All.Seen == 0 {
		waiting := "Nothing reviewed yet: " + humanize.Count(f.All.Cards, "card") + " to go."
		lines := []string{waiting}
		if o.Plan != nil {
			lines = append(lines, o.Plan.Interview(), "Today's share: "+o.Plan.Share()+".")
		}
		return append(lines, "Next: "+p.Style(ui.Code, "djq drill"))
	}
	page := statsPage{p, f, o}
	if p.Plain || p.Width > 0 && p.Width < minPage {
		return append(sections(page.words(), page.interviews()), MemoryFit(p, o.Fit, o.All)...)
	}
	if p.Width == 0 {
		page.p.Width = pipePage
	}
	if !o.All {
		lines := sections(page.headline(min(page.p.Width, maxGroups)), page.tiles(), page.weakest(), page.interviews())
		return append(append(lines, MemoryFit(p, o.Fit, o.All)...), page.rest(" ")...)
	}
	return append(sections(page.lines(), page.interviews()), MemoryFit(p, o.Fit, o.All)...)
}

// statsPage lays out figures.
type statsPage struct {
	p ui.Printer
	f stats.Figures
	o StatsOptions
}

func (s statsPage) lines() []string {
	left, right := s, s
	left.p.Width = max(minPage, s.heatWidth())
	right.p.Width = min(s.p.Width-left.p.Width-besides, maxGroups)
	if right.p.Width < minGroups {
		return sections(s.headline(min(s.p.Width, maxGroups)), s.tiles(), s.heat(), s.due(),
			s.groups(), s.leeches(), s.flagged())
	}
	charts, lists := sections(left.heat(), left.due()), right.groups()
	for _, remarks := range []func(statsPage) []string{statsPage.leeches, statsPage.flagged} {
		if len(charts) < len(lists) {
			charts = sections(charts, remarks(left))
		} else {
			lists = sections(lists, remarks(right))
		}
	}
	column := left.p.Width + besides
	return sections(s.headline(column+right.p.Width), s.tiles(), beside(charts, column, lists))
}

// sections returns parts one below the other, with a line between them; some
// may be empty.
func sections(parts ...[]string) []string {
	var lines []string
	for _, part := range parts {
		if len(lines) > 0 && len(part) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, part...)
	}
	return lines
}

// title returns a heading and a note beside it, in one line or two.
func (s statsPage) title(heading, about string) []string {
	if 1+ui.Width(heading)+3+ui.Width(about) <= s.p.Width {
		return []string{" " + s.p.Style(ui.Heading, heading) + s.p.Style(ui.Muted, " · "+about)}
	}
	return []string{" " + s.p.Style(ui.Heading, heading), " " + s.p.Style(ui.Muted, about)}
}

// beside puts lines to the right of others, from a column on.
func beside(left []string, column int, right []string) []string {
	lines := make([]string, max(len(left), len(right)))
	copy(lines, left)
	for i, line := range right {
		lines[i] = strings.TrimRight(ui.PadRight(lines[i], column)+line, " ")
	}
	return lines
}

// headline says how ready the learner is, and why, in lines of that width.
func (s statsPage) headline(width int) []string {
	p, all := s.p, s.f.All
	if all.Cards == 0 {
		return []string{" " + p.Style(ui.Heading, Readiness(s.standing()))}
	}
	ready := " " + p.Style(ui.Heading, ui.ReadinessTitle(all.Readiness))
	parts := p.Style(ui.Muted, ui.ReadinessParts(all.Readiness))
	var lines []string
	if ui.Width(ready)+2+ui.Width(parts) > width {
		lines, ready = []string{ready}, " "+parts
	} else {
		ready += p.Style(ui.Muted, ": ") + parts
	}
	about := fmt.Sprintf("%s, %s seen", humanize.Count(all.Cards, "card"), humanize.Number(all.Seen))
	if suspended := Suspended(s.standing()); suspended != "" {
		about += ", " + suspended
	}
	if gap := width - ui.Width(ready) - ui.Width(about); gap >= 2 {
		lines = append(lines, ready+strings.Repeat(" ", gap)+p.Style(ui.Muted, about))
	} else {
		lines = append(lines, ready, " "+p.Style(ui.Muted, about))
	}
	lines = append(lines, " "+p.ReadinessBar(all.Readiness, width-1))
	entries := p.ReadinessLegend()
	if s.f.Uncounted > 0 {
		entries = append(entries, p.Style(ui.Muted, "("+study.InterviewTopic+" topic not counted)"))
	}
	lines = append(lines, p.Legend(1, entries)...)
	if s.o.Plan != nil {
		for _, line := range ui.Wrap(s.o.Plan.Interview(), width-1) {
			lines = append(lines, " "+line)
		}
	}
	return lines
}

// standing returns how ready the learner is on the cards of the figures.
func (s statsPage) standing() memory.Standing {
	return memory.Standing{Cards: s.f.All.Cards, Suspended: s.f.Suspended, Today: s.f.All.Readiness}
}

// heatMap returns the calendar of reviews a day, which there must be.
func (s statsPage) heatMap() ui.HeatMap {
	reviews := map[memory.Day]int{}
	for _, d := range s.f.Days {
		reviews[d.Day] = d.N
	}
	return ui.NewHeatMap(reviews, s.f.Today)
}

// heatWidth returns how wide the heat map of all weeks is.
func (s statsPage) heatWidth() int {
	if len(s.f.Days) == 0 {
		return 0
	}
	return s.heatMap().Width()
}

// heat returns the heat map of reviews a day.
func (s statsPage) heat() []string {
	const heading = "Reviews per day"
	if len(s.f.Days) == 0 {
		return s.title(heading, "none in the last year")
	}
	total := 0
	for _, d := range s.f.Days {
		total += d.N
	}
	about := fmt.Sprintf("%s since %s", humanize.Number(total), humanize.DateYear(s.f.Days[0].Day))
	if s.o.Filtered {
		about += ", of all cards"
	}
	return append(s.title(heading, about), s.p.HeatMap(s.heatMap())...)
}

// due returns the chart of cards due on each of the next days.
func (s statsPage) due() []string {
	due := s.f.Due
	cards := make([]int, len(due))
	for i, d := range due {
		cards[i] = d.Cards
	}
	lines := s.title(s.dueTitle(), humanize.Count(dueIn(due), "card"))
	return append(lines, s.p.ColumnChart(cards, func(i int) string {
		switch {
		case i == 0:
			return "today"
		case i%7 == 0:
			return humanize.Date(due[i].Day)
		}
		return ""
	})...)
}

// dueTitle says which cards are due: under a plan others may be asked.
func (s statsPage) dueTitle() string {
	by := ""
	if s.o.Plan != nil {
		by = " by FSRS"
	}
	return fmt.Sprintf("Due%s in the next %d days", by, len(s.f.Due))
}

// dueIn returns how many cards are due on all of those days.
func dueIn(loads []stats.DueCount) int {
	n := 0
	for _, load := range loads {
		n += load.Cards
	}
	return n
}

func milliseconds(ms int) time.Duration { return time.Duration(ms) * time.Millisecond }

func perCard(g stats.Group) time.Duration {
	return time.Duration(g.MSPerCard() * float64(time.Millisecond))
}
