package page

import (
	"fmt"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/ui"
)

// DifficultyStyle returns the style of a difficulty's name.
func DifficultyStyle(d bank.Difficulty) ui.Style {
	switch d {
	case bank.Easy:
		return ui.Good
	case bank.Hard:
		return ui.Bad
	}
	return ui.Normal
}

// cardTitle returns the line that heads a card: its name and what is
// known of it.
func cardTitle(p ui.Printer, c *bank.Card) string {
	rest := []string{"", c.Difficulty.String(), "asked " + c.Asked.String()}
	if !c.Since.IsZero() {
		rest = append(rest, "since "+c.Since.String())
	}
	if len(c.Tags) > 0 {
		rest = append(rest, strings.Join(c.Tags, ", "))
	}
	line := " " + p.Style(ui.Code, c.Name()) + p.Style(ui.Muted, p.Dots(rest...))
	if p.Width > 0 {
		line = ui.Cut(line, p.Width)
	}
	return line
}

// CardQuestion returns a card's title and question as lines.
func CardQuestion(p ui.Printer, c *bank.Card) []string {
	return append([]string{cardTitle(p, c)}, p.Markdown(c.Question, 1)...)
}

// CardAnswer returns what a card answers as lines: answer, the user's note, key
// points, bonus points, follow-ups and references.
func CardAnswer(p ui.Printer, c *bank.Card) []string {
	lines := p.Section(nil, "Answer", p.Markdown(c.Answer, 3))
	lines = p.Section(lines, "Your note", p.Markdown(c.Note, 3))
	lines = p.Section(lines, "Key points", p.Items(c.KeyPoints))
	lines = p.Section(lines, "Bonus points", p.Items(c.BonusPoints))
	var next []string
	for _, f := range c.FollowUps {
		if f.Card != "" {
			next = append(next, "   "+p.Glyph("•", "-")+" "+p.Style(ui.Code, f.Card))
			continue
		}
		next = append(next, p.Items([]string{f.Question})...)
		next = append(next, p.Markdown(f.Answer, 7)...)
	}
	lines = p.Section(lines, "Follow-ups", next)
	var refs []string
	for _, r := range c.Refs {
		refs = append(refs, "   "+p.Link(r, r))
	}
	return p.Section(lines, "References", refs)
}

// CardStatus is what the history says of a card that was seen.
type CardStatus struct {
	Today          memory.Day
	State          event.CardState
	Recall         stats.Fraction
	Retrievability float64 // today
}

// statusLine returns CardStatus in a line.
func statusLine(p ui.Printer, status CardStatus) string {
	s := status.State
	parts := []string{"due " + humanize.RelativeDay(s.Due, status.Today)}
	switch {
	case s.Suspended:
		parts[0] = "suspended"
	case s.Due < status.Today:
		parts[0] = "due since " + humanize.Date(s.Due)
	}
	if status.Recall.Of > 0 {
		parts = append(parts, fmt.Sprintf("recalled %s of %s", humanize.Number(status.Recall.Part), humanize.Count(status.Recall.Of, "time")))
	}
	parts = append(parts, humanize.Percent(status.Retrievability)+" likely to be recalled today")
	if s.Leech() {
		parts = append(parts, "leech")
	}
	if s.Flagged {
		parts = append(parts, "flagged")
	}
	line := " " + p.Style(ui.Muted, p.Dots(parts...))
	if p.Width > 0 {
		line = ui.Cut(line, p.Width)
	}
	return line
}

// Card returns a whole card as lines; status is nil when it was never seen.
func Card(p ui.Printer, c *bank.Card, status *CardStatus) []string {
	lines := CardQuestion(p, c)
	if status != nil {
		lines = slices.Insert(lines, 1, statusLine(p, *status)) // below the title
	}
	lines = p.Section(lines, "Variants", p.Items(c.Variants))
	lines = p.Section(lines, "Hint", p.Markdown(c.Hint, 3))
	return append(append(lines, ""), CardAnswer(p, c)...)
}

// Proof returns as lines the command that prints a card's proof and the newest
// Django version on which the proof was seen to pass, which may be "".
func Proof(p ui.Printer, c *bank.Card, proven string) []string {
	line := "   " + p.Style(ui.Code, "djq proof "+c.Name())
	if proven != "" {
		line += p.Style(ui.Muted, p.Glyph(" · ", ", ")+"passes on Django "+proven)
	}
	return p.Section(nil, "Proof", []string{line})
}

// Difficulties writes how many cards of each difficulty a deck has.
func Difficulties(d *deck.Deck) string {
	return fmt.Sprintf("%s easy, %s medium, %s hard",
		humanize.Number(d.Count(bank.Easy)), humanize.Number(d.Count(bank.Medium)), humanize.Number(d.Count(bank.Hard)))
}
