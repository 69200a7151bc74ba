package lint

import (
	"fmt"

	"djq/internal/bank"
	"djq/internal/diag"
)

func repeatedKeyPoint() rule {
	return rule{
		Rule: warning("repeated-key-point", "a key point that repeats another one of its card", "two key points “Names the N+1 problem”"),
		card: func(p *pass, c *bank.Card) {
			var seen [8]uint64 // the reader allows no more
			for i, point := range c.KeyPoints[:min(len(c.KeyPoints), len(seen))] {
				seen[i] = textHash(point)
				for j := range i {
					if seen[j] != seen[i] {
						continue
					}
					pos, end := p.restOfLine(c.ItemAt(bank.FieldKeyPoints, i))
					first := c.ItemAt(bank.FieldKeyPoints, j)
					p.report(diag.Finding{
						Pos: pos, End: end, Message: fmt.Sprintf("key point %d repeats key point %d", i+1, j+1), Hint: "remove one of them",
						Related: []diag.Related{{File: p.file.Name, Pos: first, Message: "first here"}},
					})
					break
				}
			}
		},
	}
}
