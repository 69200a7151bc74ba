package anki

import (
	"cmp"
	"slices"
	"time"

	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

// Export is cards that are to be exported.
type Export struct {
	Cards []*bank.Card
	// Find returns a card of the bank by its name, nil where there is none.
	Find func(name string) *bank.Card
	// Changed returns when the text of a card was last written, the zero time where
	// nobody knows. It is asked for cards that changed since their last export.
	Changed func(*bank.Card) time.Time
	Records Records
	Now     time.Time
	// Progress, unless nil, is written too.
	Progress *Progress
}

// Progress is what a history knows of cards.
type Progress struct {
	Scheduler *memory.Scheduler
	State     func(*bank.Card) event.CardState
	Reviews   []Review // in the order in which they took effect
}

// Package returns the cards as a package, in their order, and what there is to
// record of them: nothing when every record is as it was. Cards are exported with
// the same ids and moments at every time, until they change.
func (e Export) Package() (p *apkg.Package, changed Records) {
	kind := noteType()
	p = &apkg.Package{Created: created(), NoteTypes: []*apkg.NoteType{kind}}
	changed = Records{}
	noteIDs, cardIDs, deckIDs := map[int64]bool{}, map[int64]bool{}, map[int64]bool{}
	decks := map[string]int64{}
	var asked map[string]*apkg.Card
	if e.Progress != nil {
		asked = map[string]*apkg.Card{}
	}
	for i, c := range e.Cards {
		deck, ok := decks[c.Topic]
		if !ok {
			deck = free(deckIDs, idOf("deck", c.Topic))
			decks[c.Topic] = deck
			p.Decks = append(p.Decks, apkg.Deck{ID: deck, Name: Deck(c.Topic)})
		}
		guid := e.Records.of(c).GUID
		note := &apkg.Note{ID: free(noteIDs, idOf("note", guid)), GUID: guid, Type: kind}
		mine := contentOf(c)
		note.Fields, note.Tags = mine.fields(c, e.questionOf), mine.tags(c.Topic)
		old := e.Records.of(c)
		v := e.date(c, old, versionOf(mine, note))
		if record := old.with(v); !record.equal(old) || !record.equal(e.Records[c.Name()]) {
			changed[c.Name()] = record
		}
		note.Fields[fieldCard] += mark{v.Stamp, v.Modified}.String()
		note.Modified = time.Unix(v.Modified, 0)
		card := &apkg.Card{
			ID: free(cardIDs, idOf("card", guid)), Note: note, Deck: deck, Modified: note.Modified, Due: i + 1, Data: "{}",
		}
		if e.Progress != nil {
			e.Progress.schedule(card, e.Progress.State(c))
			asked[c.Name()] = card
		}
		p.Notes, p.Cards = append(p.Notes, note), append(p.Cards, card)
	}
	if e.Progress != nil {
		p.Reviews = e.Progress.reviews(asked)
	}
	slices.SortFunc(p.Decks, func(a, b apkg.Deck) int { return cmp.Compare(a.Name, b.Name) })
	return p, changed
}

// date gives the version that is exported now its moment: the one it had, while the
// card says the same, or when it was written since.
func (e Export) date(c *bank.Card, old Record, now version) version {
	newest := old.newest()
	switch {
	case newest == nil:
		now.Modified = firstModified().Unix()
	case newest.Stamp == now.Stamp && (newest.Seen == old.Seen || newest.Modified > old.Seen):
		// What Anki shows may have been written there, and taken from it.
		return *newest
	case newest.Stamp == now.Stamp: // Anki has an older version, which was edited there since
		now.Modified = old.Seen + 1
	default:
		written := e.Changed(c)
		if written.After(e.Now) || written.Unix() <= newest.Modified {
			written = e.Now
		}
		// What was seen of Anki has been taken, or is a draft: Anki is to take this.
		now.Modified = max(written.Unix(), newest.Modified+1, old.Seen+1)
	}
	return now
}

func (e Export) questionOf(name string) string {
	if c := e.Find(name); c != nil {
		return c.Question
	}
	return ""
}
