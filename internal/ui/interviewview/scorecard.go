package interviewview

import (
	"fmt"
	"math"
	"strings"

	"djq/internal/humanize"
	"djq/internal/interview"
	"djq/internal/ui"
)

// Before is what an interview came to whose missed questions are repeated.
type Before struct {
	ID   string
	Made map[string]float64 // points by card
}

// Scorecard returns the scorecard, the verdict last.
func (v View) Scorecard(card interview.Scorecard, before *Before) []string {
	if card.All.Questions == 0 {
		return []string{" " + v.p.Style(ui.Strong, "no answer to score")}
	}
	lines := v.p.Section(nil, "Missed", v.missed(card))
	lines = v.p.Section(lines, "By topic", v.tallies(card.Topics))
	lines = v.p.Section(lines, "By kind", v.tallies(card.Kinds))
	if before != nil {
		lines = v.p.Section(lines, "Since then", v.difference(before))
	}
	if card.Scored {
		lines = v.p.Section(lines, "Score", v.p.Markdown(ScoreSentence(v.s.Interview, card), 3))
	}
	lines = v.p.Section(lines, "How it was rated", v.rule(card))
	if next := v.Next(card); len(next) > 0 {
		lines = v.p.Section(lines, "Again tomorrow", next)
	}
	return append(append(lines, ""), v.Verdict(card)...)
}

// Verdict returns the end of the scorecard: one line, more where it is narrow.
func (v View) Verdict(card interview.Scorecard) []string {
	style := ui.Good
	switch card.Band {
	case 0:
		style = ui.Strong
	case interview.LeaningNoHire:
		style = ui.Fair
	case interview.StrongNoHire:
		style = ui.Bad
	}
	all := card.All
	rest := []string{"", PointsMade(all), outOf(all.Questions, len(v.s.Questions)) + " questions"}
	if all.FollowUps > 0 {
		rest = append(rest, outOf(all.Held, all.FollowUps)+" follow-ups held")
	}
	if all.Hints > 0 {
		rest = append(rest, humanize.Count(all.Hints, "hint"))
	}
	rest = append(rest, humanize.Clock(v.s.Elapsed))
	band := " " + v.p.Style(style, strings.ToUpper(card.Band.String()))
	line := band + v.p.Style(ui.Muted, v.p.Dots(rest...))
	if v.p.Width <= 0 || ui.Width(line) <= v.p.Width {
		return []string{line}
	}
	lines := []string{band}
	for _, part := range ui.Wrap(v.p.Dots(rest[1:]...), max(1, v.p.Width-1)) {
		lines = append(lines, " "+v.p.Style(ui.Muted, part))
	}
	return lines
}

// PointsMade says how many points were made of those there are.
func PointsMade(t interview.Tally) string {
	return fmt.Sprintf("%s (%s of %d points)", humanize.Percent(t.Share()), points(t.Made), t.Points)
}

// ScoreSentence says what the score means.
func ScoreSentence(v *interview.Interview, card interview.Scorecard) string {
	s := card.Score
	cards := humanize.Count(v.Frame.Units, "card")
	as := ""
	if v.Level != interview.Anyone {
		as = ", as often as interviews of the level " + string(v.Level) + " ask them"
	}
	return fmt.Sprintf("You would make %.0f %% of the points over all %s%s, give or take %.0f: between %.0f %% and %.0f %%, 95 times in 100.",
		100*s.Value, cards, as, 100*math.Max(s.High-s.Value, s.Value-s.Low), 100*s.Low, 100*s.High)
}

func (v View) missed(card interview.Scorecard) []string {
	var lines []string
	for _, m := range card.Missed {
		lines = append(lines, "   "+v.p.Style(ui.Code, m.Card.Name()))
		for _, i := range m.Points {
			lines = append(lines, v.p.Item("     "+v.p.Glyph("•", "-")+" ", interview.KeyPoints(m.Card)[i])...)
		}
	}
	return lines
}

