package lint

import (
	"strings"
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint/texthash"
	"djq/internal/words"
)

// tellingLength is how many letters a word has that tells what a text is
// about.
const tellingLength = 4

func foreignKeyPoint() rule {
	return rule{
		Rule: warning("foreign-key-point", "a key or bonus point that has no word of four or more letters in common with the question, hint and answer of its card; it may belong to another card",
			"“Locks the row” on a card about template filters"),
		card: func(p *pass, c *bank.Card) {
			if c.Answer == "" {
				return
			}
			for _, point := range points(c) {
				if p.sharesNothing(c, point.text) {
					pos, end := p.restOfLine(c.ItemAt(point.field, point.index))
					p.report(diag.Finding{
						Pos: pos, End: end, Message: point.name + " has no word in common with its card",
						Hint: "mention it in the answer, or move it to the card it belongs to",
					})
				}
			}
		},
	}
}

// sharesNothing reports whether a point has telling words, none of which occurs
// in its card in any form.
func (p *pass) sharesNothing(c *bank.Card, point string) bool {
	if sharesWord(c, point) {
		return false
	}
	p.collectWords(c)
	return p.isForeign(point)
}

// sharesWord reports whether a telling word of a point occurs in its card just
// as it is written. Most points have one, and searching for it costs a tenth of
// comparing all words.
func sharesWord(c *bank.Card, point string) bool {
	for t := range words.Tokens(point) {
		if word := point[t.Start:t.End]; isTelling(t) && (holdsWord(c.Answer, word) || holdsWord(c.Question, word)) {
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
	return (i == 0 || isGap(text[i-1])) && (end == len(text) || isGap(text[end]))
}

// isGap reports whether a byte is ASCII and no part of a word.
func isGap(c byte) bool {
	return c < utf8.RuneSelf && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z')
}

// collectWords puts the telling words of a card into the set, which all cards
// of the file share: a map for each costs more than emptying one.
func (p *pass) collectWords(c *bank.Card) {
	if p.words == nil {
		p.words = map[uint64]bool{}
	}
	clear(p.words)
	for _, s := range [...]string{c.Question, c.Hint, c.Answer} {
		for t := range words.Tokens(s) {
			if isTelling(t) {
				p.words[texthash.OfToken(t, p.stemmer)] = true
			}
		}
	}
}

// isForeign reports whether a text has telling words, and none of them is in
// the set.
func (p *pass) isForeign(text string) bool {
	telling := false
	for t := range words.Tokens(text) {
		if !isTelling(t) {
			continue
		}
		if p.words[texthash.OfToken(t, p.stemmer)] {
			return false
		}
		telling = true
	}
	return telling
}

func isTelling(t words.Token) bool {
	return len(t.Text) >= tellingLength && utf8.RuneCountInString(t.Text) >= tellingLength
}
