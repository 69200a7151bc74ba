package lint

import (
	"strings"

	"djq/internal/bank"
	"djq/internal/words"
)

func oneWordAnswer() rule {
	return rule{
		Rule: warning("one-word-answer", "an answer of a single word, which leaves nothing to explain in an interview", "answer: Yes."),
		card: func(p *pass, c *bank.Card) {
			answer := strings.TrimSpace(c.Answer)
			if answer == "" || strings.ContainsAny(answer, " \t\n") {
				return
			}
			n := 0
			for t := range words.Tokens(answer) {
				if t.Kind == words.Ideograph {
					n++ // a text without spaces has many words
				}
			}
			if n <= 1 {
				p.reportKey(c, bank.FieldAnswer, "explain why, in a sentence", "answer is a single word")
			}
		},
	}
}
