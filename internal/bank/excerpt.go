package bank

import (
	"djq/internal/diag"
	"djq/internal/yaml"
)

// Excerpt returns the source of a card as a bank file of its own: a list of one
// item, with the topic that the card takes from its file. The bytes of that file
// are src.
func (c *Card) Excerpt(src []byte) string {
	text := yaml.Excerpt(src, c.Pos)
	alone, ok := c.parseAlone(text)
	if !ok {
		text = yaml.Rewritten(src, c.Pos)
		if alone, ok = c.parseAlone(text); !ok {
			return text
		}
	}
	if alone.Has(FieldTopic) {
		return text
	}
	first := alone.Fields()[0]
	key := yaml.Key{Name: first.String(), Pos: alone.KeyAt(first), Value: alone.At(first)}
	edits := yaml.InsertKey(diag.NewLines([]byte(text)), alone.Pos, []yaml.Key{key}, false, FieldTopic.String(), yaml.Scalar(c.Topic))
	return string(diag.Apply([]byte(text), edits))
}

// parseAlone reads an excerpt, and reports whether it is this card and nothing
// else.
func (c *Card) parseAlone(text string) (*Card, bool) {
	f := Parse(c.File.Name, []byte(text))
	if len(f.Cards) != 1 {
		return nil, false
	}
	alone := &f.Cards[0]
	errors, _ := diag.Count(f.Findings)
	if !alone.Has(FieldTopic) {
		errors-- // it is inserted
	}
	return alone, errors == 0 && alone.ID == c.ID && alone.Question == c.Question && alone.Answer == c.Answer
}
