package drillview

import (
	"slices"
	"strings"
	"time"

	"djq/internal/answer"
	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/ui"
)

// View shows a session: the card that is asked, as far as it has been shown.
// What it returns stays on the screen; what is redrawn there is in Live, Points,
// Writing and Help.
type View struct {
	p      ui.Printer
	s      *drill.Session
	writes bool
	memory *Memory    // nil where ratings change no schedule
	points PointsPage // on the screen

	checked map[*bank.Card][]answer.Result // of written answers
}

// New returns the view of a session, in which answers may be written
// before they are shown. Lines end before the last column, and on wide screens
// where prose ends.
func New(p ui.Printer, s *drill.Session, writes bool) View {
	if p.Width > 0 {
		p.Width = min(max(1, p.Width-1), ui.MaxProse)
	}
	return View{p: p, s: s, writes: writes}
}

// WithPoints returns the view while so many points are on the screen. Without
// it all are.
func (v View) WithPoints(shown PointsPage) View {
	v.points = shown
	return v
}

// WithChecked returns the view with what a check says of the points that the
// answers written to cards make.
func (v View) WithChecked(results map[*bank.Card][]answer.Result) View {
	v.checked = results
	return v
}

// Header returns the lines above the question: the card on the left, how far
// the session has come on the right.
func (v View) Header(elapsed time.Duration) []string {
	c := v.s.Card()
	about := []string{c.Difficulty.String(), "asked " + c.Asked.String()}
	if !c.Since.IsZero() {
		about = append(about, "since "+c.Since.String())
	}
	if ask := v.s.Ask(); ask > 1 {
		about = append(about, [...]string{"2nd", "3rd", "4th"}[ask-2]+" time")
	}
	if leech := v.leech(c); leech != "" {
		about = append(about, leech)
	}
	progress := v.progress(elapsed)

	name, details := c.Name(), v.p.Dots(about...)
	whole := v.p.Dots(name, details)
	switch {
	case v.p.Width <= 0:
		return []string{v.header(name, v.p.Dots("", details, progress), "")}
	case 1+ui.Width(whole)+2+ui.Width(progress) <= v.p.Width:
		return []string{v.header(name, v.p.Dots("", details), progress)}
	case 1+ui.Width(name)+2+ui.Width(progress) <= v.p.Width:
		return []string{v.header(name, "", progress), v.header("", details, "")}
	}
	if 1+ui.Width(details)+2+ui.Width(progress) <= v.p.Width {
		return []string{v.header(name, "", ""), v.header("", details, progress)}
	}
	return []string{v.header(name, "", ""), v.header("", details, ""), v.header("", "", progress)}
}

// header styles one line, its right part at the right edge.
func (v View) header(name, rest, right string) string {
	line := v.p.Style(ui.Heading, name) + v.p.Style(ui.Muted, rest)
	if right == "" {
		return " " + v.cut(line, 1)
	}
	line = v.cut(line, 1+2+ui.Width(right))
	gap := max(2, v.p.Width-1-ui.Width(line)-ui.Width(right))
	return " " + line + strings.Repeat(" ", gap) + v.p.Style(ui.Muted, right)
}

// cut cuts a line so that so many columns are left beside it.
func (v View) cut(line string, beside int) string {
	if v.p.Width <= 0 {
		return line
	}
	return ui.Cut(line, max(1, v.p.Width-beside))
}

// progress shows how far the session has come: in cards or, where it keeps
// within the minutes of the day, in these.
func (v View) progress(elapsed time.Duration) string {
	m, ok := v.s.Minutes(elapsed)
	if !ok {
		n, of := v.s.Position()
		return v.p.Dots(outOf(n, of), v.time(elapsed))
	}
	clock := humanize.Clock(m.Used) + " of " + humanize.Clock(m.Total)
	if m.More == 0 {
		return clock
	}
	return v.p.Dots(clock, "about "+humanize.Number(m.More)+" more")
}

// time shows how long the session has taken, and its limit.
func (v View) time(elapsed time.Duration) string {
	if limit := v.s.Limit(); limit > 0 {
		return humanize.Clock(elapsed) + " of " + humanize.Clock(limit)
	}
	return humanize.Clock(elapsed)
}

// Question returns the question, in the wording whose turn it is.
func (v View) Question() []string { return v.p.Markdown(v.Wording(), 1) }

// Wording returns the question that Question shows, as Markdown.
func (v View) Wording() string { return v.s.Card().Wording(v.timesAsked()) }

// Variant returns which wording Question shows, see bank.Card.Variant.
func (v View) Variant() int { return v.s.Card().Variant(v.timesAsked()) }

// timesAsked returns how often the card was asked before, as far as is known:
// in this session alone where ratings change no schedule.
func (v View) timesAsked() int {
	if v.memory == nil {
		return v.s.Ask() - 1
	}
	return v.memory.State(v.s.Card()).Reps
}

// Hint returns the hint.
func (v View) Hint() []string {
	return v.below("Hint", v.p.Markdown(v.s.Card().Hint, 3))
}

// Answer returns the answer, and below it the user's note.
func (v View) Answer() []string {
	c := v.s.Card()
	return append(v.below("Answer", v.p.Markdown(c.Answer, 3)), v.below("Your note", v.p.Markdown(c.Note, 3))...)
}

// below returns lines under a heading, after an empty line.
func (v View) below(heading string, lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return append([]string{"", " " + v.p.Style(ui.Heading, heading)}, lines...)
}

// References returns where to read on, and nil when the card names nothing.
func (v View) References() []string {
	var lines []string
	for _, r := range v.s.Card().Refs {
		lines = append(lines, "   "+v.p.Link(r, r))
	}
	return v.below("References", lines)
}

// Outcome returns the line that says what has happened to the card. It takes
// the place of the live lines.
func (v View) Outcome(e drill.Event) string {
	arrow := " " + v.p.Glyph("→ ", "- ")
	switch e.Action {
	case drill.Reviewed:
		var parts []string
		if n := len(e.Missed); n > 0 && n < min(len(e.Card.KeyPoints), drill.MaxPoints) {
			parts = append(parts, "missed "+letters(e.Missed))
		}
		if next := v.next(e.Card); e.Returns {
			parts = append(parts, "comes back")
		} else if next != "" {
			parts = append(parts, next)
		}
		if leech := v.leech(e.Card); leech != "" && e.Rating == memory.Again {
			parts = append(parts, leech+": S suspends it next time")
		}
		rating := v.p.Style(ratingStyle(e.Rating), e.Rating.String())
		return arrow + rating + v.p.Style(ui.Muted, v.p.Dots(append([]string{""}, parts...)...))
	case drill.Undone:
		return arrow + v.p.Style(ui.Fair, "undone")
	}
	words, ok := v.kept(e)
	if !ok {
		words = outcomes[e.Action]
	}
	return arrow + v.p.Style(ui.Muted, words)
}

var outcomes = map[drill.Action]string{
	drill.Skipped:   "skipped",
	drill.Buried:    "buried: not shown again in this session",
	drill.Suspended: "suspended: not shown again in this session",
	drill.Flagged:   "flagged: listed again at the end",
}

// ratingStyle is the style of a rating's name.
func ratingStyle(r memory.Rating) ui.Style {
	switch r {
	case memory.Again:
		return ui.Bad
	case memory.Hard:
		return ui.Fair
	}
	return ui.Good
}

// letters names points.
func letters(points []int) string {
	var names []string
	for _, i := range slices.Sorted(slices.Values(points)) {
		names = append(names, PointLetter(i))
	}
	return strings.Join(names, " ")
}
