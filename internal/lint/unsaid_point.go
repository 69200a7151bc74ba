package lint

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/words"
)

// minSaid is how much of a point its answer must hold, by the weight of its
// stems. Of the points of the built-in bank that hold less, readers found the
// substance of nearly all missing from the answer; of those above, of few.
const minSaid = 1.0 / 3

func unsaidPoint() rule {
	return rule{
		Rule: warning("unsaid-point", "a key or bonus point that the answer barely covers: too few of its words appear there in any form; rare words count more, and words of the question do not count",
			"“An index slows down writes” with an answer that is only about reads"),
		card: func(p *pass, c *bank.Card) {
			if c.Answer == "" {
				return
			}
			question, answer := "", ""
			for _, point := range points(c) {
				if saysWords(c, point.text) {
					continue
				}
				if answer == "" {
					question, answer = words.Fold(c.Question), words.Fold(c.Answer)
				}
				if lacks, said := p.said(question, answer, point.text); said < minSaid && !p.sharesNothing(c, point.text) {
					pos, end := p.restOfLine(c.ItemAt(point.field, point.index))
					p.report(diag.Finding{
						Pos: pos, End: end, Message: fmt.Sprintf("the answer barely covers this %s: it lacks %s", point.name, quoteFew(lacks)),
						Hint: "cover it in the answer, or drop the point",
					})
				}
			}
		},
	}
}

// saysWords reports whether most words of a point occur in its answer just as
// they are written. It spares most points the stems and their weights.
func saysWords(c *bank.Card, point string) bool {
	said, all := 0, 0
	for t := range words.Tokens(point) {
		word := point[t.Start:t.End]
		if isStopInPoint(t) || holdsWord(c.Question, word) {
			continue
		}
		all++
		if holdsWord(c.Answer, word) {
			said++
		}
	}
	return 3*said >= 2*all
}

// isStopInPoint reports whether a token says nothing of what a point is about.
func isStopInPoint(t words.Token) bool {
	switch t.Text {
	case "names", "mentions", "says", "states", "explains", "describes", "gives", "shows", "knows":
		return true // Names the lock: what the speaker does, not what the answer says
	}
	return t.Kind == words.Operator || words.IsStop(t.Text)
}

// said returns how much of a point the answer holds, from 0 to 1, and the words
// that it lacks. A point of which the question leaves a word or
// none is said. Question and answer are folded.
func (p *pass) said(question, answer, point string) (lacks []string, share float64) {
	if p.rarity == nil {
		p.rarity = p.countStems()
	}
	var all, held float64
	seen := map[string]bool{}
	for t := range words.Tokens(point) {
		if isStopInPoint(t) {
			continue
		}
		stem := p.stemmer.Stem(t.Text)
		if seen[stem] || holdsStem(question, stem) {
			continue
		}
		seen[stem] = true
		weight := p.rarity.Weight(stem)
		all += weight
		if holdsStem(answer, stem) {
			held += weight
		} else {
			lacks = append(lacks, point[t.Start:t.End])
		}
	}
	if len(seen) < 2 {
		return nil, 1
	}
	return lacks, held / all
}

// quoteFew returns the first few of some words in quotes.
func quoteFew(list []string) string {
	const few = 4
	quoted := make([]string, 0, few)
	for _, word := range list[:min(len(list), few)] {
		quoted = append(quoted, strconv.Quote(word))
	}
	if len(list) > few {
		quoted = append(quoted, "…")
	}
	return strings.Join(quoted, ", ")
}

// holdsStem reports whether a folded text has a word that begins with a stem.
// Within a word counts too unless the stem is short: prefetchedPosts has
// posts. Looking for the stems of a point costs a twentieth of stemming the
// answer.
func holdsStem(text, stem string) bool {
	if n := len(stem) - 1; n >= 2 && stem[n] == 'i' {
		stem = stem[:n] // the stem of query and queries is queri
	}
	if utf8.RuneCountInString(stem) >= tellingLength {
		return strings.Contains(text, stem)
	}
	for from := 0; ; {
		i := strings.Index(text[from:], stem)
		if i < 0 {
			return false
		}
		i += from
		if i == 0 || isGap(text[i-1]) {
			return true
		}
		from = i + len(stem)
	}
}

// maxCounted is of how many answers the stems are counted: more tell no more
// about which words are common in the file.
const maxCounted = 24

// countStems counts the stems of answers evenly spread over the file.
func (p *pass) countStems() *words.Rarity {
	rarity := words.NewRarity()
	cards := p.file.Cards
	n := min(len(cards), maxCounted)
	for i := range n {
		rarity.Add(p.stemmer.Stems(cards[i*len(cards)/n].Answer))
	}
	return rarity
}
