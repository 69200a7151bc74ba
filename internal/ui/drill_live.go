package ui

import (
	"fmt"
	"strings"

	"djq/internal/drill"
	"djq/internal/memory"
)

// Live returns the last lines of the screen, which say what can be done now:
// mostly one, more where the window is narrow. more says that there are pages
// to turn. A note, if there is one, takes the place of what can be spared.
func (d Drill) Live(more bool, note string) []string {
	keys := d.s.Footer(d.Mode(true, more))
	switch d.s.Phase() {
	case drill.Question:
		return d.noted(note, d.bracketed(keys))
	case drill.Answer:
		if note != "" {
			return d.noted(note, d.ratings(false))
		}
		return d.rating(keys)
	}
	if note == "" {
		note = d.ending()
	}
	return d.apart(d.p.Style(Muted, note), d.bracketed(keys))
}

// Mode returns what the keys depend on: whether they are pressed singly, on
// the screen, and whether there are pages to turn.
func (d Drill) Mode(screen, pages bool) drill.Mode {
	_, extends := d.share()
	return drill.Mode{Screen: screen, Writes: d.writes, Pages: pages, Extends: extends}
}

// noted returns a note with keys beside it, or on narrow screens the note
// alone.
func (d Drill) noted(note, keys string) []string {
	if note == "" || 1+Width(note)+2+Width(keys) <= d.p.Width {
		return d.apart(d.p.Style(Fair, note), keys)
	}
	var lines []string
	for _, line := range Wrap(note, max(1, d.p.Width-1)) {
		lines = append(lines, " "+d.p.Style(Fair, line))
	}
	return lines
}

// apart returns one line with a part at each edge, or two lines where both do
// not fit.
func (d Drill) apart(left, right string) []string {
	gap := d.p.Width - 1 - Width(left) - Width(right)
	switch {
	case left == "":
		return []string{strings.Repeat(" ", max(0, gap+1)) + right}
	case gap < 2:
		return []string{" " + left, strings.Repeat(" ", max(0, d.p.Width-Width(right))) + right}
	}
	return []string{" " + left + strings.Repeat(" ", gap) + right}
}

// ending says why no further card is asked.
func (d Drill) ending() string {
	if d.s.TimeUp() {
		return "Time is up."
	}
	if done, _ := d.share(); done {
		return "Today's share is done."
	}
	return "All asked."
}

// rating returns the line at an answer: what was said, the rating that this
// suggests, and the ratings. What can be spared goes where they do not fit,
// and then there are more lines.
func (d Drill) rating(keys []drill.Binding) []string {
	ratings, due := d.ratings(false), d.ratings(true)
	var turn, help string
	for _, b := range keys {
		switch b.Action {
		case drill.ActTurn:
			turn = d.key(b) + keyGap
		case drill.ActHelp:
			help = keyGap + d.key(b)
		}
	}
	const gap = "    "
	for _, line := range []string{
		turn + d.said(true) + gap + due + help,
		turn + d.said(true) + gap + due,
		turn + d.said(false) + gap + due,
	} {
		if 1+Width(line) <= d.p.Width || d.p.Width <= 0 {
			return []string{" " + line}
		}
	}
	// The days are worth a line of their own.
	if 1+Width(due) <= d.p.Width {
		ratings = due
	}
	for _, line := range []string{turn + d.said(true) + help, turn + d.said(true), turn + d.said(false)} {
		if 1+Width(line) <= d.p.Width {
			return []string{" " + line, " " + ratings}
		}
	}
	return []string{" " + strings.TrimSuffix(turn, keyGap), " " + d.said(false), " " + ratings}
}

// said tells what is ticked, or how to tick; enter adds the key that takes the
// rating suggested.
func (d Drill) said(enter bool) string {
	points := d.s.Points()
	suggested, ok := d.s.Suggestion()
	switch {
	case points == 0:
		return d.p.Style(Muted, "how well?")
	case !ok:
		return d.key(d.bound(drill.ActTick))
	}
	var ticked []int
	for i := range points {
		if d.s.Said(i) {
			ticked = append(ticked, i)
		}
	}
	count := d.dots("said "+letters(ticked), fmt.Sprintf("%d of %d", len(ticked), points))
	said := d.p.Style(Muted, count+d.p.Glyph(" → ", ", suggests ")) + d.p.Style(ratingStyle(suggested), suggested.String())
	if enter {
		said += d.p.Style(Muted, " ("+d.bound(drill.ActAccept).Name("")+")")
	}
	return said
}

// ratings returns the ratings and their keys, with the days on which the card
// would be due if wanted.
func (d Drill) ratings(due bool) string {
	var parts []string
	rate := d.bound(drill.ActRate)
	for i, r := range memory.Ratings() {
		label := r.String()
		if day := d.dueLabel(r); due && day != "" {
			label = d.p.Glyph(label+" · "+day, label+" ("+day+")")
		}
		parts = append(parts, d.key(drill.Binding{Keys: rate.Keys[i : i+1], Label: label}))
	}
	return strings.Join(parts, d.p.Glyph(keyGap, ", "))
}
