package ui

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/stats"
)

// dueRows is how many lines the bars of cards due have at most, and dueLabels
// the room left of them, for the numbers.
const (
	dueRows   = 4
	dueLabels = 5
)

// eighths are the bars of one to eight eighths of a line.
var eighths = []rune("▁▂▃▄▅▆▇█")

// due returns bars of the cards due on each of the next days.
func (s statsPage) due() []string {
	loads := s.f.Due
	most := 0
	for _, load := range loads {
		most = max(most, load.Cards)
	}
	lines := s.title(fmt.Sprintf("Due in the next %d days", len(loads)), humanize.Count(dueIn(loads), "card"))
	if most == 0 {
		return lines
	}
	most = roundUp(most)
	rows := min(dueRows, most)
	cell := max(1, min(3, (s.p.Width-dueLabels)/len(loads)))
	for row := rows - 1; row >= 0; row-- {
		label := ""
		switch row {
		case rows - 1:
			label = humanize.Number(most)
		case 0:
			label = "0"
		}
		line := []run{{look{}, strings.Repeat(" ", dueLabels-1-len(label))}, {look{style: Muted}, label}, {look{}, " "}}
		for _, load := range loads {
			line = append(line, dueBar(load, row, rows, most, cell)...)
		}
		lines = append(lines, strings.TrimRight(s.p.join(line), " "))
	}
	return append(lines, strings.Repeat(" ", dueLabels)+s.p.Style(Muted, dueDates(loads, cell)))
}

// roundUp returns the least round number that is not below n, which is
// anything up to 10, and then 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, …
func roundUp(n int) int {
	if n <= 10 {
		return max(n, 1)
	}
	for unit := 1; ; unit *= 10 {
		for _, round := range []int{12, 15, 20, 25, 30, 40, 50, 60, 80, 100} {
			if round*unit >= n {
				return round * unit
			}
		}
	}
}

// dueBar returns what a day's bar shows in one of so many rows, 0 the lowest.
func dueBar(load stats.DueCount, row, rows, most, cell int) []run {
	// Some are never shown as none.
	height := (load.Cards*rows*8 + most - 1) / most
	bar := max(1, cell-1)
	gap := run{look{}, strings.Repeat(" ", cell-bar)}
	switch level := min(8, height-8*row); {
	case level > 0:
		return []run{{look{style: Count}, strings.Repeat(string(eighths[level-1]), bar)}, gap}
	case row == 0:
		return []run{{look{style: Muted}, "·"}, {look{}, strings.Repeat(" ", bar-1)}, gap}
	}
	return []run{{look{}, strings.Repeat(" ", bar)}, gap}
}

// dueDates returns the line below the bars: today, and the date a week later,
// and so on.
func dueDates(loads []stats.DueCount, cell int) string {
	line := "today"
	for i := 7; i < len(loads); i += 7 {
		date := humanize.Date(loads[i].Day)
		if i*cell+len(date) <= len(loads)*cell {
			line = pad(line, i*cell, false) + date
		}
	}
	return line
}
