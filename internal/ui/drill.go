package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"djq/internal/drill"
	"djq/internal/humanize"
	"djq/internal/memory"
)

// Drill shows a session: the card that is asked, as far as it is opened up.
// What it returns stays on the screen; what is redrawn there is in Live,
// Writing and Help.
type Drill struct {
	p      Printer
	s      *drill.Session
	writes bool
	memory *DrillMemory // nil where nothing is remembered
}

// NewDrill returns the view of a session, in which answers may be written
// before they are shown. Lines end before the last column, and on wide screens
// where prose ends.
func NewDrill(p Printer, s *drill.Session, writes bool) Drill {
	if p.Width > 0 {
		p.Width = min(max(1, p.Width-1), MaxProse)
	}
	return Drill{p: p, s: s, writes: writes}
}

// Header returns what stands over the question: the card on the left, how far
// the session is on the right, in as many lines as that takes.
func (d Drill) Header(elapsed time.Duration) []string {
	c := d.s.Card()
	about := []string{c.Difficulty.String(), "asked " + c.Asked.String()}
	if !c.Since.IsZero() {
		about = append(about, "since "+c.Since.String())
	}
	if ask := d.s.Ask(); ask > 1 {
		about = append(about, [...]string{"2nd", "3rd", "4th"}[ask-2]+" time")
	}
	if leech := d.leech(c); leech != "" {
		about = append(about, leech)
	}
	n, of := d.s.Position()
	progress := d.dots(fmt.Sprintf("%d of %d", n, of), d.time(elapsed))

	name, details := c.Name(), d.dots(about...)
	whole := d.dots(name, details)
	switch {
	case d.p.Width <= 0:
		return []string{d.header(name, d.dots("", details, progress), "")}
	case 1+Width(whole)+2+Width(progress) <= d.p.Width:
		return []string{d.header(name, d.dots("", details), progress)}
	case 1+Width(name)+2+Width(progress) <= d.p.Width:
		return []string{d.header(name, "", progress), d.header("", details, "")}
	}
	if 1+Width(details)+2+Width(progress) <= d.p.Width {
		return []string{d.header(name, "", ""), d.header("", details, progress)}
	}
	return []string{d.header(name, "", ""), d.header("", details, ""), d.header("", "", progress)}
}

// header styles one line, its right part at the right edge.
func (d Drill) header(name, rest, right string) string {
	line := d.p.Style(Heading, name) + d.p.Style(Muted, rest)
	if right == "" {
		return " " + d.cut(line, 1)
	}
	line = d.cut(line, 1+2+Width(right))
	gap := max(2, d.p.Width-1-Width(line)-Width(right))
	return " " + line + strings.Repeat(" ", gap) + d.p.Style(Muted, right)
}

// cut cuts a line so that so many columns are left beside it.
func (d Drill) cut(line string, beside int) string {
	if d.p.Width <= 0 {
		return line
	}
	return Cut(line, max(1, d.p.Width-beside))
}

// dots joins what is said of one thing.
func (d Drill) dots(parts ...string) string {
	return strings.Join(parts, d.p.Glyph(" · ", ", "))
}

// time shows how long the session has taken, and its limit.
func (d Drill) time(elapsed time.Duration) string {
	if limit := d.s.Limit(); limit > 0 {
		return humanize.Clock(elapsed) + " of " + humanize.Clock(limit)
	}
	return humanize.Clock(elapsed)
}

// Question returns the question.
func (d Drill) Question() []string { return d.p.Markdown(d.s.Card().Question, 1) }

// Hint returns the hint.
func (d Drill) Hint() []string {
	return d.below("Hint", d.p.Markdown(d.s.Card().Hint, 3))
}

// Answer returns the key points to tick, each with its letter, and the
// answer.
func (d Drill) Answer() []string {
	c := d.s.Card()
	var points []string
	for i, text := range c.KeyPoints {
		letter := " "
		if i < d.s.Points() {
			letter = pointLetter(i)
		}
		points = append(points, d.p.Item("   "+d.p.Style(Key, letter)+"  ", text)...)
	}
	return append(d.below("Did you say", points), d.below("Answer", d.p.Markdown(c.Answer, 3))...)
}

// below returns lines under a heading, set off from what stands above them.
func (d Drill) below(heading string, lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return append([]string{"", " " + d.p.Style(Heading, heading)}, lines...)
}

// pointLetter names key point i, from 0.
func pointLetter(i int) string { return string(rune('a' + i)) }

// References returns where to read on, and nil when the card names nothing.
func (d Drill) References() []string {
	var lines []string
	for _, r := range d.s.Card().Refs {
		lines = append(lines, "   "+d.p.Link(r, r))
	}
	return d.below("References", lines)
}

// Outcome returns the line that takes the place of the last one when
// something has happened to the card.
func (d Drill) Outcome(e drill.Event) string {
	arrow := " " + d.p.Glyph("→ ", "- ")
	switch e.Action {
	case drill.Reviewed:
		var parts []string
		if n := len(e.Missed); n > 0 && n < min(len(e.Card.KeyPoints), drill.MaxPoints) {
			parts = append(parts, "missed "+letters(e.Missed))
		}
		switch {
		case e.Returns:
			parts = append(parts, "comes back")
		case d.memory != nil:
			parts = append(parts, "due "+humanize.RelativeDay(d.memory.State(e.Card).Due, d.memory.Today))
		}
		if leech := d.leech(e.Card); leech != "" && e.Rating == memory.Again {
			parts = append(parts, leech+": S suspends it when it comes")
		}
		rating := d.p.Style(ratingStyle(e.Rating), e.Rating.String())
		return arrow + rating + d.p.Style(Muted, d.dots(append([]string{""}, parts...)...))
	case drill.Undone:
		return arrow + d.p.Style(Fair, "undone")
	}
	words, ok := d.kept(e)
	if !ok {
		words = outcomes[e.Action]
	}
	return arrow + d.p.Style(Muted, words)
}

var outcomes = map[drill.Action]string{
	drill.Skipped:   "skipped",
	drill.Buried:    "buried: not asked again in this session",
	drill.Suspended: "suspended: not asked again in this session",
	drill.Flagged:   "flagged: named again at the end",
}

// ratingStyle is the style of a rating's name.
func ratingStyle(r memory.Rating) Style {
	switch r {
	case memory.Again:
		return Bad
	case memory.Hard:
		return Fair
	}
	return Good
}

// letters names key points.
func letters(points []int) string {
	var names []string
	for _, i := range slices.Sorted(slices.Values(points)) {
		names = append(names, pointLetter(i))
	}
	return strings.Join(names, " ")
}
