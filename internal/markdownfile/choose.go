package markdownfile

import (
	"regexp"
	"strings"
	"sync"

	"djq/internal/bank"
	"djq/internal/incoming"
)

// otherTitles are headings of pages that are no questions.
var otherTitles = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\W*(?:table of contents?|contents?|toc|index|licen[cs]e|contribut(?:e|ing|ors?|ions?)\b.*|authors?|credits?|acknowledge?ments?|references?|resources?|further reading|links?|install(?:ation)?|about(?: me| the author)?|introduction|intro|overview|disclaimer|support|sponsors?|changelog|prerequisites?|usage|quick ?start|getting started|star history|stargazers.*|feedback|contact.*|donat.*|copyright.*|summary|conclusion|todo|note|notes)\W*$`)
})

// answerSummary fits summaries that stand for the answer to what is above them.
var answerSummary = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\W*(?:(?:click|tap|press)(?: here)?(?: to| for)? ?|show |see |view |reveal |toggle |expand |display |check )*(?:the |a |correct |my |an )*(?:answers?|solutions?|explanations?|spoiler|answer and explanation|hidden answer)\W*$`)
})

// chosen is what of a document is taken for cards.
type chosen struct {
	kind    kind
	entries []entry
	others  []entry // questions of other kinds, which are in none of the entries
}

// choose chooses the kind of entries that most questions with an answer have, and
// the entries of that kind.
func (d *document) choose() chosen {
	all := d.entries()
	var questions, bodies [kinds]int
	for _, e := range all {
		if e.kind == kindSummary && answerSummary().MatchString(plainTitle(e.title)) || d.isEmpty(e.from, e.to) || otherTitles().MatchString(plainTitle(e.title)) {
			continue
		}
		bodies[e.kind]++
		if looksLikeQuestion(e.title) {
			questions[e.kind]++
		}
	}
	best := kind(0)
	for k := kind(1); k < kinds; k++ {
		if questions[k] > questions[best] {
			best = k
		}
	}
	if best == 0 { // titles without a question: headings with a text below each
		for k := kind(1); k <= 6; k++ {
			if bodies[k] > bodies[best] && bodies[k] > 1 {
				best = k
			}
		}
	}
	c := chosen{kind: best}
	end := 0 // of the entry that was chosen last
	for n, e := range all {
		asks := looksLikeQuestion(e.title)
		switch {
		case best == 0:
		case e.kind == best && (asks || best.isHeading()):
			c.entries, end = append(c.entries, e), e.to
		case best.isHeading() && e.kind.isHeading() && e.kind < best && asks && !d.isEmpty(e.from, ownBody(all, n)):
			e.to = ownBody(all, n)
			c.entries, end = append(c.entries, e), e.to
		case e.line >= end && asks && !d.isEmpty(e.from, ownBody(all, n)):
			c.others = append(c.others, e)
		}
	}
	return c
}

// readEntries makes cards of the entries that were chosen.
func (d *document) readEntries(found *incoming.Found, dialect *dialect) {
	c := d.choose()
	for _, e := range c.others {
		found.Leave(whereOf(e.line), plainTitle(e.title), "it is not written as most questions of the file are")
	}
	sections := d.sections(c.kind)
	for _, e := range c.entries {
		where := whereOf(e.line)
		title := plainTitle(e.title)
		switch {
		case otherTitles().MatchString(title):
			found.Leave(where, title, "it is no question")
			continue
		case title == "":
			continue
		}
		card := incoming.Card{Where: where, Deck: d.title}
		if s := sections[e.line]; s != nil {
			card.Difficulty = s.difficulty
			if s.deck != "" {
				card.Deck = s.deck
			}
		}
		question, answer := d.parts(e)
		card.Question = strings.TrimSpace(dialect.text(append([]string{title, ""}, question...)))
		card.Answer = dialect.text(answer)
		dialect.leaveMedia(found, where)
		if strings.TrimSpace(card.Answer) == "" {
			found.Leave(where, title, "it has no answer below it")
			continue
		}
		found.Cards = append(found.Cards, card)
	}
}

// heading is what a heading above entries says of them.
type heading struct {
	deck       string
	difficulty bank.Difficulty
}

// sections returns what the headings above say, by the lines of the entries of a
// kind.
func (d *document) sections(k kind) map[int]*heading {
	found := map[int]*heading{}
	var stack [7]*heading // by level
	all := d.entries()
	first := true
	for _, e := range all {
		// What is in details belongs to an answer.
		isSection := e.kind.isHeading() && (!k.isHeading() || e.kind < k) && d.depth[e.line] == 0
		if isSection {
			for level := int(e.kind); level < len(stack); level++ {
				stack[level] = nil
			}
			if !first || d.count(all, e.kind) > 1 { // else it is the title of the page
				stack[e.kind] = sectionOf(plainTitle(e.title))
			}
			first = false
		}
		merged := heading{}
		for _, s := range stack {
			if s == nil {
				continue
			}
			if s.deck != "" {
				merged.deck = s.deck
			}
			if s.difficulty != 0 {
				merged.difficulty = s.difficulty
			}
		}
		if isSection && looksLikeQuestion(e.title) { // a question among sections is in the one above
			continue
		}
		if merged != (heading{}) {
			found[e.line] = &merged
		}
	}
	return found
}

// count counts the headings of a level that are not in details.
func (d *document) count(all []entry, k kind) int {
	n := 0
	for _, e := range all {
		if e.kind == k && d.depth[e.line] == 0 {
			n++
		}
	}
	return n
}

// sectionOf reads the title of a section: a difficulty, or what it is about.
func sectionOf(title string) *heading {
	if looksLikeQuestion(title) || otherTitles().MatchString(title) {
		return nil
	}
	for _, word := range strings.FieldsFunc(title, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') }) {
		if difficulty, ok := incoming.Difficulty(word); ok {
			return &heading{difficulty: difficulty}
		}
	}
	return &heading{deck: title}
}
