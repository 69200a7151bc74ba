package lint

import (
	"bytes"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/markdown"
)

// fencedText is a Markdown text of a card with fenced code in it.
type fencedText struct {
	text   bank.Text
	card   *bank.Card
	fences []markdown.Fence
	lines  []string // of the text, without their ends
}

// fencedTexts adds the texts of a card that hold fenced code.
func fencedTexts(texts []fencedText, c *bank.Card) []fencedText {
	for t := range c.Texts() {
		if fences := markdown.Fences(t.Text); len(fences) > 0 {
			lines := strings.Split(strings.ReplaceAll(t.Text, "\r\n", "\n"), "\n")
			texts = append(texts, fencedText{t, c, fences, lines})
		}
	}
	return texts
}

// isLiteral reports whether each line of a text is a line of the file: it is
// a literal block.
func (p *pass) isLiteral(t fencedText) bool {
	if t.text.Index >= 0 {
		return false
	}
	at := p.sourceLines().Offset(t.card.At(t.text.Field))
	return at < len(p.file.Source) && p.file.Source[at] == '|'
}

// fenceSpan returns where line n of a text, a fence, stands; the place of the
// whole text where that cannot be told.
func (p *pass) fenceSpan(t fencedText, n int) (start, end diag.Pos) {
	switch {
	case t.text.Index >= 0:
		return t.card.ItemAt(t.text.Field, t.text.Index), diag.Pos{}
	case !p.isLiteral(t):
		return keySpan(t.card, t.text.Field)
	}
	pos := t.card.LineAt(t.text.Field, n)
	line := p.sourceLines().Text(pos.Line)
	pos.Col = int32(len(line)-len(bytes.TrimLeft(line, " "))) + 1
	return p.restOfLine(pos)
}
