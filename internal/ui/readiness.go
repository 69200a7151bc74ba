package ui

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/memory"
)

// Readiness writes readiness with its two parts: "Readiness today 56%: 80%
// seen, 70% of these recalled". Day is that of an interview, or 0 for today.
func Readiness(r memory.Readiness, day memory.Day) string {
	return ReadinessTitle(r, day) + ": " + ReadinessParts(r)
}

// ReadinessTitle writes readiness without its parts.
func ReadinessTitle(r memory.Readiness, day memory.Day) string {
	on := "today"
	if day != 0 {
		on = "on " + humanize.Date(day) + " if you stop now"
	}
	return fmt.Sprintf("Readiness %s %s", on, humanize.Percent(r.Value()))
}

// ReadinessParts writes the two parts of readiness.
func ReadinessParts(r memory.Readiness) string {
	if r.Coverage == 0 {
		return "nothing seen yet"
	}
	return fmt.Sprintf("%s seen, %s of these recalled", humanize.Percent(r.Coverage), humanize.Percent(r.Recall))
}

// ReadinessBar returns a bar of width columns: what is recalled, what was seen
// and forgotten, what was never seen.
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
		p.Style(Fair, strings.Repeat(partMark, 2)) + p.Style(Muted, " seen, forgotten"),
		p.Style(Muted, strings.Repeat(emptyMark, 2)+" not seen yet"),
	}
}
