package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/plan"
	"djq/internal/study"
	"djq/internal/ui"
)

// PlanSummary is what is shown of an interview-date plan.
type PlanSummary struct {
	Date, Today memory.Day
	Minutes     int
	Weekdays    []WeekdayMinutes // those that differ, Monday first
	MinutesNow  int              // of today, before anything was studied
	Filter      string           // empty for all
	Cards       int
	Now, Then   memory.Readiness // today, and as expected on the day
	Bound       float64          // what no schedule can exceed
	Topics      []PlanTopic
	Half, Twice float64  // readiness with half and twice the minutes
	Pace        *float64 // readiness at the pace of the last PaceDays days, nil when that is not known
	PaceDays    int
	Unseen      []string
	ShareCards  int  // cards of today
	ShareTime   int  // minutes that they take
	More        bool // whether others are worth asking today too
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
	Now, Then float64
}

// Plan returns a plan as people read it at a glance.
func Plan(p ui.Printer, v PlanSummary) []string {
	head := fmt.Sprintf("Interview %s, %s", humanize.WeekdayDateYear(v.Date), humanize.InDays(int(v.Date-v.Today)))
	rest := []string{minutesADay(v), humanize.Count(v.Cards, "card")}
	if v.Filter != "" {
		rest = append(rest, markdown.CleanLine(v.Filter))
	}
	lines := headed(p, " "+p.Style(ui.Heading, head), p.Dots(rest...))
	lines = append(lines, "")
	lines = append(lines, readinessLines(p, "today", v.Now)...)
	lines = append(lines, readinessLines(p, "expected", v.Then)...)
	if v.Pace != nil {
		lines = append(lines, "   "+p.Style(ui.Muted, fmt.Sprintf("at your pace of the last %s: %s", humanize.Count(v.PaceDays, "day"), humanize.Percent(*v.Pace))))
	}

	share := "nothing worth asking"
	switch {
	case v.ShareCards == 0 && v.MinutesNow == 0 && len(v.Weekdays) > 0:
		share = "no minutes; to continue anyway: djq drill --more"
	case v.ShareCards == 0 && v.MinutesNow == 0:
		share = "no minutes: djq plan set --minutes 20"
	case v.ShareCards == 0 && v.More:
		share = "done; more: djq drill --more"
	case v.ShareCards > 0:
		share = fmt.Sprintf("%s, about %s: djq drill", humanize.Count(v.ShareCards, "card"), humanize.Count(v.ShareTime, "minute"))
	}
	lines = append(lines, "", " "+p.Style(ui.Heading, "Today")+"  "+share)
	lines = p.Section(lines, "By topic", planTopics(p, v.Topics))
	if v.Minutes > 0 || len(v.Weekdays) > 0 {
		lines = p.Section(lines, "Expected with other minutes", otherMinutes(p, v))
	}
	if n := len(v.Unseen); n > 0 {
		const maxNames = 5
		var names []string
		for _, name := range v.Unseen[:min(maxNames, n)] {
			names = append(names, "   "+p.Style(ui.Code, markdown.CleanLine(name)))
		}
		if n > maxNames {
			names = append(names, "   "+p.Style(ui.Muted, "and "+humanize.Number(n-maxNames)+" more: djq plan --json"))
		}
		lines = p.Section(lines, fmt.Sprintf("Probably never asked: %s", humanize.Count(n, "card")), names)
	}
	return lines
}

// minutesADay writes the minutes a day: "20 minutes a day, Sat 60, Sun 0".
func minutesADay(v PlanSummary) string {
	words := humanize.Count(v.Minutes, "minute") + " a day"
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
		return strconv.FormatFloat(factor*float64(v.Minutes), 'f', -1, 64) + " min per day"
	}
	wide := max(len(minutes(0.5)), len(minutes(2)))
	for _, o := range []struct{ factor, value float64 }{{0.5, v.Half}, {1, v.Then.Value()}, {2, v.Twice}} {
		line := "   " + ui.PadLeft(minutes(o.factor), wide) + "  " + ui.PadLeft(humanize.Percent(o.value), 5)
		if !p.Plain && (p.Width <= 0 || ui.Width(line)+2+bar <= p.Width) {
			line += "  " + p.Bar(o.value, bar, ui.Good)
		}
		lines = append(lines, line)
	}
	return lines
}

// readinessLines shows readiness with its two parts.
func readinessLines(p ui.Printer, name string, r memory.Readiness) []string {
	const bar = 24
	line := "   " + ui.PadRight(name, 8) + "  " + ui.PadLeft(humanize.Percent(r.Value()), 5)
	parts := ui.ReadinessParts(r)
	if !p.Plain && (p.Width <= 0 || ui.Width(line)+2+bar <= p.Width) {
		line += "  " + p.Bar(r.Value(), bar, ui.Good)
	}
	if p.Width > 0 && ui.Width(line)+2+ui.Width(parts) > p.Width {
		return []string{line, "     " + p.Style(ui.Muted, parts)}
	}
	return []string{line + "  " + p.Style(ui.Muted, parts)}
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

// ExplainPlan returns how a plan was made and how far from the best possible
// it is.
func ExplainPlan(p ui.Printer, v PlanSummary) []string {
	gap := max(0, v.Bound-v.Then.Value())
	m := v.Model
	own := "The probabilities and times below are typical values until you have reviews of your own"
	if v.Own > 0 {
		own = fmt.Sprintf("The probabilities and times below come from %s of yours, blended with typical values while there are fewer than 50 of a kind", humanize.Count(v.Own, "review"))
	}
	text := []string{
		"Every second of each remaining day has a price. Given the prices, each card can be planned on its own: it is asked on the days when " +
			"the recall gained for the interview is worth more than the seconds it takes. The prices are set so that each day is just full, " +
			"and recalculated every day from what really happened.",
		fmt.Sprintf("The same prices prove that, under this model, no schedule can be expected to reach more than %s. The plan expects %s, so it is within %s of the best possible.",
			humanize.Percent(v.Bound), humanize.Percent(v.Then.Value()), humanize.Points(gap)),
		own + ": " + fmt.Sprintf("a new card takes %.0f s and is rated again %s, hard %s, good %s, easy %s; a card seen before takes %.0f s and is recalled as FSRS predicts; asking again takes %.0f s.",
			m.NewSeconds, humanize.Percent(m.New[0]), humanize.Percent(m.New[1]), humanize.Percent(m.New[2]), humanize.Percent(m.New[3]), m.SeenSeconds, m.AgainSeconds),
		"Readiness is the average chance of recalling a card on the day, with a weight of 4 for cards that interviews ask often, 2 for sometimes and 1 for rarely. A card that you have never seen counts as a chance of 0.",
	}
	text = append(text, strings.Join(fitSentences(v.Fit), " "))
	lines := []string{"", " " + p.Style(ui.Heading, "How this plan was made")}
	width := p.Width - 3
	if p.Width <= 0 {
		width = ui.MaxProse
	}
	for i, t := range text {
		if i > 0 {
			lines = append(lines, "")
		}
		for _, l := range ui.Wrap(t, max(20, min(width, ui.MaxProse))) {
			lines = append(lines, "   "+l)
		}
	}
	return lines
}
