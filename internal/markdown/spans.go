package markdown

import "strings"

// collect makes spans of the tokens.
func (p *inline) collect() spans {
	s := make(spans, 0, len(p.tokens))
	var on Span
	var strong, emphasis int
	linkFrom := 0
	for i := range p.tokens {
		t := &p.tokens[i]
		switch t.kind {
		case words:
			s.add(on, p.text[t.start:t.end])
		case code:
			format := on
			format.Format |= CodeSpan
			s.add(format, p.codeText(t))
		case linkStart:
			on.Link = t.link
			linkFrom = i
		case linkEnd:
			if linkFrom == i-1 {
				s.add(on, on.Link) // one without a label shows where it leads
			}
			on.Link = ""
		case hardBreak:
			s.addBreak()
		case softBreak:
			if p.isLabel(i + 1) {
				s.addBreak()
			} else {
				s.add(on, " ")
			}
		case stars:
			r := &p.runs[t.run]
			s.add(on, r.backslashes(p.text, t.start))
			strong -= r.closes >> 1 & 1
			emphasis -= r.closes & 1
			on.Format = formatOf(strong, emphasis)
			s.add(on, p.text[t.start:t.end-r.closes-r.opens])
			strong += r.opens >> 1 & 1
			emphasis += r.opens & 1
			on.Format = formatOf(strong, emphasis)
		}
	}
	return s
}

func formatOf(strong, emphasis int) Format {
	var f Format
	if strong > 0 {
		f |= Strong
	}
	if emphasis > 0 {
		f |= Emphasis
	}
	return f
}

// codeText returns the text of a code span: nothing in it is an escape, except
// of a pipe in a table.
func (p *inline) codeText(t *token) string {
	s := p.text[t.start:t.end]
	if strings.Contains(s, "\n") {
		lines := strings.Split(s, "\n")
		for i := 1; i < len(lines); i++ {
			lines[i] = strings.TrimLeft(lines[i], " ")
		}
		s = strings.Join(lines, " ")
	}
	s = trimCode(s)
	if p.cell {
		s = strings.ReplaceAll(s, `\|`, "|")
	}
	return s
}

// isLabel reports whether a bold label such as "Pitfall:" begins at a token. A
// line that begins with one stays a line of its own, as its author set it.
func (p *inline) isLabel(i int) bool {
	if i >= len(p.tokens) || p.tokens[i].kind != stars || p.runOf(i).opens != 2 {
		return false
	}
	end := p.tokens[p.runOf(i).partner].start
	return p.text[end-1] == ':'
}

// spans grows a list of spans.
type spans []Span

func (s *spans) add(format Span, text string) {
	if text == "" {
		return
	}
	if last := len(*s) - 1; last >= 0 {
		l := &(*s)[last]
		// Code spans stay apart, so that each keeps its own marks.
		if !l.IsBreak() && l.Format == format.Format && l.Link == format.Link && l.Format&CodeSpan == 0 {
			l.Text += text
			return
		}
	}
	format.Text = text
	*s = append(*s, format)
}

// addBreak adds a line break, except before all text.
func (s *spans) addBreak() {
	if len(*s) > 0 {
		*s = append(*s, Span{Text: "\n"})
	}
}
