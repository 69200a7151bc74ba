package lint

import (
	"bytes"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
)

func fenceIndent() rule {
	return rule{
		Rule: warning("fence-indent", "a closing fence that is not indented like its opening one; other programs take it for code", "``` two columns to the right of ```python"),
		card: func(p *pass, c *bank.Card) {
			for _, t := range p.texts(c) {
				for _, fence := range bank.Fences(t.text) {
					if fence.Close < 0 {
						continue // the reader has spoken
					}
					opened, closed := lineOf(t.text, fence.Open), lineOf(t.text, fence.Close)
					if indentOf(opened) == indentOf(closed) {
						continue
					}
					pos, end := p.fenceSpan(t, fence.Close)
					f := diag.Finding{
						Pos: pos, End: end, Message: "closing fence is not indented like its opening one",
						Hint: "move it to the column of the opening fence",
					}
					if p.repair {
						f.Edits = p.alignFence(t, fence, opened, closed)
					}
					p.report(f)
				}
			}
		},
	}
}

// alignFence returns the edit that gives a closing fence the indentation of
// its opening one, where lines of the text are lines of the file.
func (p *pass) alignFence(t text, fence bank.Fence, opened, closed string) []diag.Edit {
	if !p.isLiteral(t) {
		return nil
	}
	lines := p.sourceLines()
	first, last := t.card.LineAt(t.field, fence.Open).Line, t.card.LineAt(t.field, fence.Close).Line
	from, to := string(lines.Text(first)), string(lines.Text(last))
	if !strings.HasSuffix(from, opened) || !strings.HasSuffix(to, closed) {
		return nil
	}
	start := lines.Start(last)
	return []diag.Edit{{Start: start, End: start + len(indentOf(to)), New: indentOf(from)}}
}

// text is a Markdown text of a card. Texts of follow-ups have an index.
type text struct {
	card  *bank.Card
	field bank.Field
	index int // of the follow-up, -1 for a field of the card
	text  string
}

// texts returns the texts of a card that hold fenced code.
func (p *pass) texts(c *bank.Card) []text {
	texts := p.fenced[:0]
	add := func(field bank.Field, index int, s string) {
		if strings.Contains(s, "```") || strings.Contains(s, "~~~") {
			texts = append(texts, text{c, field, index, s})
		}
	}
	add(bank.FieldQuestion, -1, c.Question)
	add(bank.FieldHint, -1, c.Hint)
	add(bank.FieldAnswer, -1, c.Answer)
	for i, u := range c.FollowUps {
		add(bank.FieldFollowUps, i, u.Question)
		add(bank.FieldFollowUps, i, u.Answer)
	}
	p.fenced = texts
	return texts
}

// isLiteral reports whether each line of a text is a line of the file: it is
// a literal block.
func (p *pass) isLiteral(t text) bool {
	if t.index >= 0 {
		return false
	}
	at := p.sourceLines().Offset(t.card.At(t.field))
	return at < len(p.file.Source) && p.file.Source[at] == '|'
}

// fenceSpan returns where line n of a text, a fence, stands; the place of the
// whole text where that cannot be told.
func (p *pass) fenceSpan(t text, n int) (start, end diag.Pos) {
	switch {
	case t.index >= 0:
		return t.card.ItemAt(t.field, t.index), diag.Pos{}
	case !p.isLiteral(t):
		return keySpan(t.card, t.field)
	}
	pos := t.card.LineAt(t.field, n)
	line := p.sourceLines().Text(pos.Line)
	pos.Col = int32(len(line)-len(bytes.TrimLeft(line, " "))) + 1
	return p.restOfLine(pos)
}

// lineOf returns line n of a text, counted from 0.
func lineOf(s string, n int) string {
	for range n {
		_, s, _ = strings.Cut(s, "\n")
	}
	s, _, _ = strings.Cut(s, "\n")
	return strings.TrimRight(s, "\r")
}

// indentOf returns the white space that a line begins with.
func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }
