package lint

import (
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/diag"
)

// tellingLength is how many letters a word has that tells what a text is
// about.
const tellingLength = 4

func foreignKeyPoint() rule {
	return rule{
		Rule: warning("foreign-key-point", "a key point that shares no word of four letters or more with its card's question, hint and answer; it may belong to another card",
			"“Locks the row” on a card about templates"),
		card: func(p *pass, c *bank.Card) {
			if len(c.KeyPoints) == 0 || c.Answer == "" {
				return
			}
			p.words.reset()
			for _, s := range [...]string{c.Question, c.Hint, c.Answer} {
				for w := range words(s) {
					if isTelling(w) {
						p.words.add(w.hash)
					}
				}
			}
			for i, point := range c.KeyPoints {
				if p.isForeign(point) {
					pos, end := p.restOfLine(c.ItemAt(bank.FieldKeyPoints, i))
					p.report(diag.Finding{
						Pos: pos, End: end, Message: "key point shares no word with its card",
						Hint: "say it in the answer too, or move it to the card it belongs to",
					})
				}
			}
		},
	}
}

// isForeign reports whether a text has telling words, and none of them is in
// the set.
func (p *pass) isForeign(text string) bool {
	telling := false
	for w := range words(text) {
		if !isTelling(w) {
			continue
		}
		if p.words.has(w.hash) {
			return false
		}
		telling = true
	}
	return telling
}

func isTelling(w word) bool {
	return len(w.text) >= tellingLength && !isStop(w.text) && utf8.RuneCountInString(w.text) >= tellingLength
}
