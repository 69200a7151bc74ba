package ui

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/memory"
)

// Readiness names readiness with its two parts, on the day of an interview
// when it is not 0, else today.
func Readiness(r memory.Readiness, day memory.Day) string {
	name := "Readiness"
	if day != 0 {
		name += " for " + humanize.Date(day)
	}
	if r.Coverage == 0 {
		return name + " 0%: nothing seen yet"
	}
	return fmt.Sprintf("%s %s: %s seen, %s of that recalled", name, humanize.Percent(r.Value()), humanize.Percent(r.Coverage), humanize.Percent(r.Recall))
}

// ReadinessBar returns a bar of width columns: what is recalled, what was seen
// and has faded, what was never seen.
func (p Printer) ReadinessBar(r memory.Readiness, width int) string {
	ready, seen := filled(r.Value(), width), filled(r.Coverage, width)
	return p.Style(Good, strings.Repeat(fullMark, ready)) +
		p.Style(Fair, strings.Repeat(partMark, seen-ready)) +
		p.Style(Muted, strings.Repeat(emptyMark, width-seen))
}

// ReadinessLegend says what the parts of a ReadinessBar mean.
func (p Printer) ReadinessLegend() []string {
	return []string{
		p.Style(Good, strings.Repeat(fullMark, 2)) + p.Style(Muted, " ready"),
		p.Style(Fair, strings.Repeat(partMark, 2)) + p.Style(Muted, " seen, but faded"),
		p.Style(Muted, strings.Repeat(emptyMark, 2)+" not seen yet"),
	}
}
