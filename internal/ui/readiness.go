package ui

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/memory"
)

// ReadinessTitle writes readiness today without its parts.
func ReadinessTitle(r memory.Readiness) string {
	return "Readiness today " + humanize.Percent(r.Value())
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
