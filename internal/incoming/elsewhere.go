package incoming

import (
	"djq/internal/bank"
	"djq/internal/lint/texthash"
)

// findElsewhere finds the new cards whose question a known card of another topic
// has in the same words, as lint compares them.
func (p *Plan) findElsewhere(known []*bank.Card) {
	if len(p.New) == 0 {
		return
	}
	asked := map[uint64]*bank.Card{}
	for _, c := range known {
		for n := range 1 + len(c.Variants) {
			key := texthash.Of(c.Wording(n))
			if asked[key] == nil {
				asked[key] = c
			}
		}
	}
	for _, c := range p.New {
		if yours := asked[texthash.Of(c.Question)]; yours != nil && yours.Topic != c.Topic {
			p.Elsewhere = append(p.Elsewhere, Change{c, yours})
		}
	}
}
