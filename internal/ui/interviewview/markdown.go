package interviewview

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/interview"
	"djq/internal/markdown"
)

// Markdown returns the scorecard with all answers as a Markdown file.
func Markdown(s *interview.Session, card interview.Scorecard, before *Before) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	title := "Mock interview, " + s.Started.Format("2 January 2006, 15:04")
	if s.Level != interview.Anyone {
		title += ", " + string(s.Level)
	}
	line("# %s\n", title)
	if card.All.Questions == 0 {
		line("No answer to score.")
		return b.String()
	}
	line("**%s**: %s, %s questions answered in %s", upperFirst(card.Band.String()), PointsMade(card.All), outOf(card.All.Questions, len(s.Questions)), humanize.Clock(s.Elapsed))
	if s.Filter != "" {
		line("\nCards: %s", escape(s.Filter))
	}
	if card.Scored {
		line("\n%s", ScoreSentence(s.Interview, card))
	}
	line("\n## How it was rated\n")
	if card.Band == 0 {
		line("%s", NoVote())
	}
	for _, r := range Rules(card) {
		if card.Band != 0 {
			line("- [%s] %s", box(r.Band == card.Band), r.Text)
		}
	}
	for _, table := range []struct {
		title, name string
		groups      []interview.Tally
	}{{"By topic", "topic", card.Topics}, {"By kind", "kind", card.Kinds}} {
		line("\n## %s\n\n| %s | points | follow-ups held | hints | time |\n|---|---|---|---|---|", table.title, table.name)
		for _, t := range append(table.groups, total(card.All)) {
			line("| %s | %s of %d | %d of %d | %d | %s |", t.Name, points(t.Made), t.Points, t.Held, t.FollowUps, t.Hints, humanize.Clock(t.Time))
		}
	}
	if before != nil {
		line("\n## Since the interview before\n")
		for _, q := range s.Questions {
			if was, ok := before.Made[q.Card]; ok && q.Scored() {
				made, of := q.Made(s.Card(q))
				line("- %s: %s, then %s of %s", q.Card, points(was), points(made), humanize.Count(of, "point"))
			}
		}
	}
	line("\n## Questions and answers")
	n := 0
	for _, q := range s.Questions {
		if q.Scored() {
			n++
			writeQuestion(&b, s, q, n)
		}
	}
	if commands := Commands(s.Interview, card); len(commands) > 0 {
		line("\n## Again tomorrow\n\n```sh\n%s\n```", strings.Join(commands, "\n"))
	}
	return b.String()
}

func total(t interview.Tally) interview.Tally {
	t.Name = "**all**"
	return t
}

func writeQuestion(b *strings.Builder, s *interview.Session, q *interview.Question, n int) {
	c := s.Card(q)
	made, of := q.Made(c)
	hint := ""
	if q.Hinted {
		hint = ", with the hint"
	}
	fmt.Fprintf(b, "\n### %d. %s\n\n%s\n\n*%s of %s in %s%s*\n", n, c.Name(), strings.TrimSpace(c.Wording(q.Variant)), points(made), humanize.Count(of, "point"), humanize.Clock(q.Counted), hint)
	writeText(b, q.Text, q.Passed)
	b.WriteString("\n")
	key := interview.KeyPoints(c)
	for i, point := range key {
		fmt.Fprintf(b, "- [%s] %s\n", box(q.HasSaid(i)), point)
	}
	for i, point := range c.BonusPoints {
		fmt.Fprintf(b, "- [%s] Bonus: %s\n", box(q.HasSaid(len(key)+i)), point)
	}
	for _, f := range q.FollowUps {
		if !f.Scored() {
			continue
		}
		asked := s.AskedAs(q, f)
		held := "not held"
		if f.Held {
			held = "held"
		}
		fmt.Fprintf(b, "\n**Follow-up** (%s, %s): %s\n", held, humanize.Clock(f.Counted), strings.TrimSpace(asked.Question))
		writeText(b, f.Text, s.Written && f.Text == "")
	}
}

func box(said bool) string {
	if said {
		return "x"
	}
	return " "
}

// writeText writes an answer as a quotation, its characters as they are.
func writeText(b *strings.Builder, text string, passed bool) {
	switch {
	case passed:
		b.WriteString("\nNo answer was given.\n")
	case text != "":
		b.WriteString("\n")
		for line := range strings.SplitSeq(markdown.Clean(text), "\n") {
			fmt.Fprintf(b, "> %s  \n", escape(line))
		}
	}
}

// escape returns a text whose characters mean nothing in Markdown and HTML.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_{}[]()#+-.!|<>&~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func upperFirst(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
