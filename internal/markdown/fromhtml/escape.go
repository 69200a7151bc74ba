package fromhtml

import (
	"strings"

	"djq/internal/markdown"
)

// writeText returns running text as Markdown, after what begins its line. In a
// cell of a table pipes are escaped too.
func writeText(spans []markdown.Span, begin string, cell bool) string {
	if len(spans) == 0 {
		return ""
	}
	if len(spans) == 1 && begin == "" && !cell && hasNoMark(spans[0]) {
		return spans[0].Text
	}
	for _, keep := range []markdown.Format{
		markdown.Strong | markdown.Emphasis | markdown.CodeSpan, markdown.Strong | markdown.CodeSpan, markdown.CodeSpan, 0,
	} {
		for _, nested := range []bool{false, true} {
			e := escaper{begin: begin, cell: cell, nested: nested, want: withFormats(spans, keep)}
			if text, ok := e.write(); ok {
				return text
			}
		}
	}
	// As code, where hardly anything is a mark.
	text := strings.ReplaceAll(markdown.Text([]markdown.Block{markdown.Paragraph{Text: spans}}), "\n", " ")
	if cell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	return begin + codeSpan(text)
}

// hasNoMark reports whether a span, alone in its paragraph, is what it is in
// Markdown, as most are: it begins with a letter and has nothing that a mark is
// made of elsewhere.
func hasNoMark(s markdown.Span) bool {
	if s.Format != 0 || s.Link != "" || s.Text == "" || strings.ContainsAny(s.Text, "\\`*[<|\n") || strings.TrimSpace(s.Text) != s.Text {
		return false
	}
	c := s.Text[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// withFormats returns spans without other formats than some.
func withFormats(spans []markdown.Span, keep markdown.Format) []markdown.Span {
	var l line
	for _, s := range spans {
		if s.IsBreak() {
			l.addBreak()
			continue
		}
		s.Format &= keep
		if keep == 0 {
			s.Link = ""
		}
		l.add(s)
	}
	return l.spans
}

// escaper finds the backslashes that a text needs: it writes the text without
// any, reads what that would show, and escapes the mark before the first
// difference, until there is none.
type escaper struct {
	begin  string
	cell   bool
	nested bool // bold within emphasis is written within its marks
	want   []markdown.Span

	escaped map[int]bool // by place in the text that is wanted, in bytes
	never   map[int]bool // where a backslash does not help
}

// maxEscapes is how many backslashes are tried before the text is written in
// another way.
const maxEscapes = 100

const marks = "\\`*[]<!#>-+.)|~"

func (e *escaper) write() (string, bool) {
	e.escaped, e.never = map[int]bool{}, map[int]bool{}
	want := flat(e.want)
	for range maxEscapes {
		text := e.compose()
		got, ok := e.read(text)
		at := firstDifference(got, want)
		switch {
		case !ok && e.escapeLine(want):
		case !ok:
			return "", false
		case at < 0:
			return text, true
		case !e.escapeAt(at, want, got):
			return "", false
		}
	}
	return "", false
}

// escapeAt puts a backslash where the reader went wrong, or takes back one that is
// shown. It returns false when nothing is left to try.
func (e *escaper) escapeAt(at int, want, got []flatByte) bool {
	if at < len(got) && got[at].c == '\\' && at < len(want) && want[at].c != '\\' && e.escaped[at] {
		delete(e.escaped, at)
		e.never[at] = true
		return true
	}
	for i := min(at, len(want)-1); i >= 0; i-- {
		if strings.IndexByte(marks, want[i].c) >= 0 && want[i].format&markdown.CodeSpan == 0 && !e.escaped[i] && !e.never[i] {
			e.escaped[i] = true
			return true
		}
	}
	return false
}

// escapeLine puts a backslash before the mark that begins a line, of those that
// have none the first: some other block began there. It returns false when no line
// is left.
func (e *escaper) escapeLine(want []flatByte) bool {
	begins := true
	for i, b := range want {
		switch {
		case b.c == '\n':
			begins = true
			continue
		case !begins || '0' <= b.c && b.c <= '9':
			continue
		}
		begins = false
		if strings.IndexByte(marks, b.c) >= 0 && !e.escaped[i] && !e.never[i] {
			e.escaped[i] = true
			return true
		}
	}
	return false
}

// compose writes the text.
func (e *escaper) compose() string {
	var b strings.Builder
	b.WriteString(e.begin)
	at := 0
	var open markdown.Format
	openLink := ""
	for i, s := range e.want {
		if s.IsBreak() {
			b.WriteString(formatMarks(open))
			open = 0
			b.WriteString("\\\n")
			at += len(s.Text)
			continue
		}
		format := s.Format &^ markdown.CodeSpan
		switch {
		case s.Link == openLink && e.nested && format&open == open: // more begins
		case s.Link == openLink && e.nested && format&open == format:
			b.WriteString(formatMarks(open &^ format)) // some of it ends
			open = format
		case s.Link != openLink || format != open:
			b.WriteString(formatMarks(open))
			open = 0
		}
		if s.Link != openLink {
			if openLink != "" {
				b.WriteString("](" + destination(openLink) + ")")
			}
			openLink = ""
			if s.Link != "" {
				if s.Link == s.Text && s.Format == 0 && !strings.ContainsAny(s.Link, "<> ") && (i+1 == len(e.want) || e.want[i+1].Link != s.Link) {
					b.WriteString("<" + s.Link + ">")
					at += len(s.Text)
					continue
				}
				b.WriteByte('[')
				openLink = s.Link
			}
		}
		if format != open {
			b.WriteString(formatMarks(format &^ open))
			open = format
		}
		if s.Format&markdown.CodeSpan != 0 {
			text := s.Text
			if e.cell {
				text = strings.ReplaceAll(text, "|", `\|`)
			}
			b.WriteString(codeSpan(text))
			at += len(s.Text)
			continue
		}
		for j := range len(s.Text) {
			if e.escaped[at] || e.cell && s.Text[j] == '|' {
				b.WriteByte('\\')
			}
			b.WriteByte(s.Text[j])
			at++
		}
	}
	b.WriteString(formatMarks(open))
	if openLink != "" {
		b.WriteString("](" + destination(openLink) + ")")
	}
	return b.String()
}

func formatMarks(f markdown.Format) string {
	var marks string
	if f&markdown.Strong != 0 {
		marks += "**"
	}
	if f&markdown.Emphasis != 0 {
		marks += "*"
	}
	return marks
}

// destination writes where a link leads.
func destination(link string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "<", `\<`, ">", `\>`).Replace(link)
}

// codeSpan writes code between enough back-ticks.
func codeSpan(text string) string {
	ticks := "`"
	for strings.Contains(text, ticks) {
		ticks += "`"
	}
	for n := countRun(text, '`'); len(ticks) <= n; {
		ticks += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") ||
		strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") && strings.TrimSpace(text) != "" {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

// read returns what a text would show, or false where it is not running text.
func (e *escaper) read(text string) ([]flatByte, bool) {
	if e.cell {
		blocks := markdown.Parse("| " + text + " |\n|---|")
		if len(blocks) == 1 {
			if t, ok := blocks[0].(markdown.Table); ok && len(t.Head) == 1 {
				return flat(t.Head[0]), true
			}
		}
		return nil, false
	}
	blocks := markdown.Parse(text)
	if len(blocks) != 1 {
		return nil, false
	}
	switch b := blocks[0].(type) {
	case markdown.Paragraph:
		return flat(b.Text), e.begin == ""
	case markdown.Heading:
		return flat(b.Text), e.begin != ""
	}
	return nil, false
}
