package lint

import (
	"bytes"

	"djq/internal/bank"
	"djq/internal/diag"
)

// fencedText is a Markdown text of a card with fenced code in it.
type fencedText struct {
	card   *bank.Card
	field  bank.Field
	index  int // of the item whose text it is, -1 for a field of the card
	text   string
	fences []bank.Fence
}

// fencedTexts adds the texts of a card that hold fenced code.
func fencedTexts(texts []fencedText, c *bank.Card) []fencedText {
	add := func(field bank.Field, index int, s string) {
		if fences := bank.Fences(s); len(fences) > 0 {
			texts = append(texts, fencedText{c, field, index, s, fences})
		}
	}
	add(bank.FieldQuestion, -1, c.Question)
	for i, v := range c.Variants {
		add(bank.FieldVariants, i, v)
	}
	add(bank.FieldHint, -1, c.Hint)
	add(bank.FieldAnswer, -1, c.Answer)
	for i, u := range c.FollowUps {
		add(bank.FieldFollowUps, i, u.Question)
		add(bank.FieldFollowUps, i, u.Answer)
	}
	return texts
}

// isLiteral reports whether each line of a text is a line of the file: it is
// a literal block.
func (p *pass) isLiteral(t fencedText) bool {
	if t.index >= 0 {
		return false
	}
	at := p.sourceLines().Offset(t.card.At(t.field))
	return at < len(p.file.Source) && p.file.Source[at] == '|'
}

// fenceSpan returns where line n of a text, a fence, stands; the place of the
// whole text where that cannot be told.
func (p *pass) fenceSpan(t fencedText, n int) (start, end diag.Pos) {
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
