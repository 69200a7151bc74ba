package lint

import (
	"strings"
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
			known := false // whether the words of the card are in p.words
			for i, point := range c.KeyPoints {
				if sharesWord(c, point) {
					continue
				}
				if !known {
					p.collectWords(c)
					known = true
				}
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

// sharesWord reports whether a telling word of a key point stands in its card
// just as it is written. Most key points have one, and searching for it costs
// a tenth of comparing all words.
func sharesWord(c *bank.Card, point string) bool {
	for w := range words(point) {
		if isTelling(w) && (holdsWord(c.Answer, w.text) || holdsWord(c.Question, w.text)) {
			return true
		}
	}
	return false
}

// holdsWord reports whether the first place where a text holds the letters of
// a word is a whole word.
func holdsWord(text, word string) bool {
	i := strings.Index(text, word)
	if i < 0 {
		return false
	}
	end := i + len(word)
	return (i == 0 || asciiGap(text[i-1])) && (end == len(text) || asciiGap(text[end]))
}

func asciiGap(c byte) bool { return c < utf8.RuneSelf && asciiClass[c] == gap }

// collectWords puts the telling words of a card into the set, which all cards
// of the file share: a map for each costs more than emptying one.
func (p *pass) collectWords(c *bank.Card) {
	if p.words == nil {
		p.words = map[uint64]bool{}
	}
	clear(p.words)
	for _, s := range [...]string{c.Question, c.Hint, c.Answer} {
		for w := range words(s) {
			if isTelling(w) {
				p.words[w.hash] = true
			}
		}
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
		if p.words[w.hash] {
			return false
		}
		telling = true
	}
	return telling
}

func isTelling(w word) bool {
	return len(w.text) >= tellingLength && utf8.RuneCountInString(w.text) >= tellingLength
}
