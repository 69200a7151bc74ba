package fromhtml

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"djq/internal/markdown"
)

// line is running text that grows.
type line struct {
	spans []markdown.Span
	on    markdown.Span // the format of what comes next
}

// add adds a span; white space at the seams is kept apart until paragraphs.
func (l *line) add(s markdown.Span) {
	if s.Text == "" {
		return
	}
	if last := len(l.spans) - 1; last >= 0 {
		p := &l.spans[last]
		if !p.IsBreak() && !s.IsBreak() && p.Format == s.Format && p.Link == s.Link {
			p.Text += s.Text
			return
		}
	}
	l.spans = append(l.spans, s)
}

func (l *line) addBreak() { l.spans = append(l.spans, markdown.Span{Text: "\n"}) }

// paragraphs returns the text as paragraphs: two breaks in a row part them.
func (l *line) paragraphs() [][]markdown.Span {
	var texts [][]markdown.Span
	var text []markdown.Span
	flush := func() {
		if text = trimmed(text); len(text) > 0 {
			texts = append(texts, text)
		}
		text = nil
	}
	breaks := 0
	for _, s := range l.spans {
		if s.IsBreak() {
			breaks++
			continue
		}
		if strings.TrimSpace(s.Text) == "" && breaks > 0 {
			continue
		}
		switch {
		case breaks > 1:
			flush()
		case breaks == 1 && len(trimmed(text)) > 0:
			text = append(trimmed(text), markdown.Span{Text: "\n"})
		}
		breaks = 0
		text = append(text, s)
	}
	flush()
	return texts
}

// trimmed returns spans with single spaces, none at the ends of lines or twice
// where spans meet, and none just within a format: there they would keep a mark
// from being one.
func trimmed(spans []markdown.Span) []markdown.Span {
	var l line
	space := true // whether a space before the next word would be too many
	var pending *markdown.Span
	for _, s := range spans {
		if s.IsBreak() {
			l.addBreak()
			space, pending = true, nil
			continue
		}
		words := strings.Fields(s.Text)
		before := strings.TrimLeft(s.Text, white) != s.Text
		after := strings.TrimRight(s.Text, white) != s.Text
		outside := markdown.Span{Text: " "}
		if before || len(words) == 0 {
			if pending == nil && !space {
				pending = &outside
			}
		}
		if len(words) == 0 {
			continue
		}
		if pending != nil {
			l.addSpace(s)
			pending = nil
		}
		if s.Format&markdown.CodeSpan != 0 {
			s.Text = strings.Trim(strings.ReplaceAll(s.Text, "\u00a0", " "), white)
		} else {
			s.Text = strings.Join(words, " ")
		}
		l.add(s)
		space = false
		if after {
			pending = &outside
		}
	}
	return l.spans
}

// addSpace adds a space between the last span and the next one: in their format
// where they have one, else plain.
func (l *line) addSpace(next markdown.Span) {
	space := markdown.Span{Text: " "}
	if n := len(l.spans); n > 0 {
		last := l.spans[n-1]
		// A code span stays one of its own.
		space.Format = last.Format & next.Format &^ markdown.CodeSpan
		if last.Link == next.Link {
			space.Link = next.Link
		}
	}
	l.add(space)
}

// white is what strings.Fields takes for white space and HTML writes.
const white = " \t\n\r\f\v\u0085\u00a0\u2028\u2029"

// text adds text of the page.
func (r *reader) text(text string) {
	if sounds := soundTag().FindAllStringSubmatch(text, -1); sounds != nil {
		for _, s := range sounds {
			r.leftOut = append(r.leftOut, s[1])
		}
		text = soundTag().ReplaceAllString(text, "")
	}
	span := r.line.on
	span.Text = strings.ReplaceAll(markdown.Clean(text), "\n", " ")
	r.line.add(span)
}

// soundTag is how Anki names a sound in a text.
var soundTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[sound:([^\]\n]+)\]`) })

// inline reads an element of running text.
func (r *reader) inline(n *html.Node) {
	before := r.line.on
	style := strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", "")
	switch n.DataAtom {
	case atom.B, atom.Strong:
		r.line.on.Format |= markdown.Strong
	case atom.I, atom.Em, atom.Dfn, atom.Cite:
		r.line.on.Format |= markdown.Emphasis
	case atom.Code, atom.Tt, atom.Kbd, atom.Samp:
		r.line.on.Format |= markdown.CodeSpan
	case atom.A:
		if to := strings.TrimSpace(attribute(n, "href")); leadsOut(to) {
			r.line.on.Link = to
		}
	}
	if strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight:700") {
		r.line.on.Format |= markdown.Strong
	}
	if strings.Contains(style, "font-style:italic") {
		r.line.on.Format |= markdown.Emphasis
	}
	r.children(n)
	r.line.on = before
}

// leadsOut reports whether Markdown has links to a destination.
func leadsOut(to string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(to) > len(scheme) && strings.EqualFold(to[:len(scheme)], scheme) {
			return !strings.ContainsAny(to, white)
		}
	}
	return false
}
