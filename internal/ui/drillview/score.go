package drillview

import (
	"strings"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/humanize"
	"djq/internal/ui"
)

// Score returns the score of a session, the total last: right above the shell's
// prompt, however much there is to say.
func (v View) Score(score drill.Score, elapsed time.Duration) []string {
	lines := v.p.Section(nil, "Missed", v.misses(score.Missed))
	lines = v.p.Section(lines, "Points missed", v.misses(score.Incomplete))
	lines = v.p.Section(lines, "Flagged", v.names(score.Flagged))
	if score.All.Asked > 0 {
		lines = v.p.Section(lines, "By topic", v.tallies(score.Topics))
		lines = v.p.Section(lines, "By difficulty", v.tallies(score.Difficulties))
	}
	if score.All.Asked > 0 {
		lines = v.p.Section(lines, "Where you stand", v.status())
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return append(lines, v.Total(score, elapsed))
}

// Total returns the last line of Score.
func (v View) Total(score drill.Score, elapsed time.Duration) string {
	total := "nothing rated"
	if score.All.Asked > 0 {
		total = "recalled " + outOf(score.All.Recalled, score.All.Asked)
	}
	rest := []string{"", humanize.Clock(elapsed)}
	if score.Skipped > 0 {
		rest = append(rest, humanize.Number(score.Skipped)+" skipped")
	}
	return " " + v.p.Style(ui.Strong, total) + v.p.Style(ui.Muted, v.p.Dots(rest...))
}

func (v View) misses(misses []drill.Miss) []string {
	var lines []string
	for _, m := range misses {
		lines = append(lines, v.names([]*bank.Card{m.Card})...)
		for _, i := range m.Points {
			lines = append(lines, v.p.Item("     "+v.p.Glyph("•", "-")+" ", m.Card.KeyPoints[i])...)
		}
	}
	return lines
}

func (v View) names(cards []*bank.Card) []string {
	var lines []string
	for _, c := range cards {
		lines = append(lines, v.cut("   "+v.p.Style(ui.Code, c.Name()), 0))
	}
	return lines
}

// tallies returns groups one below the other, each with a bar where there is
// room for it.
func (v View) tallies(groups []drill.GroupScore) []string {
	const bar = 20
	name, count := 0, 0
	counts := make([]string, len(groups))
	for i, g := range groups {
		counts[i] = outOf(g.Recalled, g.Asked)
		name, count = max(name, ui.Width(g.Name)), max(count, len(counts[i]))
	}
	var lines []string
	for i, g := range groups {
		line := "   " + ui.PadRight(v.p.Style(ui.Normal, g.Name), name) + "  " + ui.PadLeft(counts[i], count)
		if !v.p.Plain && ui.Width(line)+2+bar <= v.p.Width {
			share := float64(g.Recalled) / float64(g.Asked)
			line += "  " + v.p.Bar(share, bar, ui.Good)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// outOf writes a part of a number: "7 of 20".
func outOf(part, of int) string { return humanize.Number(part) + " of " + humanize.Number(of) }
