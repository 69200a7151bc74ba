package sheet

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/markdown"
)

// Title is what a sheet is called.
func (s Sheet) Title() string { return "Django interview: the night before" }

// Subtitle says of which day a sheet is, and when the interview is.
func (s Sheet) Subtitle() string {
	text := humanize.DateYear(s.Today)
	if s.Interview >= s.Today && s.Interview != 0 {
		text += ", interview " + humanize.InDays(int(s.Interview-s.Today))
	}
	return text
}

// Misses says how often a point was missed, and when last.
func (s Sheet) Misses(p MissedPoint) string {
	last := humanize.RelativeDay(p.Last, s.Today)
	if p.Times == 1 {
		return "missed " + last
	}
	return fmt.Sprintf("missed %s, last %s", humanize.Count(p.Times, "time"), last)
}

// Markdown returns a sheet as Markdown.
func (s Sheet) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", s.Title(), s.Subtitle())
	if len(s.Missed) > 0 {
		b.WriteString("\n## Missed\n")
		for _, m := range s.Missed {
			fmt.Fprintf(&b, "\n### %s (`%s`)\n\n", inline(m.Card.ShortQuestion()), m.Card.Name())
			for _, p := range m.Points {
				fmt.Fprintf(&b, "- %s (%s)\n", inline(p.Text), s.Misses(p))
			}
		}
	}
	if len(s.Often) > 0 {
		b.WriteString("\n## Asked often\n")
		for _, c := range s.Often {
			fmt.Fprintf(&b, "\n### %s (`%s`)\n\n", inline(c.ShortQuestion()), c.Name())
			for _, p := range c.KeyPoints {
				fmt.Fprintf(&b, "- %s\n", inline(p))
			}
		}
	}
	if len(s.Notes) > 0 {
		b.WriteString("\n## Your notes\n")
		for _, n := range s.Notes {
			// Quoted, so that no mark in it reaches beyond it.
			fmt.Fprintf(&b, "\n`%s`\n\n> %s\n", n.Card.Name(), strings.ReplaceAll(strings.TrimSpace(markdown.Clean(n.Text)), "\n", "\n> "))
		}
		if s.MoreNotes > 0 {
			fmt.Fprintf(&b, "\n%s\n", s.More())
		}
	}
	if len(s.New) > 0 {
		fmt.Fprintf(&b, "\n## New in Django %s\n\n", s.Versions())
		for _, c := range s.New {
			fmt.Fprintf(&b, "- %s (`%s`)", inline(c.ShortQuestion()), c.Name())
			if p := firstPoint(c); p != "" {
				b.WriteString(" " + inline(p))
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// More says how many notes are not shown.
func (s Sheet) More() string {
	return humanize.Count(s.MoreNotes, "more note") + ": djq list --state noted"
}

// inline returns Markdown for one line of Markdown: a paragraph as it is written,
// anything else as its words.
func inline(text string) string {
	if blocks := markdown.Parse(text); len(blocks) == 1 {
		if _, ok := blocks[0].(markdown.Paragraph); ok {
			return withoutTags(strings.Join(strings.Fields(markdown.Clean(text)), " "))
		}
	}
	return escape(markdown.Line(text))
}

// withoutTags returns Markdown in which, outside of code, nothing is a tag of HTML: cards have
// none, and what looks like one is text.
func withoutTags(text string) string {
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = strings.ReplaceAll(parts[i], "<", "\\<")
	}
	return strings.Join(parts, "`")
}

// escape returns a text as Markdown that shows it.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_[]<>#|~!&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
