package interviewview

import (
	"fmt"
	"strings"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/humanize"
	"djq/internal/interview"
	"djq/internal/lineeditor"
	"djq/internal/ui"
	"djq/internal/ui/drillview"
)

// View shows an interview that is under way.
type View struct {
	p      ui.Printer
	s      *interview.Session
	writer drillview.View // of what the learner writes, which is the same in a drill
}

// New returns the view of a session. Lines end before the last column, and on wide
// screens where prose ends.
func New(p ui.Printer, s *interview.Session) View {
	writer := drillview.New(p, nil, true)
	if p.Width > 0 {
		p.Width = min(max(1, p.Width-1), ui.MaxProse)
	}
	return View{p, s, writer}
}

// Header returns the line above what is asked: how far the interview has come.
func (v View) Header(elapsed time.Duration) []string {
	step, i, _ := v.s.At()
	if step == interview.Done {
		return nil
	}
	q := v.s.Questions[i]
	c := v.s.Card(q)
	var title string
	switch step {
	case interview.Ask:
		title = "Question " + outOf(i+1, len(v.s.Questions))
	case interview.AskFollowUp:
		title = "Follow-up"
	case interview.Tick:
		title = "What you said"
		if v.s.Feedback == interview.AtEnd {
			title += " to question " + humanize.Number(i+1)
		}
	case interview.Judge:
		title = "The follow-up"
		if v.s.Feedback == interview.AtEnd {
			title += " to question " + humanize.Number(i+1)
		}
	}
	about := c.Topic
	if step == interview.Tick || step == interview.Judge {
		about = c.Name() // its name may give the answer away before
	}
	clock := humanize.Clock(elapsed)
	if v.s.Limit > 0 {
		clock += " of " + humanize.Clock(v.s.Limit)
	}
	left := v.p.Style(ui.Heading, title) + v.p.Style(ui.Muted, v.p.Dots("", about))
	if v.p.Width <= 0 {
		return []string{" " + left + v.p.Style(ui.Muted, v.p.Dots("", clock))}
	}
	gap := v.p.Width - 1 - ui.Width(left) - ui.Width(clock)
	if gap < 2 {
		return []string{" " + ui.Cut(left, max(1, v.p.Width-1))}
	}
	return []string{" " + left + strings.Repeat(" ", gap) + v.p.Style(ui.Muted, clock)}
}

// Question returns what is asked now, or what the ticks are about.
func (v View) Question() []string {
	switch step, i, _ := v.s.At(); step {
	case interview.Ask, interview.Tick:
		q := v.s.Questions[i]
		return v.p.Markdown(v.s.Card(q).Wording(q.Variant), 1)
	case interview.AskFollowUp, interview.Judge:
		_, asked := v.s.FollowUp()
		return v.p.Markdown(asked.Question, 1)
	}
	return nil
}

// Hint returns the hint of the question.
func (v View) Hint() []string {
	_, c := v.s.Question()
	return v.below("Hint (half a point off)", v.p.Markdown(c.Hint, 3))
}

// Answer returns the answer to what is ticked or judged.
func (v View) Answer() []string {
	if step, _, _ := v.s.At(); step == interview.Judge {
		_, asked := v.s.FollowUp()
		if asked.Answer == "" {
			return v.below("Answer", []string{"   " + v.p.Style(ui.Muted, "The card has none: judge it yourself.")})
		}
		return v.below("Answer", v.p.Markdown(asked.Answer, 3))
	}
	_, c := v.s.Question()
	return v.below("Answer", v.p.Markdown(c.Answer, 3))
}

// Given returns what was written, or that nothing was answered.
func (v View) Given() []string {
	a, passed := v.given()
	switch {
	case passed:
		return []string{"", " " + v.p.Style(ui.Muted, "No answer was given.")}
	case a.Text == "":
		return nil
	}
	return v.below("You wrote", v.Written(a.Text))
}

func (v View) given() (a interview.Answer, passed bool) {
	if step, _, _ := v.s.At(); step == interview.Judge {
		f, _ := v.s.FollowUp()
		return f.Answer, v.s.Written && f.Text == ""
	}
	q, _ := v.s.Question()
	return q.Answer, q.Passed
}

// Written returns a text as it was written.
func (v View) Written(text string) []string { return v.writer.Written(text) }

// Writing returns an answer that is being written as the last rows of the screen, at
// most so many of them, live lines below it.
func (v View) Writing(e *lineeditor.Editor, writing bool, rows int, live []string) []string {
	return v.writer.Writing(e, writing, rows, live)
}

// Outcome returns the line that says what a step came to, which takes the place of the
// live lines.
func (v View) Outcome(said string) string {
	return " " + v.p.Glyph("→ ", "- ") + v.p.Style(ui.Muted, said)
}

// Answered says how long an answer took.
func (v View) Answered(taken time.Duration) string {
	if v.s.PerQuestion > 0 && taken > v.s.PerQuestion {
		return v.Outcome(v.p.Dots("answered in "+humanize.Clock(taken), "over the "+humanize.Clock(v.s.PerQuestion)))
	}
	return v.Outcome("answered in " + humanize.Clock(taken))
}

// Ticked says how many of a question's points were made.
func (v View) Ticked(q *interview.Question) string {
	c := v.s.Card(q)
	made, of := q.Made(c)
	parts := []string{points(made) + " of " + humanize.Count(of, "point")}
	if _, bonus := q.Counts(c); bonus > 0 {
		parts = append(parts, humanize.Count(bonus, "bonus point"))
	}
	if q.Hinted {
		parts = append(parts, "half a point off for the hint")
	}
	return v.Outcome(v.p.Dots(parts...))
}

// below returns lines under a heading, after an empty line.
func (v View) below(heading string, lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return append([]string{"", " " + v.p.Style(ui.Heading, heading)}, lines...)
}

// outOf writes a part of a number: "7 of 20".
func outOf(part, of int) string { return humanize.Number(part) + " of " + humanize.Number(of) }

// points writes a number of points, which may be half of one.
func points(n float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0") }

// ticks returns how many of a card's points can be ticked.
func ticks(c *bank.Card) int {
	return min(len(interview.KeyPoints(c))+len(c.BonusPoints), drill.MaxPoints)
}
