package ui

import (
	"strings"

	"djq/internal/markdown"
)

// addSpans adds spans to a paragraph. Without colour marks replace formats.
func (p Printer) addSpans(f *paragraph, spans []markdown.Span) {
	var on markdown.Format
	for i, s := range spans {
		if s.IsBreak() {
			if !p.Color && i+1 < len(spans) && !spans[i+1].IsBreak() {
				// What ends with the line is closed on it.
				f.closeMark(closingMarks(on &^ spans[i+1].Format))
				on &= spans[i+1].Format
			}
			f.lineBreak()
			continue
		}
		if !p.Color {
			f.closeMark(closingMarks(on &^ s.Format))
			f.openMark(openingMarks(s.Format &^ on))
			on = s.Format
		}
		l := textStyle{style: f.base, format: s.Format, link: s.Link != ""}
		if p.Links {
			l.url = linkTarget(s.Link)
		}
		p.addSpan(f, l, s)
		if s.Link != "" && (i == len(spans)-1 || spans[i+1].Link != s.Link) {
			f.destination(l, label(spans[:i+1]), s.Link)
		}
	}
	f.closeMark(closingMarks(on))
}

func (p Printer) addSpan(f *paragraph, l textStyle, s markdown.Span) {
	switch {
	case s.Format&markdown.CodeSpan == 0:
		f.text(l, s.Text)
	case p.Color:
		f.code(l, s.Text)
	case strings.Contains(s.Text, "`"):
		f.code(l, "`` "+s.Text+" ``")
	default:
		f.code(l, "`"+s.Text+"`")
	}
}

// label returns the text of the link that ends with the last span.
func label(spans []markdown.Span) string {
	text := ""
	link := spans[len(spans)-1].Link
	for i := len(spans) - 1; i >= 0 && spans[i].Link == link; i-- {
		text = spans[i].Text + text
	}
	return text
}

// destination adds where a link leads, unless its label says so or it can be
// opened. A label that looks like another URL is not left alone.
func (f *paragraph) destination(l textStyle, label, link string) {
	if label == link || l.url != "" && !strings.Contains(label, "://") {
		return
	}
	plain := textStyle{style: f.base}
	f.space(plain)
	f.text(plain, "("+link+")")
}
