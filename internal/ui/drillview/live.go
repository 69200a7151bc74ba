package drillview

import (
	"fmt"
	"strings"

	"djq/internal/drill"
	"djq/internal/memory"
	"djq/internal/ui"
)

// Live returns the last lines of the screen, which say what can be done now:
// mostly one, more where the window is narrow. more says that there are pages
// to turn. A note, if there is one, takes the place of what can be spared.
func (v View) Live(more bool, note string) []string {
	keys := v.s.Footer(v.Mode(true, more))
	_, followUp := v.s.FollowUp()
	switch {
	case v.s.Phase() == drill.Question, followUp:
		return v.noted(note, v.bracketed(keys))
	case v.s.Phase() == drill.Answer:
		if note != "" {
			return v.noted(note, v.ratings(false))
		}
		return v.rating(keys)
	}
	if note == "" {
		note = v.ending()
	}
	return v.apart(v.p.Style(ui.Muted, note), v.bracketed(keys))
}

// Mode returns what the keys depend on: whether they are pressed singly, on
// the screen, and whether there are pages to turn.
func (v View) Mode(screen, pages bool) drill.Mode {
	_, extends := v.share()
	return drill.Mode{Screen: screen, Writes: v.writes, Pages: pages, Extends: extends}
}

// noted returns a note with keys beside it, or on narrow screens the note
// alone.
func (v View) noted(note, keys string) []string {
	if note == "" || 1+ui.Width(note)+2+ui.Width(keys) <= v.p.Width {
		return v.apart(v.p.Style(ui.Fair, note), keys)
	}
	var lines []string
	for _, line := range ui.Wrap(note, max(1, v.p.Width-1)) {
		lines = append(lines, " "+v.p.Style(ui.Fair, line))
	}
	return lines
}

// apart returns one line with a part at each edge, or two lines where both do
// not fit.
func (v View) apart(left, right string) []string {
	gap := v.p.Width - 1 - ui.Width(left) - ui.Width(right)
	switch {
	case left == "":
		return []string{strings.Repeat(" ", max(0, gap+1)) + right}
	case gap < 2:
		return []string{" " + left, strings.Repeat(" ", max(0, v.p.Width-ui.Width(right))) + right}
	}
	return []string{" " + left + strings.Repeat(" ", gap) + right}
}

// ending says why no further card is asked.
func (v View) ending() string {
	if v.s.TimeUp() {
		return "Time is up."
	}
	if done, _ := v.share(); done {
		return "Today's share is done."
	}
	return "All cards shown."
}

// rating returns the live lines at an answer: what was said, the rating that
// this suggests, and the ratings. What can be spared is left out where they do
// not fit, and then they take more lines.
func (v View) rating(keys []drill.Binding) []string {
	return v.beside(v.said(true), v.said(false), keys)
}

// RatingRows returns how many rows the live lines at an answer take at most,
// without a note, whatever is ticked.
func (v View) RatingRows() int {
	keys := v.s.Footer(v.Mode(true, true))
	rows := len(v.rating(keys))
	if v.s.Points() > 0 {
		all := make([]int, v.s.Points())
		for i := range all {
			all[i] = i
		}
		bonus := len(all) - v.s.KeyPoints()
		longest := func(enter bool) string { return v.saidThat(all, v.s.KeyPoints(), bonus, memory.Again, enter) }
		rows = max(rows, len(v.beside(longest(true), longest(false), keys)))
	}
	return rows
}

// beside returns the ratings beside what was said, with the key that accepts
// the suggestion or without, or below.
func (v View) beside(accepted, said string, keys []drill.Binding) []string {
	ratings, due := v.ratings(false), v.ratings(true)
	var turn, help string
	for _, b := range keys {
		switch b.Action {
		case drill.ActTurn:
			turn = v.key(b) + keyGap
		case drill.ActHelp:
			help = keyGap + v.key(b)
		}
	}
	const gap = "    "
	for _, line := range []string{
		turn + accepted + gap + due + help,
		turn + accepted + gap + due,
		turn + said + gap + due,
	} {
		if 1+ui.Width(line) <= v.p.Width || v.p.Width <= 0 {
			return []string{" " + line}
		}
	}
	// The days are worth a line of their own.
	if 1+ui.Width(due) <= v.p.Width {
		ratings = due
	}
	for _, line := range []string{turn + accepted + help, turn + accepted, turn + said} {
		if 1+ui.Width(line) <= v.p.Width {
			return []string{" " + line, " " + ratings}
		}
	}
	return []string{" " + strings.TrimSuffix(turn, keyGap), " " + said, " " + ratings}
}

// said returns what is ticked, or how to tick; enter adds the key that accepts
// the suggested rating.
func (v View) said(enter bool) string {
	points := v.s.Points()
	suggested, ok := v.s.Suggestion()
	switch {
	case points == 0:
		return v.p.Style(ui.Muted, "how well?")
	case !ok:
		return v.key(v.tickKeys())
	}
	var ticked []int
	for i := range points {
		if v.s.Said(i) {
			ticked = append(ticked, i)
		}
	}
	key, bonus := v.s.SaidCount()
	return v.saidThat(ticked, key, bonus, suggested, enter)
}

// saidThat returns which points were said, so many of them key points and bonus
// points, and the rating that this suggests.
func (v View) saidThat(ticked []int, key, bonus int, suggested memory.Rating, enter bool) string {
	count := v.p.Dots("said "+letters(ticked), outOf(key, v.s.KeyPoints()))
	if bonus > 0 {
		count += fmt.Sprintf(" + %d", bonus)
	}
	said := v.p.Style(ui.Muted, count+v.p.Glyph(" → ", ", suggests ")) + v.p.Style(ratingStyle(suggested), suggested.String())
	if enter {
		said += v.p.Style(ui.Muted, " ("+drill.KeyEnter.String()+")")
	}
	return said
}

// tickKeys returns the letters of the points on the screen.
func (v View) tickKeys() drill.Binding {
	b := v.bound(drill.ActTick)
	if end := min(v.points.End, len(b.Keys)); v.points.First < end {
		b.Keys = b.Keys[v.points.First:end]
	}
	return b
}

// ratings returns the ratings and their keys, with the days on which the card
// would be due if wanted.
func (v View) ratings(due bool) string {
	var parts []string
	rate := v.bound(drill.ActRate)
	for i, r := range memory.Ratings() {
		label := r.String()
		if day := v.dueLabel(r); due && day != "" {
			label = v.p.Glyph(label+" · "+day, label+" ("+day+")")
		}
		parts = append(parts, v.key(drill.Binding{Keys: rate.Keys[i : i+1], Label: label}))
	}
	return strings.Join(parts, v.p.Glyph(keyGap, ", "))
}
