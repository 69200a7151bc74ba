package page

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/ui"
)

// tile is one figure with what belongs to it.
type tile struct {
	figure, label string
	more          []string
}

// tiles returns the single figures, side by side.
func (s statsPage) tiles() []string {
	all := []tile{s.streak(), s.recall(), s.time(), s.dueSoon()}
	for columns := len(all); ; columns /= 2 {
		lines, width := grid(s.p, all, columns)
		if width <= s.p.Width || columns == 1 {
			return lines
		}
	}
}

// grid returns tiles in so many columns, and the width of it.
func grid(p ui.Printer, tiles []tile, columns int) (lines []string, width int) {
	const gap = 3
	widths := make([]int, columns)
	for i, t := range tiles {
		for _, line := range append([]string{t.figure + " " + t.label}, t.more...) {
			widths[i%columns] = max(widths[i%columns], ui.Width(line))
		}
	}
	for _, w := range widths {
		width += w + gap
	}
	for len(tiles) > 0 {
		row := tiles[:columns]
		tiles = tiles[columns:]
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, tileRow(p, row, widths, gap)...)
	}
	return lines, 1 + width - gap
}

func tileRow(p ui.Printer, row []tile, widths []int, gap int) []string {
	var lines []string
	for i := 0; ; i++ {
		line, more := " ", false
		for column, t := range row {
			text := ""
			switch {
			case i == 0:
				text = p.Style(ui.Strong, t.figure) + " " + t.label
			case i <= len(t.more):
				text = p.Style(ui.Muted, t.more[i-1])
			}
			more = more || i <= len(t.more)
			line += ui.PadRight(text, widths[column]+gap)
		}
		if !more {
			return lines
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
}

func (s statsPage) streak() tile {
	streak := s.f.Streak
	return tile{humanize.Count(streak.Days, "day"), "in a row", []string{
		todayInStreak(streak), "longest " + humanize.Number(streak.Longest), humanize.Count(streak.Studied, "day") + " studied",
	}}
}

// recall compares how often cards were recalled with the prediction.
func (s statsPage) recall() tile {
	r := s.f.All.Recalled
	if r.Of == 0 {
		return tile{"–", "recalled", []string{"no card came back", "on a later day yet"}}
	}
	return tile{humanize.Percent(r.Value()), "recalled", []string{
		humanize.Percent(s.f.All.Predicted) + " predicted", "of " + humanize.Number(r.Of) + " repeats",
	}}
}

func (s statsPage) time() tile {
	all := s.f.All
	return tile{humanize.Pace(perCard(all)), "a card", []string{humanize.Count(all.Reviews, "review"), humanize.Total(milliseconds(all.MS)) + " in all"}}
}

func (s statsPage) dueSoon() tile {
	due := s.f.Due
	if plan := s.o.Plan; plan != nil {
		return tile{humanize.Count(plan.ShareCards, "card"), "to ask today", []string{
			"by the plan;", humanize.Number(due[0].Cards) + " due by FSRS",
		}}
	}
	return tile{humanize.Number(due[0].Cards), "due today", []string{
		humanize.Number(due[1].Cards) + " tomorrow", fmt.Sprintf("%s in %d days", humanize.Number(dueIn(due)), len(due)),
	}}
}
