package ui

import (
	"strings"

	"djq/internal/answer"
	"djq/internal/markdown"
)

// Verdict returns the mark of a point that a check of a written answer looked
// for, as wide as a space.
func (p Printer) Verdict(v answer.Verdict) string {
	switch v {
	case answer.Said:
		return p.Style(Good, p.Glyph("✓", "x"))
	case answer.Perhaps:
		return p.Style(Fair, "?")
	}
	return " "
}

// Evidence returns the line, after an indent, that says why a point counts as
// said or perhaps said: a grader's reason, else the words of the answer. There
// is none for other points.
func (p Printer) Evidence(indent int, r answer.Result) []string {
	text := r.Why
	if text == "" && r.Said != answer.NotSaid {
		text = strings.Join(r.Words, p.Glyph(" … ", " ... "))
	}
	if text = markdown.CleanLine(text); text == "" {
		return nil
	}
	if p.Width > 0 {
		text = Cut(text, max(1, min(p.Width, MaxProse)-indent))
	}
	return []string{strings.Repeat(" ", indent) + p.Style(Muted, text)}
}
