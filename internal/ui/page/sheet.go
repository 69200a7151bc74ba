package page

import (
	"djq/internal/bank"
	"djq/internal/sheet"
	"djq/internal/ui"
)

// Sheet returns what to read on the night before an interview.
func Sheet(p ui.Printer, s sheet.Sheet) []string {
	lines := []string{" " + p.Style(ui.Strong, s.Title()) + p.Style(ui.Muted, p.Dots("", s.Subtitle()))}
	if s.Empty() {
		return append(append(lines, ""), p.Markdown(sheet.Nothing, 1)...)
	}
	var missed, often, notes, news []string
	mark := "     " + p.Glyph("•", "-") + " "
	for _, m := range s.Missed {
		missed = append(missed, sheetQuestion(p, m.Card)...)
		for _, point := range m.Points {
			item := p.Item(mark, point.Text)
			item = remarked(p, item, s.Misses(point), "       ")
			missed = append(missed, item...)
		}
	}
	for _, c := range s.Often {
		often = append(often, sheetQuestion(p, c)...)
		for _, point := range c.KeyPoints {
			often = append(often, p.Item(mark, point)...)
		}
	}
	for _, n := range s.Notes {
		notes = append(notes, "   "+p.Style(ui.Code, n.Card.Name()))
		notes = append(notes, p.Markdown(n.Text, 5)...)
	}
	if s.MoreNotes > 0 {
		notes = append(notes, "   "+p.Style(ui.Muted, s.More()))
	}
	for _, c := range s.New {
		news = append(news, sheetQuestion(p, c)...)
		if len(c.KeyPoints) > 0 {
			news = append(news, p.Item(mark, c.KeyPoints[0])...)
		}
	}
	lines = p.Section(lines, "Missed", missed)
	lines = p.Section(lines, "Asked often", often)
	lines = p.Section(lines, "Your notes", notes)
	return p.Section(lines, "New in Django "+s.Versions(), news)
}

// sheetQuestion returns a card's question in short, with the card's name.
func sheetQuestion(p ui.Printer, c *bank.Card) []string {
	return remarked(p, p.Markdown(c.ShortQuestion(), 3), c.Name(), "   ")
}

// remarked returns lines with a remark at the end of the last one or, where there is no
// room, below it after an indent.
func remarked(p ui.Printer, lines []string, remark, indent string) []string {
	last := len(lines) - 1
	if p.Plain {
		remark = "(" + remark + ")"
	}
	styled := p.Style(ui.Muted, remark)
	if gap := p.Glyph("  ", " "); p.Width <= 0 || ui.Width(lines[last])+len(gap)+ui.Width(remark) <= min(p.Width, ui.MaxProse) {
		lines[last] += gap + styled
		return lines
	}
	return append(lines, indent+styled)
}
