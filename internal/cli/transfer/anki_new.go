package transfer

import (
	"fmt"
	"strings"

	"djq/internal/anki"
	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/incoming"
)

// newcomers are notes that djq exported elsewhere, of cards that are not here.
type newcomers struct {
	notes []*apkg.Note
	first int // of them among the cards that were found
	names map[*apkg.Note]string
	noted int // those whose note on the card is taken too
}

// add adds the cards of the notes to those that were found.
func (n *newcomers) add(p *apkg.Package, found *incoming.Found) {
	n.first = len(found.Cards)
	decks := p.DeckNames()
	for _, note := range n.notes {
		card, leftOut := anki.NewCard(note)
		card.Tags = incoming.Tags(card.Tags)
		where := fmt.Sprintf("note %d", note.ID)
		found.Cards = append(found.Cards, incoming.Card{Card: *card, Where: where, Deck: decks[note]})
		for _, name := range leftOut {
			found.Leave(where, name, "pictures and sounds are not imported")
		}
	}
}

// settle takes up what was decided: notes on cards and records of those that are
// new, and which card each note is of.
func (h *homecoming) settle(plan *incoming.Plan, w *homeWriter) error {
	added := map[string]*bank.Card{}
	for _, c := range plan.New {
		added[c.Name()] = c
	}
	notes, _, err := w.folder.Notes()
	if err != nil {
		return app.BrokenError("nothing was imported", "cannot read your notes: %w", err)
	}
	merger := anki.Merger{Find: func(name string) *bank.Card {
		if c := added[name]; c != nil {
			return c
		}
		return h.find(name)
	}}
	h.newcomers.names = map[*apkg.Note]string{}
	for i, note := range h.newcomers.notes {
		name := plan.Names[h.newcomers.first+i]
		h.newcomers.names[note] = name
		c := added[name]
		if c == nil || h.records[name].GUID != "" {
			continue
		}
		theirs := strings.TrimSpace(c.Note)
		switch mine := strings.TrimSpace(notes.Of(c)); {
		case theirs == "" || theirs == mine:
		case mine == "":
			w.notes[c] = theirs
			h.newcomers.noted++
		default:
			plan.LeftOut = append(plan.LeftOut, incoming.LeftOut{Where: name, What: incoming.Shorten(theirs), Why: "you have another note on a card of that name"})
			c.Note = mine
		}
		h.records[name] = merger.NewRecord(c, note)
	}
	return nil
}

// describe says how many notes are of cards that are not here.
func (n *newcomers) describe() []string {
	if len(n.notes) == 0 {
		return nil
	}
	return []string{humanize.Count(len(n.notes), "note") + " made by djq elsewhere, whose cards are not here"}
}
