package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/memory"
)

// heatLabels is the room left of a heat map, for the days' names.
const heatLabels = 5

// heat is the calendar of a heat map: weeks from first to last, Mondays on
// top.
type heat struct {
	from, to memory.Day // the first and the last day
	monday   memory.Day // of the week of from
	weeks    int
	reviews  map[memory.Day]int
	step     int // reviews of a day that one shade stands for
}

// newHeat returns the calendar of days with reviews, of which there is one,
// up to today.
func newHeat(days []history.DaySum, today memory.Day) heat {
	h := heat{from: days[0].Day, to: today, reviews: map[memory.Day]int{}}
	h.monday = h.from - memory.Day(weekday(h.from))
	h.weeks = int(h.to-h.monday)/7 + 1
	var counts []int
	for _, d := range days {
		h.reviews[d.Day] = d.N
		counts = append(counts, d.N)
	}
	// The darkest shade is for about every fifth day of study: one day of a
	// hundred reviews must not make all others look idle.
	slices.Sort(counts)
	many := counts[(len(counts)-1)*4/5]
	h.step = max(1, many/(len(shades)-2))
	if h.step > 20 {
		h.step -= h.step % 5
	}
	return h
}

// weekday returns the day of the week, 0 for Monday to 6.
func weekday(d memory.Day) int { return (int(d.Time().Weekday()) + 6) % 7 }

// shades are the characters of a day by its reviews: none, up to one step, up
// to two, up to three, more. They differ without colour.
var shades = [...]string{"·", "░", "▒", "▓", "█"}

// shade returns the index in shades of a number of reviews.
func (h heat) shade(n int) int {
	return min((n+h.step-1)/h.step, len(shades)-1)
}

// heatWidth returns how wide the heat map of all weeks is, with square cells
// and the name of a month that begins in the last one.
func (s statsPage) heatWidth() int {
	if len(s.f.Days) == 0 {
		return 0
	}
	return heatLabels + 2*newHeat(s.f.Days, s.f.Today).weeks + 1
}

// heat returns the heat map of reviews a day, a column a week: where it is
// wider than the window, one part below the other.
func (s statsPage) heat() []string {
	const heading = "Reviews a day"
	if len(s.f.Days) == 0 {
		return s.title(heading, "none in the last year")
	}
	h := newHeat(s.f.Days, s.f.Today)
	total := 0
	for _, d := range s.f.Days {
		total += d.N
	}
	about := fmt.Sprintf("%s since %s", humanize.Number(total), humanize.DateYear(h.from))
	if s.filtered {
		about += ", of all cards"
	}
	lines := s.title(heading, about)

	room := s.p.Width - heatLabels
	cell := 2
	if h.weeks*cell > room {
		cell = 1
	}
	parts := (h.weeks*cell + room - 1) / room
	for i := range parts {
		from, to := h.weeks*i/parts, h.weeks*(i+1)/parts
		lines = append(lines, strings.TrimRight(strings.Repeat(" ", heatLabels)+s.p.Style(Muted, h.months(from, to, cell, room)), " "))
		lines = append(lines, s.p.weeks(h, from, to, cell)...)
	}
	return append(append(lines, ""), s.p.legend(heatLabels, s.p.heatLegend(h, cell))...)
}

// months returns the names of months above the weeks in which they begin. The
// first week has one too where there is room.
func (h heat) months(from, to, cell, room int) string {
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

// weeks returns a row for each day of the week.
func (p Printer) weeks(h heat, from, to, cell int) []string {
	var lines []string
	for day, name := range []string{" Mon", "", " Wed", "", " Fri", "", ""} {
		row := []run{{look{style: Muted}, name}, {look{}, strings.Repeat(" ", heatLabels-len(name))}}
		for w := from; w < to; w++ {
			d := h.monday + memory.Day(7*w+day)
			switch n := h.reviews[d]; {
			case d < h.from || d > h.to:
				row = append(row, run{look{}, strings.Repeat(" ", cell)})
			case n == 0:
				row = append(row, run{look{style: Muted}, shades[0]}, run{look{}, strings.Repeat(" ", cell-1)})
			default:
				row = append(row, run{look{style: Good}, strings.Repeat(shades[h.shade(n)], cell)})
			}
		}
		lines = append(lines, strings.TrimRight(p.join(row), " "))
	}
	return lines
}

// heatLegend says what the shades mean.
func (p Printer) heatLegend(h heat, cell int) []string {
	entries := []string{p.Style(Muted, shades[0]+" none")}
	for i := 1; i < len(shades); i++ {
		least, most := (i-1)*h.step+1, i*h.step
		meaning := fmt.Sprintf("%d–%d", least, most)
		switch {
		case i == len(shades)-1:
			meaning = fmt.Sprintf("%d or more", least)
		case least == most:
			meaning = fmt.Sprint(least)
		}
		entries = append(entries, p.Style(Good, strings.Repeat(shades[i], cell))+p.Style(Muted, " "+meaning))
	}
	return entries
}
