package bank

import (
	"djq/internal/diag"
	"djq/internal/yaml"
)

// Excerpt returns the source of a card as a bank file of its own: a list of one
// item, with the topic and the difficulty that the card takes from its file. The
// bytes of that file are src.
func (c *Card) Excerpt(src []byte) string {
	text := yaml.Excerpt(src, c.Pos)
	alone, ok := c.parseAlone(text)
	if !ok {
		text = yaml.Rewritten(src, c.Pos)
		if alone, ok = c.parseAlone(text); !ok {
			return text
		}
	}
	if alone.takesDifficulty {
		belowID := alone.Fields()[0] == FieldID || alone.Fields()[0] == FieldTopic
		text = alone.insert(text, belowID, FieldDifficulty, c.Difficulty.String())
		alone, _ = c.parseAlone(text)
	}
	if alone != nil && !alone.Has(FieldTopic) {
		text = alone.insert(text, false, FieldTopic, c.Topic)
	}
	return text
}

// insert returns the text of a card with another key, before the first key or
// before the second.
func (c *Card) insert(text string, second bool, field Field, value string) string {
	var keys []yaml.Key
	for _, f := range c.Fields()[:min(2, len(c.Fields()))] {
		keys = append(keys, yaml.Key{Name: f.String(), Pos: c.KeyAt(f), Value: c.At(f)})
	}
	edits := yaml.InsertKey(diag.NewLines([]byte(text)), c.Pos, keys, second, field.String(), yaml.Scalar(value))
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
	if alone.takesDifficulty {
		errors--
	}
	return alone, errors == 0 && alone.ID == c.ID && alone.Question == c.Question && alone.Answer == c.Answer
}
