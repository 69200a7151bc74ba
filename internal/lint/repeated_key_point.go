package lint

import (
	"fmt"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint/texthash"
)

func repeatedKeyPoint() rule {
	return rule{
		Rule: warning("repeated-key-point", "a key or bonus point that the same card already has", "“Names the N+1 problem” listed twice"),
		card: func(p *pass, c *bank.Card) {
			seen := make(map[uint64]point, len(c.KeyPoints)+len(c.BonusPoints))
			for _, point := range points(c) {
				hash := texthash.Of(point.text)
				first, repeated := seen[hash]
				if !repeated {
					seen[hash] = point
					continue
				}
				pos, end := p.restOfLine(c.ItemAt(point.field, point.index))
				p.report(diag.Finding{
					Pos: pos, End: end, Hint: "remove one of them",
					Message: fmt.Sprintf("%s %d repeats %s %d", point.name, point.index+1, first.name, first.index+1),
					Related: []diag.Related{{File: p.file.Name, Pos: c.ItemAt(first.field, first.index), Message: "first here"}},
				})
			}
		},
	}
}
