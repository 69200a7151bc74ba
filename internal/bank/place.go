package bank

import "djq/internal/diag"

// place is where one key, value or list item of a card is written.
type place struct {
	pos   diag.Pos
	index int16 // of a list item; -1 for the value itself, -2 for its key
	field Field
	block bool // a literal or folded block: its text begins on the next line
}

const (
	valueIndex int16 = -1
	keyIndex   int16 = -2
)

// At returns where the value of a field begins, or the card's own place when
// the card has no such field.
func (c *Card) At(f Field) diag.Pos { return c.find(f, valueIndex).pos }

// KeyAt returns where the key of a field begins, or the card's own place when
// the card has no such field.
func (c *Card) KeyAt(f Field) diag.Pos { return c.find(f, keyIndex).pos }

// ItemAt returns where item i of a list field begins, or the card's own place.
func (c *Card) ItemAt(f Field, i int) diag.Pos { return c.find(f, int16(i)).pos }

// Has reports whether the author wrote the field, even if it is empty.
func (c *Card) Has(f Field) bool { return c.find(f, keyIndex).field == f }

// Fields returns the fields in the order in which the author wrote them.
func (c *Card) Fields() []Field {
	var fields []Field
	for _, p := range c.places {
		if p.index == keyIndex {
			fields = append(fields, p.field)
		}
	}
	return fields
}

// LineAt returns where line n (from 0) of a text field begins in the file.
// In a block the answer is the first cell of that line; in other styles the
// value's own place, because there lines of text are not lines of the file.
func (c *Card) LineAt(f Field, n int) diag.Pos {
	p := c.find(f, valueIndex)
	if !p.block {
		return p.pos
	}
	return diag.Pos{Line: p.pos.Line + 1 + int32(n), Col: 1}
}

func (c *Card) find(f Field, index int16) place {
	for _, p := range c.places {
		if p.field == f && p.index == index {
			return p
		}
	}
	return place{pos: c.Pos}
}
