package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/yaml"
)

func keyOrder() rule {
	return rule{
		Rule: warning("key-order", fmt.Sprintf("keys out of order; in a file: %s; in a card: %s", list(bank.HeadFields()), list(bank.CardFields())),
			"answer: before question:"),
		file: func(p *pass) {
			var keys []yaml.Key
			for _, f := range bank.HeadFields() {
				if p.file.Has(f) {
					keys = append(keys, yaml.Key{Name: f.String(), Pos: p.file.KeyAt(f), Rank: int(f)})
				}
			}
			slices.SortFunc(keys, func(a, b yaml.Key) int { return a.Pos.Compare(b.Pos) })
			p.checkOrder(keys, func() int32 { return int32(p.sourceLines().Count()) + 1 })
		},
		card: func(p *pass, c *bank.Card) {
			if !slices.IsSorted(c.Fields()) {
				p.checkOrder(cardKeys(c), func() int32 { return p.below(c) })
			}
		},
	}
}

// list writes fields as a list of their names.
func list(fields []bank.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.String()
	}
	return strings.Join(names, ", ")
}

// checkOrder reports the first key that is below one it belongs above. The
// function below returns a line below the mapping.
func (p *pass) checkOrder(keys []yaml.Key, below func() int32) {
	for i := 1; i < len(keys); i++ {
		if keys[i].Rank > keys[i-1].Rank {
			continue
		}
		at, _ := slices.BinarySearchFunc(keys[:i], keys[i].Rank, func(k yaml.Key, rank int) int { return cmp.Compare(k.Rank, rank) })
		name := keys[i].Name
		f := diag.Finding{
			Pos: keys[i].Pos, End: diag.Pos{Line: keys[i].Pos.Line, Col: keys[i].Pos.Col + int32(len(name))},
			Message: fmt.Sprintf("%s must come before %s", name, keys[at].Name), Hint: fmt.Sprintf("move it above %s", keys[at].Name),
		}
		if p.repair {
			f.Edits = yaml.SortKeys(p.sourceLines(), keys, below())
		}
		p.report(f)
		return
	}
}

// cardKeys returns the keys of a card, as they are written.
func cardKeys(c *bank.Card) []yaml.Key {
	fields := c.Fields()
	keys := make([]yaml.Key, len(fields))
	for i, f := range fields {
		keys[i] = yaml.Key{Name: f.String(), Pos: c.KeyAt(f), Value: c.At(f), Rank: int(f)}
	}
	return keys
}

// below returns a line below a card: the first line of what follows it in the
// file.
func (p *pass) below(c *bank.Card) int32 {
	next := int32(p.sourceLines().Count()) + 1
	if next := p.card + 1; next < len(p.file.Cards) {
		return yaml.ItemLine(p.sourceLines(), p.file.Cards[next].Pos)
	}
	for _, f := range bank.HeadFields() {
		if pos := p.file.KeyAt(f); p.file.Has(f) && pos.Line > c.Pos.Line {
			next = min(next, pos.Line)
		}
	}
	return next
}
