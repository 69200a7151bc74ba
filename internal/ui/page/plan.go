package page

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/plan"
	"djq/internal/study"
	"djq/internal/ui"
)

// PlanSummary is what is shown of an interview-date plan.
type PlanSummary struct {
	PlanStatus
	Daily       int              // minutes
	Weekdays    []WeekdayMinutes // those that differ, Monday first
	Bound       float64          // what no schedule can exceed
	Topics      []PlanTopic
	Half, Twice float64  // readiness with half and twice the minutes
	Pace        *float64 // readiness at the pace of the last PaceDays days, nil when that is not known
	PaceDays    int
	Unseen      []string // cards that will probably not come up
	Model       plan.Model
	Own         int // reviews that the model was drawn from
	Fit         study.FitStatus
}

// WeekdayMinutes is the minutes of one weekday.
type WeekdayMinutes struct {
	Day     time.Weekday
	Minutes int
}

// PlanTopic is a topic's part of a plan.
type PlanTopic struct {
	Name      string
	Now, Then float64 // readiness today, and expected on the day
}

// Plan returns a plan as people read it at a glance.
func Plan(p ui.Printer, v PlanSummary) []string {
	s := v.Standing
	head := fmt.Sprintf("Interview %s, %s", humanize.WeekdayDateYear(s.Interview), humanize.InDays(int(s.Interview-v.Today)))
	rest := []string{minutesADay(v), humanize.Count(s.Cards, "card")}
	for _, more := range []string{Suspended(s), v.Filter} {
		if more != "" {
			rest = append(rest, more)
		}
	}
	lines := headed(p, " "+p.Style(ui.Heading, head), p.Dots(rest...))
	if s.Cards > 0 {
		lines = p.Section(lines, "Readiness", planReadiness(p, v))
	}
	share := v.Share()
	switch next := v.Next(); {
	case next != "djq plan":
		share += ": " + next
	case v.More:
		share += "; to continue anyway: djq drill --more"
	}
	lines = append(lines, "", " "+p.Style(ui.Heading, "Today")+"  "+share)
	if s.Cards == 0 {
		return lines
	}
	if v.Daily > 0 || v.ByWeekday {
		lines = p.Section(lines, "Expected on the day with other minutes", otherMinutes(p, v))
	}
	const few = 3
	if len(v.Topics) > few {
		weakest := slices.Clone(v.Topics)
		slices.SortStableFunc(weakest, func(a, b PlanTopic) int { return cmp.Compare(a.Then, b.Then) })
		lines = p.Section(lines, "Weakest topics on the day", planTopics(p, weakest[:few]))
	}
	if n := len(v.Unseen); n > 0 {
		lines = append(lines, "")
		for _, line := range ui.Wrap(humanize.Count(n, "card")+" will probably not come up before the interview: djq plan --explain", p.Width-1) {
			lines = append(lines, " "+p.Style(ui.Muted, line))
		}
	}
	return lines
}

// planReadiness shows the readings of readiness one below the other.
func planReadiness(p ui.Printer, v PlanSummary) []string {
	s := v.Standing
	type reading struct {
		name  string
		value float64
		parts string
	}
	readings := []reading{
		{readyToday, s.Today.Value(), ui.ReadinessParts(s.Today)},
		{onTheDay + " " + readyStopNow, s.StopNow.Value(), ""},
		{readyExpected + " " + onTheDay, s.Expected.Value(), ui.ReadinessParts(*s.Expected)},
	}
	if v.Pace != nil {
		readings = append(readings, reading{"at your pace", *v.Pace, "of the last " + humanize.Count(v.PaceDays, "day")})
	}
	wide, parts := 0, 0
	for _, r := range readings {
		wide, parts = max(wide, ui.Width(r.name)), max(parts, ui.Width(r.parts))
	}
	const minBar, maxBar = 8, 24
	bar := maxBar
	if p.Width > 0 {
		const beside = len("      100%") + 2 + 2
		bar = min(bar, p.Width-beside-wide-parts)
	}
	var lines []string
	for _, r := range readings {
		line := "   " + ui.PadRight(r.name, wide) + "  " + ui.PadLeft(humanize.Percent(r.value), 5)
		if !p.Plain && bar >= minBar {
			line += "  " + p.Bar(r.value, bar, ui.Good)
		}
		muted := p.Style(ui.Muted, r.parts)
		switch {
		case r.parts == "":
			lines = append(lines, line)
		case p.Width > 0 && ui.Width(line)+2+ui.Width(r.parts) > p.Width:
			lines = append(lines, line, "     "+muted)
		default:
			lines = append(lines, line+"  "+muted)
		}
	}
	return lines
}

// minutesADay writes the minutes a day: "20 minutes a day, Sat 60, Sun 0".
func minutesADay(v PlanSummary) string {
	words := humanize.Count(v.Daily, "minute") + " a day"
	for _, w := range v.Weekdays {
		words += fmt.Sprintf(", %s %d", w.Day.String()[:3], w.Minutes)
	}
	return words
}

// otherMinutes shows what half and twice the minutes would bring, beside what
// the minutes of the plan do.
func otherMinutes(p ui.Printer, v PlanSummary) []string {
	const bar = 16
	var lines []string
	minutes := func(factor float64) string {
		if len(v.Weekdays) > 0 {
			return map[float64]string{0.5: "half the minutes", 1: "as planned", 2: "twice the minutes"}[factor]
		}
		return strconv.FormatFloat(factor*float64(v.Daily), 'f', -1, 64) + " min per day"
	}
	wide := max(len(minutes(0.5)), len(minutes(2)))
	for _, o := range []struct{ factor, value float64 }{{0.5, v.Half}, {1, v.Standing.Expected.Value()}, {2, v.Twice}} {
		line := "   " + ui.PadLeft(minutes(o.factor), wide) + "  " + ui.PadLeft(humanize.Percent(o.value), 5)
		if !p.Plain && (p.Width <= 0 || ui.Width(line)+2+bar <= p.Width) {
			line += "  " + p.Bar(o.value, bar, ui.Good)
		}
		lines = append(lines, line)
	}
	return lines
}

func planTopics(p ui.Printer, topics []PlanTopic) []string {
	const bar = 16
	wide := 0
	for _, t := range topics {
		wide = max(wide, ui.Width(markdown.CleanLine(t.Name)))
	}
	var lines []string
	if p.Width > 0 {
		const beside = len("     100% to  100%") + 3
		wide = min(wide, max(1, p.Width-beside))
	}
	for _, t := range topics {
		line := "   " + ui.PadRight(ui.Cut(markdown.CleanLine(t.Name), wide), wide) + "  " + ui.PadLeft(humanize.Percent(t.Now), 5) + p.Glyph(" → ", " to ") + ui.PadLeft(humanize.Percent(t.Then), 5)
		if !p.Plain && (p.Width <= 0 || ui.Width(line)+2+bar <= p.Width) {
			line += "  " + p.Bar(t.Then, bar, ui.Good)
		}
		lines = append(lines, line)
	}
	return lines
}

// headed returns a heading with what is said beside it, or below it where
// it does not fit.
func headed(p ui.Printer, head, rest string) []string {
	if p.Width > 0 && ui.Width(head)+3+ui.Width(rest) > p.Width {
		lines := []string{head}
		for _, l := range ui.Wrap(rest, max(10, p.Width-3)) {
			lines = append(lines, "   "+p.Style(ui.Muted, l))
		}
		return lines
	}
	return []string{head + p.Style(ui.Muted, p.Glyph(" · ", ", ")+rest)}
}
