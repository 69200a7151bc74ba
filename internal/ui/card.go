package ui

import (
	"fmt"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/stats"
)

// Difficulty is the style of a difficulty's name.
func Difficulty(d bank.Difficulty) Style {
	switch d {
	case bank.Easy:
		return Good
	case bank.Hard:
		return Bad
	}
	return Normal
}

// CardTitle returns the line that stands over a card: its name and what is
// known of it.
func (p Printer) CardTitle(c *bank.Card) string {
	rest := []string{"", c.Difficulty.String(), "asked " + c.Asked.String()}
	if !c.Since.IsZero() {
		rest = append(rest, "since "+c.Since.String())
	}
	if len(c.Tags) > 0 {
		rest = append(rest, strings.Join(c.Tags, ", "))
	}
	line := " " + p.Style(Code, c.Name()) + p.Style(Muted, strings.Join(rest, p.glyph(" · ", ", ")))
	if p.Width > 0 {
		line = Cut(line, p.Width)
	}
	return line
}

// CardQuestion returns a card's title and question as lines.
func (p Printer) CardQuestion(c *bank.Card) []string {
	return append([]string{p.CardTitle(c)}, p.Markdown(c.Question, 1)...)
}

// CardAnswer returns what a card answers as lines: answer, key points,
// bonus points, follow-ups and references.
func (p Printer) CardAnswer(c *bank.Card) []string {
	lines := p.section(nil, "Answer", p.Markdown(c.Answer, 3))
	lines = p.section(lines, "Key points", p.items(c.KeyPoints))
	lines = p.section(lines, "Bonus points", p.items(c.BonusPoints))
	var next []string
	for _, f := range c.FollowUps {
		if f.Card != "" {
			next = append(next, "   "+p.glyph("•", "-")+" "+p.Style(Code, f.Card))
			continue
		}
		next = append(next, p.items([]string{f.Question})...)
		next = append(next, p.Markdown(f.Answer, 7)...)
	}
	lines = p.section(lines, "Follow-ups", next)
	var refs []string
	for _, r := range c.Refs {
		refs = append(refs, "   "+p.Link(r, r))
	}
	return p.section(lines, "References", refs)
}

// Known is what is remembered of a card that was seen.
type Known struct {
	Today          memory.Day
	State          history.CardState
	Recall         stats.Fraction
	Retrievability float64 // today
}

// CardKnown returns the line that says what is remembered of a card.
func (p Printer) CardKnown(k Known) string {
	s := k.State
	parts := []string{"due " + humanize.RelativeDay(s.Due, k.Today)}
	switch {
	case s.Suspended:
		parts[0] = "suspended"
	case s.Due < k.Today:
		parts[0] = "due since " + humanize.Date(s.Due)
	}
	if k.Recall.Of > 0 {
		parts = append(parts, fmt.Sprintf("recalled %s of %s", humanize.Number(k.Recall.Part), humanize.Count(k.Recall.Of, "time")))
	}
	parts = append(parts, humanize.Percent(k.Retrievability)+" likely today")
	if s.Leech() {
		parts = append(parts, "leech")
	}
	if s.Flagged {
		parts = append(parts, "flagged")
	}
	line := " " + p.Style(Muted, strings.Join(parts, p.glyph(" · ", ", ")))
	if p.Width > 0 {
		line = Cut(line, p.Width)
	}
	return line
}

// Card returns a whole card as lines; known is nil when it was never seen.
func (p Printer) Card(c *bank.Card, known *Known) []string {
	lines := p.CardQuestion(c)
	if known != nil {
		lines = slices.Insert(lines, 1, p.CardKnown(*known)) // below the title
	}
	lines = p.section(lines, "Variants", p.items(c.Variants))
	lines = p.section(lines, "Hint", p.Markdown(c.Hint, 3))
	return append(append(lines, ""), p.CardAnswer(c)...)
}

// Proof returns as lines the command that prints a card's proof and the newest
// Django version on which the proof was seen to pass, which may be "".
func (p Printer) Proof(c *bank.Card, proven string) []string {
	line := "   " + p.Style(Code, "djq proof "+c.Name())
	if proven != "" {
		line += p.Style(Muted, p.glyph(" · ", ", ")+"passes on Django "+proven)
	}
	return p.section(nil, "Proof", []string{line})
}

// section adds lines under a heading, unless there are none.
func (p Printer) section(lines []string, title string, body []string) []string {
	if len(body) == 0 {
		return lines
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return append(append(lines, " "+p.Style(Heading, title)), body...)
}

// items returns texts as a list.
func (p Printer) items(texts []string) []string {
	var lines []string
	for _, text := range texts {
		lines = append(lines, p.marked("   "+p.glyph("•", "-")+" ", text)...)
	}
	return lines
}

// marked returns a text as lines, with a mark before the first and all else
// right of it.
func (p Printer) marked(mark, text string) []string {
	lines := p.Markdown(text, Width(mark))
	if len(lines) > 0 {
		lines[0] = mark + strings.TrimLeft(lines[0], " ")
	}
	return lines
}
