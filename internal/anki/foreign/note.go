package foreign

import (
	"fmt"
	"slices"
	"strings"

	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/incoming"
	"djq/internal/markdown/fromhtml"
)

// converted is what becomes of a note.
type converted struct {
	cards     []incoming.Card
	templates []int // of Anki's cards, as cards
	found     incoming.Found
}

// convert makes cards of a note in a deck. There are cards in Anki of some of its
// templates.
func convert(n *apkg.Note, f Fields, deck string, templates []int) (r converted) {
	found := &r.found
	where := fmt.Sprintf("note %d", n.ID)
	media := 0
	text := func(field int) string {
		if field < 0 {
			return ""
		}
		markdown := fromhtml.Convert(n.Fields[field])
		for _, name := range markdown.LeftOut {
			found.Leave(where, name, "pictures and sounds are not imported")
		}
		media += len(markdown.LeftOut)
		return strings.TrimSpace(markdown.Text)
	}
	question, hint := text(f.Question), text(f.Hint)
	parts := []string{text(f.Answer)}
	for _, i := range f.Extra {
		parts = append(parts, text(i))
	}
	answer := joined(parts)
	card := incoming.Card{Where: where, Deck: deck, Card: bank.Card{Hint: hint, Tags: incoming.Tags(n.Tags)}}
	if f.Refs >= 0 {
		card.Refs = urlsIn(n.Fields[f.Refs])
	}
	gaps := incoming.Gaps(question)
	switch {
	case len(gaps) > 0:
		for _, gap := range gaps {
			c := card
			c.Question, c.Answer = gap.Question, joined([]string{gap.Answer, answer})
			r.add(gap.Number-1, c)
		}
	case question == "" && media > 0:
		found.Leave(where, answer, "its question is a picture or a sound")
	case f.Type.Cloze:
		found.Leave(where, question, "it has no gap")
	case answer == "" && media > 0:
		found.Leave(where, question, "its answer is a picture or a sound")
	default:
		c := card
		c.Question, c.Answer = question, answer
		r.add(max(0, slices.Index(f.Templates, AsksQuestion)), c)
	}
	for _, t := range templates {
		if asked := parts[0]; asked != "" && question != "" && f.asked(t) == AsksReversed {
			c := card
			c.Where, c.Hint = fmt.Sprintf("%s, card %d", where, t+1), ""
			c.Question, c.Answer = asked, joined(append([]string{question}, parts[1:]...))
			r.add(t, c)
		}
	}
	return r
}

// add adds the card that a template of the note is.
func (r *converted) add(template int, c incoming.Card) {
	r.cards, r.templates = append(r.cards, c), append(r.templates, template)
}

// joined joins texts that say something, each a block of its own.
func joined(texts []string) string {
	var kept []string
	for _, s := range texts {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, "\n\n")
}
