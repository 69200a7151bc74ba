package ui

import (
	"fmt"
	"strings"

	"djq/internal/drill"
	"djq/internal/memory"
)

// key is a key and what it does.
type key struct{ name, does string }

// keyGap stands between two of them.
const keyGap = "   "

// Live returns the last lines of the screen, which say what can be done now:
// mostly one, more where the window is narrow. more says that there are pages
// to turn. A note, if there is one, takes the place of what can be spared.
func (d Drill) Live(more bool, note string) []string {
	switch d.s.Phase() {
	case drill.Question:
		return d.noted(note, d.bracketed(d.questionKeys("Space", more)))
	case drill.Answer:
		if note != "" {
			return d.noted(note, d.ratings(false))
		}
		return d.rating(more)
	}
	if note == "" {
		note = d.ending()
	}
	return d.apart(d.p.Style(Muted, note), d.bracketed(d.endKeys()))
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

func (d Drill) endKeys() []key {
	keys := []key{{"Enter", "score"}}
	if _, more := d.share(); more {
		keys = append(keys, key{"m", "more"})
	}
	return append(keys, key{"u", "undo"})
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

// QuestionPrompt returns what stands before the input at a question in line
// mode, AnswerPrompt at an answer.
func (d Drill) QuestionPrompt() string {
	return " " + d.bracketed(d.questionKeys("Enter", false)) + " "
}

// AnswerPrompt: see QuestionPrompt.
func (d Drill) AnswerPrompt() string {
	return " " + d.said(true) + d.p.glyph(keyGap, ", ") + d.ratings(true) + ": "
}

// WritePrompt returns what stands before the answer that is written in line
// mode.
func (d Drill) WritePrompt() string { return " " + d.p.Style(Muted, "Your answer:") + " " }

// EndPrompt returns what stands before the input when all is asked in line
// mode.
func (d Drill) EndPrompt() string {
	return " " + d.p.Style(Muted, d.ending()) + " " + d.bracketed(d.endKeys()) + " "
}

func (d Drill) questionKeys(reveal string, more bool) []key {
	keys := []key{{reveal, "answer"}}
	if more {
		keys[0].does = "more"
	}
	if d.s.Card().Hint != "" && !d.s.Hinted() {
		keys = append(keys, key{"h", "hint"})
	}
	if d.writes && reveal == "Space" {
		keys = append(keys, key{"Esc", "write"})
	}
	return append(keys, key{"s", "skip"}, key{"?", "keys"})
}

// bracketed returns keys in brackets, the first as what is pressed most. Where
// they do not fit, they move together, and then those before the last go.
func (d Drill) bracketed(keys []key) string {
	gap := d.p.glyph(keyGap, ", ")
	for {
		var plain, styled []string
		for i, k := range keys {
			colon := ""
			if i == 0 {
				colon = ":"
			}
			plain = append(plain, k.name+colon+" "+k.does)
			styled = append(styled, d.p.Style(Key, k.name)+d.p.Style(Muted, colon+" "+k.does))
		}
		width := 2 + Width(strings.Join(plain, gap))
		if d.p.Width <= 0 || width < d.p.Width || len(gap) == 2 && len(keys) <= 2 {
			return d.p.Style(Muted, "[") + strings.Join(styled, gap) + d.p.Style(Muted, "]")
		}
		if len(gap) > 2 {
			gap = "  "
			continue
		}
		last := len(keys) - 1
		keys = append(keys[:last-1:last-1], keys[last])
	}
}

// rating returns the line at an answer: what was said, the rating that this
// suggests, and the ratings. What can be spared goes where they do not fit,
// and then there are more lines.
func (d Drill) rating(more bool) []string {
	ratings, due := d.ratings(false), d.ratings(true)
	turn := ""
	if more {
		turn = d.key(key{"Space", "more"}) + keyGap
	}
	const gap = "    "
	help := keyGap + d.key(key{"?", "keys"})
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
		return d.key(key{d.tickKeys(), "said it"})
	}
	var ticked []int
	for i := range points {
		if d.s.Said(i) {
			ticked = append(ticked, i)
		}
	}
	count := d.dots("said "+letters(ticked), fmt.Sprintf("%d of %d", len(ticked), points))
	said := d.p.Style(Muted, count+d.p.glyph(" → ", ", suggests ")) + d.p.Style(ratingStyle(suggested), suggested.String())
	if enter {
		said += d.p.Style(Muted, " (Enter)")
	}
	return said
}

// tickKeys names the keys that tick key points.
func (d Drill) tickKeys() string {
	last := d.s.Points() - 1
	if last == 0 {
		return pointLetter(0)
	}
	return pointLetter(0) + d.p.glyph("–", "-") + pointLetter(last)
}

// ratings returns the ratings and their keys, with the days on which the card
// would be due if wanted.
func (d Drill) ratings(due bool) string {
	var parts []string
	for _, r := range memory.Ratings() {
		does := r.String()
		if day := d.dueLabel(r); due && day != "" {
			does = d.p.glyph(does+" · "+day, does+" ("+day+")")
		}
		parts = append(parts, d.key(key{fmt.Sprint(int(r)), does}))
	}
	return strings.Join(parts, d.p.glyph(keyGap, ", "))
}

func (d Drill) key(k key) string {
	return d.p.Style(Key, k.name) + " " + d.p.Style(Muted, k.does)
}

// Help returns what every key does now, in columns. screen says that keys are
// pressed singly, else they are lines.
func (d Drill) Help(screen bool) []string {
	reveal := "Enter"
	if screen {
		reveal = "Space"
	}
	var keys []key
	switch d.s.Phase() {
	case drill.Question:
		keys = []key{{reveal, "answer"}}
		if d.s.Card().Hint != "" {
			keys = append(keys, key{"h", "hint"})
		}
	case drill.Answer:
		if d.s.Points() > 0 {
			keys = append(keys, key{d.tickKeys(), "said it"}, key{"Enter", "accept"})
		}
		keys = append(keys, key{"1" + d.p.glyph("–", "-") + "4", "rate"})
		if screen {
			keys = append(keys, key{"Space", "next page"})
		}
	}
	if d.s.Phase() != drill.Done {
		keys = append(keys, key{"s", "skip"}, key{"o", "references"}, key{"B", "bury"}, key{"S", "suspend"}, key{"!", "flag"})
	}
	if _, more := d.share(); d.s.Phase() == drill.Done && more {
		keys = append(keys, key{"m", "more"})
	}
	keys = append(keys, key{"u", "undo"})
	if screen {
		keys = append(keys, key{"^L", "redraw"})
	}
	return d.columns(append(keys, key{"q", "end"}))
}

// columns lays keys out in columns of one width.
func (d Drill) columns(keys []key) []string {
	wide, cell := 0, 0
	for _, k := range keys {
		wide = max(wide, Width(k.name))
	}
	for _, k := range keys {
		cell = max(cell, wide+2+Width(k.does)+2)
	}
	across := max(1, (d.p.Width-1)/cell)
	if d.p.Plain || d.p.Width <= 0 {
		across = 1
	}
	down := (len(keys) + across - 1) / across
	lines := make([]string, down)
	for i, k := range keys {
		if lines[i%down] == "" {
			lines[i%down] = " "
		}
		lines[i%down] = pad(lines[i%down], 1+i/down*cell, false) +
			d.p.Style(Key, pad(k.name, wide, false)) + "  " + d.p.Style(Muted, k.does)
	}
	return lines
}
