package ui

import (
	"slices"
	"strings"
	"time"

	"djq/internal/humanize"
	"djq/internal/memory"
)

// heatMargin is the room left of a heat map, for the names of days.
const heatMargin = 5

// HeatMap is a calendar of counts a day, a column a week, with Mondays on top.
// See NewHeatMap.
type HeatMap struct {
	from, to memory.Day // the first and the last day
	monday   memory.Day // of the week of from
	weeks    int
	counts   map[memory.Day]int
	step     int // how many one shade covers
}

// NewHeatMap returns the calendar from the first day with a count to the last
// day. There must be one such day, and no count below 1.
func NewHeatMap(counts map[memory.Day]int, last memory.Day) HeatMap {
	h := HeatMap{from: last, to: last, counts: counts}
	var sorted []int
	for day, n := range counts {
		h.from = min(h.from, day)
		sorted = append(sorted, n)
	}
	h.monday = h.from - memory.Day(weekday(h.from))
	h.weeks = int(h.to-h.monday)/7 + 1
	// The darkest shade is for about every fifth of these days: one day of a
	// hundred must not make all others look idle.
	slices.Sort(sorted)
	many := sorted[(len(sorted)-1)*4/5]
	h.step = max(1, many/(len(shades)-2))
	if h.step > 20 {
		h.step -= h.step % 5
	}
	return h
}

// Width returns how wide the map of all weeks is, with square cells and the
// name of a month that begins in the last one.
func (h HeatMap) Width() int { return heatMargin + 2*h.weeks + 1 }

// weekday returns the day of the week, 0 for Monday to 6.
func weekday(d memory.Day) int { return (int(d.Time().Weekday()) + 6) % 7 }

// shades are the characters of a day by its count: none, up to one step, up
// to two, up to three, more. They differ without colour.
var shades = [...]string{"·", "░", "▒", "▓", "█"}

// shade returns the index in shades of a count.
func (h HeatMap) shade(n int) int {
	return min((n+h.step-1)/h.step, len(shades)-1)
}

// HeatMap returns a heat map with its legend: where it is wider than the
// printer, one part below the other.
func (p Printer) HeatMap(h HeatMap) []string {
	room := p.Width - heatMargin
	cell := 2
	if h.weeks*cell > room {
		cell = 1
	}
	parts := (h.weeks*cell + room - 1) / room
	var lines []string
	for i := range parts {
		from, to := h.weeks*i/parts, h.weeks*(i+1)/parts
		lines = append(lines, strings.TrimRight(PadLeft("", heatMargin)+p.Style(Muted, h.months(from, to, cell, room)), " "))
		lines = append(lines, p.heatWeeks(h, from, to, cell)...)
	}
	return append(append(lines, ""), p.Legend(heatMargin, p.heatLegend(h, cell))...)
}

// months returns the names of months above the weeks in which they begin. The
// first week has one too where there is room.
func (h HeatMap) months(from, to, cell, room int) string {
	line := ""
	for w := from; w < to; w++ {
		monday := h.monday + memory.Day(7*w)
		day := monday.Time()
		begins := day.AddDate(0, 0, 6).Day() <= 7
		if begins {
			day = day.AddDate(0, 0, 6)
		}
		column := (w - from) * cell
		if w == from && !begins {
			// The next month begins in the week after its last day.
			rest := time.Date(day.Year(), day.Month()+1, 1, 0, 0, 0, 0, time.UTC)
			next := int(rest.Sub(day).Hours()) / 24 / 7 * cell
			begins = next >= len("Jan ") || to-from == 1
		}
		if name := day.Format("Jan"); begins && column >= len(line) && column+len(name) <= room {
			line += strings.Repeat(" ", column-len(line)) + name + " "
		}
	}
	return strings.TrimRight(line, " ")
}

// heatWeeks returns a row for each day of the week.
func (p Printer) heatWeeks(h HeatMap, from, to, cell int) []string {
	var lines []string
	for day, name := range []string{" Mon", "", " Wed", "", " Fri", "", ""} {
		row := []run{{textStyle{style: Muted}, name}, {textStyle{}, strings.Repeat(" ", heatMargin-len(name))}}
		for w := from; w < to; w++ {
			d := h.monday + memory.Day(7*w+day)
			switch n := h.counts[d]; {
			case d < h.from || d > h.to:
				row = append(row, run{textStyle{}, strings.Repeat(" ", cell)})
			case n == 0:
				row = append(row, run{textStyle{style: Muted}, shades[0]}, run{textStyle{}, strings.Repeat(" ", cell-1)})
			default:
				row = append(row, run{textStyle{style: Good}, strings.Repeat(shades[h.shade(n)], cell)})
			}
		}
		lines = append(lines, strings.TrimRight(p.join(row), " "))
	}
	return lines
}

// heatLegend says what the shades mean.
func (p Printer) heatLegend(h HeatMap, cell int) []string {
	entries := []string{p.Style(Muted, shades[0]+" none")}
	for i := 1; i < len(shades); i++ {
		from, to := (i-1)*h.step+1, i*h.step
		meaning := humanize.Number(from) + "–" + humanize.Number(to)
		switch {
		case i == len(shades)-1:
			meaning = humanize.Number(from) + " or more"
		case from == to:
			meaning = humanize.Number(from)
		}
		entries = append(entries, p.Style(Good, strings.Repeat(shades[i], cell))+p.Style(Muted, " "+meaning))
	}
	return entries
}