// tallies returns groups one below the other.
func (v View) tallies(groups []interview.Tally) []string {
	name, count := 0, 0
	counts := make([]string, len(groups))
	for i, g := range groups {
		counts[i] = points(g.Made) + " of " + humanize.Count(g.Points, "point")
		name, count = max(name, ui.Width(g.Name)), max(count, len(counts[i]))
	}
	var lines []string
	for i, g := range groups {
		line := "   " + ui.PadRight(v.p.Style(ui.Normal, g.Name), name) + "  " + ui.PadRight(counts[i], count)
		rest := []string{humanize.Clock(g.Time)}
		if g.FollowUps > 0 {
			rest = append(rest, outOf(g.Held, g.FollowUps)+" follow-ups")
		}
		if g.Hints > 0 {
			rest = append(rest, humanize.Count(g.Hints, "hint"))
		}
		lines = append(lines, line+"  "+v.p.Style(ui.Muted, v.p.Dots(rest...)))
	}
	return lines
}

// rule returns the rule of each band, with what was met of it.
func (v View) rule(card interview.Scorecard) []string {
	if card.Band == 0 {
		return v.p.Markdown(NoVote(), 3)
	}
	var lines []string
	for _, r := range Rules(card) {
		mark := v.p.Glyph(" ", "   ")
		switch {
		case r.Band > card.Band:
			mark = v.p.Style(ui.Bad, v.p.Glyph("✗", "no "))
		case r.Band == card.Band:
			mark = v.p.Style(ui.Good, v.p.Glyph("✓", "yes"))
		}
		lines = append(lines, v.p.Item("   "+mark+" ", r.Text)...)
	}
	return lines
}

// NoVote says why there is no vote.
func NoVote() string {
	return fmt.Sprintf("With fewer than %d answers an interviewer has no vote.", interview.MinVote)
}

// Rule is what a band asks for, in words, and whether that was met.
type Rule struct {
	Band interview.Band
	Text string
	Met  bool
}

// Rules returns the rules of the bands, best first.
func Rules(card interview.Scorecard) []Rule {
	var rules []Rule
	for _, c := range card.Conditions() {
		if len(rules) == 0 || rules[len(rules)-1].Band != c.Band {
			rules = append(rules, Rule{c.Band, c.Band.String() + ": ", true})
		}
		r := &rules[len(rules)-1]
		if !strings.HasSuffix(r.Text, ": ") {
			r.Text += "; "
		}
		r.Text += conditionText(c)
		r.Met = r.Met && c.Met
	}
	return append(rules, Rule{interview.StrongNoHire, interview.StrongNoHire.String() + ": anything less", card.Band == interview.StrongNoHire})
}

func conditionText(c interview.Condition) string {
	limit, value := humanize.Percent(c.Limit), humanize.Percent(c.Value)
	verdict := ""
	if !c.Met {
		verdict = " (here " + value + ")"
	}
	switch c.Name {
	case "points":
		return "at least " + limit + " of the points" + verdict
	case "follow-ups":
		return "at least " + limit + " of the follow-ups held" + verdict
	}
	return "less than half of the points in at most " + limit + " of the questions" + verdict
}

// Next returns the commands that repeat what was missed.
func (v View) Next(card interview.Scorecard) []string {
	var lines []string
	for _, command := range Commands(v.s.Interview, card) {
		lines = append(lines, "   "+v.p.Style(ui.Code, command))
	}
	return lines
}

// Commands returns the commands that repeat what was missed.
func Commands(v *interview.Interview, card interview.Scorecard) []string {
	if len(card.Missed) == 0 {
		return nil
	}
	var topics []string
	seen := map[string]bool{}
	for _, m := range card.Missed {
		if !seen[m.Card.Topic] {
			seen[m.Card.Topic] = true
			topics = append(topics, m.Card.Topic)
		}
	}
	drill := "djq drill --state missed --topic " + strings.Join(topics, ",")
	if v.Cram {
		drill = "djq drill --topic " + strings.Join(topics, ",")
	}
	return []string{drill, "djq interview --again last"}
}

func (v View) difference(before *Before) []string {
	var lines []string
	arrow := v.p.Glyph(" → ", " to ")
	for _, q := range v.s.Questions {
		was, ok := before.Made[q.Card]
		if !ok || !q.Scored() {
			continue
		}
		made, of := q.Made(v.s.Card(q))
		style := ui.Good
		switch {
		case made < was:
			style = ui.Bad
		case made == was:
			style = ui.Muted
		}
		lines = append(lines, "   "+v.p.Style(style, points(was)+arrow+points(made)+" of "+humanize.Count(of, "point"))+"  "+v.p.Style(ui.Code, q.Card))
	}
	return lines
}
