package ui

import (
	"fmt"
	"strings"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/humanize"
)

// Score returns what a session has come to, the total last: there it stands
// right above the prompt, however much there is to say.
func (d Drill) Score(score drill.Score, elapsed time.Duration) []string {
	lines := d.p.Section(nil, "Missed", d.misses(score.Missed))
	lines = d.p.Section(lines, "Points missed", d.misses(score.Incomplete))
	lines = d.p.Section(lines, "Flagged", d.names(score.Flagged))
	if score.All.Asked > 0 {
		lines = d.p.Section(lines, "By topic", d.tallies(score.Topics))
		lines = d.p.Section(lines, "By difficulty", d.tallies(score.Difficulties))
	}
	if score.All.Asked > 0 {
		lines = d.p.Section(lines, "Where you stand", d.status())
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return append(lines, d.Total(score, elapsed))
}

// Total returns the last line of Score.
func (d Drill) Total(score drill.Score, elapsed time.Duration) string {
	total := "nothing rated"
	if score.All.Asked > 0 {
		total = fmt.Sprintf("recalled %d of %d", score.All.Recalled, score.All.Asked)
	}
	rest := []string{"", humanize.Clock(elapsed)}
	if score.Skipped > 0 {
		rest = append(rest, fmt.Sprintf("%d skipped", score.Skipped))
	}
	return " " + d.p.Style(Strong, total) + d.p.Style(Muted, d.dots(rest...))
}

func (d Drill) misses(misses []drill.Miss) []string {
	var lines []string
	for _, m := range misses {
		lines = append(lines, d.names([]*bank.Card{m.Card})...)
		for _, i := range m.Points {
			lines = append(lines, d.p.Item("     "+d.p.Glyph("•", "-")+" ", m.Card.KeyPoints[i])...)
		}
	}
	return lines
}

func (d Drill) names(cards []*bank.Card) []string {
	var lines []string
	for _, c := range cards {
		lines = append(lines, d.cut("   "+d.p.Style(Code, c.Name()), 0))
	}
	return lines
}

// tallies returns groups one below the other, each with a bar where there is
// room for it.
func (d Drill) tallies(groups []drill.GroupScore) []string {
	const bar = 20
	name, count := 0, 0
	counts := make([]string, len(groups))
	for i, g := range groups {
		counts[i] = fmt.Sprintf("%d of %d", g.Recalled, g.Asked)
		name, count = max(name, Width(g.Name)), max(count, len(counts[i]))
	}
	var lines []string
	for i, g := range groups {
		line := "   " + PadRight(d.p.Style(Normal, g.Name), name) + "  " + PadLeft(counts[i], count)
		if !d.p.Plain && Width(line)+2+bar <= d.p.Width {
			share := float64(g.Recalled) / float64(g.Asked)
			line += "  " + d.p.Bar(share, bar, Good)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}
