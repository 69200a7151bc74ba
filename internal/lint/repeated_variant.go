package lint

import (
	"fmt"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint/texthash"
)

func repeatedVariant() rule {
	return rule{
		Rule: warning("repeated-variant", "a variant that repeats the question or another variant of its card", "two variants “What is N+1?”"),
		card: func(p *pass, c *bank.Card) {
			if len(c.Variants) == 0 {
				return
			}
			question := texthash.Of(c.Question)
			seen := make(map[uint64]int, len(c.Variants))
			for i, text := range c.Variants {
				hash := texthash.Of(text)
				first, repeated := seen[hash]
				what, at := fmt.Sprintf("variant %d", first+1), c.At(bank.FieldQuestion)
				switch {
				case hash == question:
					what = "the question"
				case repeated:
					at = c.ItemAt(bank.FieldVariants, first)
				default:
					seen[hash] = i
					continue
				}
				pos, end := p.restOfLine(c.ItemAt(bank.FieldVariants, i))
				p.report(diag.Finding{
					Pos: pos, End: end, Hint: "reword it, or remove it",
					Message: fmt.Sprintf("variant %d repeats %s", i+1, what),
					Related: []diag.Related{{File: p.file.Name, Pos: at, Message: "first here"}},
				})
			}
		},
	}
}
