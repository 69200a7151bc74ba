package interviewview

import (
	"strings"
	"time"

	"djq/internal/humanize"
	"djq/internal/interview"
	"djq/internal/ui"
	"djq/internal/ui/drillview"
)

// Mode is what the keys depend on besides the session.
type Mode struct {
	Screen  bool // keys are pressed singly, else they are lines
	Writing bool // an answer is being written
	Pages   bool // there are pages to turn
}

// Key is a key and what it does, in a word or two.
type Key struct{ Name, Label string }

// Keys returns what the keys do now, the first as the one pressed most.
func (v View) Keys(m Mode) []Key {
	enter := "Enter"
	if m.Screen {
		enter = "Space"
	}
	step, i, _ := v.s.At()
	if m.Writing {
		keys := []Key{{"empty line", "answer given"}}
		if m.Screen {
			return append(keys, Key{"Esc", "keys"})
		}
		return append(keys, Key{"h s p u q ?", "keys"})
	}
	if m.Pages {
		return []Key{{"Space", "more"}, {"?", "keys"}}
	}
	var keys []Key
	switch step {
	case interview.Ask, interview.AskFollowUp:
		if v.s.Written && m.Screen {
			keys = append(keys, Key{"Esc", "write"})
		} else {
			keys = append(keys, Key{enter, "answer given"})
		}
		if step == interview.Ask && v.s.Card(v.s.Questions[i]).Hint != "" && !v.s.Hinted() {
			keys = append(keys, Key{"h", "hint"})
		}
		keys = append(keys, Key{"s", "no answer"}, Key{"p", "pause"})
	case interview.Tick:
		q := v.s.Questions[i]
		c := v.s.Card(q)
		letters := drillview.PointLetter(0)
		if n := ticks(c); n > 1 {
			letters += v.p.Glyph("–", "-") + drillview.PointLetter(n-1)
		}
		keys = append(keys, Key{letters, "said it"}, Key{"Enter", "go on"})
	case interview.Judge:
		f, _ := v.s.FollowUp()
		keys = append(keys, Key{"y", "I had it"}, Key{"n", "I had not"})
		if f.Checked {
			keys = append(keys, Key{"Enter", map[bool]string{true: "had it", false: "had not"}[f.Held]})
		}
	case interview.Done:
		keys = append(keys, Key{"Enter", "scorecard"})
	}
	return append(keys, Key{"u", "undo"}, Key{"q", "end"}, Key{"?", "keys"})
}

// Footer returns keys in brackets, with fewer of them where they do not fit.
func (v View) Footer(keys []Key) string {
	for {
		var parts []string
		for i, k := range keys {
			colon := ""
			if i == 0 {
				colon = ":"
			}
			parts = append(parts, v.p.Style(ui.Key, k.Name)+v.p.Style(ui.Muted, colon+" "+k.Label))
		}
		line := v.p.Style(ui.Muted, "[") + strings.Join(parts, v.p.Glyph("   ", ", ")) + v.p.Style(ui.Muted, "]")
		if v.p.Width <= 0 || ui.Width(line) < v.p.Width || len(keys) <= 2 {
			return line
		}
		last := len(keys) - 1
		keys = append(keys[:last-1:last-1], keys[last])
	}
}

// Clock returns the clock of what is asked, with a sign once its time is over.
func (v View) Clock(at time.Duration) string { return v.p.Style(v.clock(at)) }

func (v View) clock(at time.Duration) (style ui.Style, text string) {
	step, _, _ := v.s.At()
	if step != interview.Ask && step != interview.AskFollowUp {
		return ui.Muted, ""
	}
	taken := v.s.Taken(at)
	if v.s.PerQuestion <= 0 {
		return ui.Muted, humanize.Clock(taken)
	}
	text = humanize.Clock(taken) + " of " + humanize.Clock(v.s.PerQuestion)
	if v.s.Over(at) {
		return ui.Bad, v.p.Glyph("⏰ ", "") + text + ": time to come to an end"
	}
	return ui.Muted, text
}

// Live returns the last lines of the screen.
func (v View) Live(m Mode, at time.Duration, note string) []string {
	footer := v.Footer(v.Keys(m))
	style, left := v.clock(at)
	step, i, _ := v.s.At()
	switch {
	case note != "":
		style, left = ui.Fair, note
	case step == interview.Tick:
		left = v.said(v.s.Questions[i])
	}
	gap := v.p.Width - 1 - ui.Width(left) - ui.Width(footer)
	switch {
	case left == "":
		return []string{strings.Repeat(" ", max(0, v.p.Width-ui.Width(footer))) + footer}
	case gap < 2:
		var lines []string
		for _, line := range ui.Wrap(left, max(1, v.p.Width-1)) {
			lines = append(lines, " "+v.p.Style(style, line))
		}
		return append(lines, strings.Repeat(" ", max(0, v.p.Width-ui.Width(footer)))+footer)
	}
	return []string{" " + v.p.Style(style, left) + strings.Repeat(" ", gap) + footer}
}

// said says which points are ticked.
func (v View) said(q *interview.Question) string {
	c := v.s.Card(q)
	made, of := q.Made(c)
	count := points(made) + " of " + humanize.Count(of, "point")
	if len(q.Said) == 0 {
		return count
	}
	var names []string
	for _, i := range q.Said {
		names = append(names, drillview.PointLetter(i))
	}
	return v.p.Dots("said "+strings.Join(names, " "), count)
}

// Prompt returns the prompt of line mode.
func (v View) Prompt(m Mode) string {
	footer := v.Footer(v.Keys(m)) + " "
	if step, i, _ := v.s.At(); step == interview.Tick && len(v.s.Questions[i].Said) > 0 {
		return " " + v.p.Style(ui.Muted, v.said(v.s.Questions[i])) + "  " + footer
	}
	return " " + footer
}

// WritePrompt returns the prompt of line mode for a line of an answer.
func (v View) WritePrompt(first bool) string {
	if first {
		return " " + v.p.Style(ui.Muted, "Your answer (an empty line ends it):") + " "
	}
	return " " + v.p.Style(ui.Muted, ">") + " "
}

// Help returns what every key does now, one a line.
func (v View) Help(m Mode) []string {
	lines := []string{""}
	for _, k := range v.Keys(m) {
		if k.Name != "?" {
			lines = append(lines, " "+v.p.Style(ui.Key, ui.PadRight(k.Name, 10))+"  "+v.p.Style(ui.Muted, k.Label))
		}
	}
	if step, _, _ := v.s.At(); step == interview.Ask {
		lines = append(lines, v.p.Item(" "+v.p.Style(ui.Key, "hint      ")+"  ", "takes half a point from the question")...)
	}
	return append(lines, v.p.Item(" "+v.p.Style(ui.Key, "end       ")+"  ", "asks nothing more, goes on to what is to be ticked, then to the scorecard")...)
}
