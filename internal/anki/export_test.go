package anki

import (
	"slices"
	"testing"
	"time"

	"djq/internal/apkg"
	"djq/internal/bank"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// card returns a card that says something in each part.
func card(id string) *bank.Card {
	return &bank.Card{
		Topic: "orm", ID: id, Difficulty: bank.Easy, Asked: bank.Often, Since: bank.Version{Major: 6}, Tags: []string{"code"},
		Question: "What is *it*?", Hint: "Think.",
		Answer:    "One paragraph\nin two lines.\n\n```python\nx = [1]  # {{ y }}\n```\n\nThe last, with `code`.\n",
		KeyPoints: []string{"first `point`", "second"}, BonusPoints: []string{"more"},
		FollowUps: []bank.FollowUp{{Card: "orm/other"}, {Question: "And?", Answer: "So."}, {Question: "Why?"}},
		Refs:      []string{"https://example.org/a?b=c&d"}, Note: "My *story*.",
	}
}

// world is a bank and what was recorded of it.
type world struct {
	cards   []*bank.Card
	records Records
}

func newWorld() *world {
	return &world{cards: []*bank.Card{card("one"), card("other")}, records: Records{}}
}

func (w *world) find(name string) *bank.Card {
	for _, c := range w.cards {
		if c.Name() == name {
			return c
		}
	}
	return nil
}

// export exports the cards, as of a moment, and records it.
func (w *world) export(at time.Time) (*apkg.Package, int) {
	p, changed := Export{
		Cards: w.cards, Find: w.find, Records: w.records, Now: at,
		Changed: func(*bank.Card) time.Time { return time.Time{} },
	}.Package()
	for name, record := range changed {
		w.records[name] = record
	}
	return p, len(changed)
}

// merge merges a note into the first card, and keeps what comes of it.
func (w *world) merge(n *apkg.Note) Merged {
	m := Merger{Find: w.find, Records: w.records}.Merge(w.cards[0], n)
	if m.Recorded(w.records) {
		w.records[w.cards[0].Name()] = m.Record
	}
	if m.Result != nil {
		w.cards[0] = m.Result
	}
	return m
}

func TestNotesStayTheSameUntilTheirCardChanges(t *testing.T) {
	w := newWorld()
	first, recorded := w.export(noon)
	if recorded != 2 || !first.Notes[0].Modified.Equal(firstModified()) {
		t.Errorf("%d recorded, changed at %v", recorded, first.Notes[0].Modified)
	}
	second, recorded := w.export(noon.Add(time.Hour))
	if recorded != 0 || !equalNotes(first, second) {
		t.Errorf("%d recorded; the notes of a second export differ", recorded)
	}
	w.cards[0].Answer += "More."
	third, recorded := w.export(noon.Add(2 * time.Hour))
	if got := third.Notes[0].Modified; recorded != 1 || !got.Equal(noon.Add(2*time.Hour)) {
		t.Errorf("%d recorded, changed at %v", recorded, got)
	}
	if !third.Notes[1].Modified.Equal(firstModified()) {
		t.Error("another note has changed, whose card has not")
	}
	if fourth, _ := w.export(noon.Add(3 * time.Hour)); !equalNotes(third, fourth) {
		t.Error("a changed note changes again")
	}
}

// A note that was edited in Anki after the card was exported, and that Anki did not
// get then, would stay what it is there for ever, were it not dated later.
func TestExportIsLaterThanWhatWasSeenOfAnki(t *testing.T) {
	for name, edit := range map[string]func(*apkg.Note){
		"a conflict":          func(n *apkg.Note) { n.Fields[fieldHint] = "Anki's." },
		"nothing that counts": func(n *apkg.Note) { n.Tags = append(n.Tags, "leech") },
	} {
		w := newWorld()
		p, _ := w.export(noon)
		n := p.Notes[0]
		w.cards[0].Hint = "Mine."
		w.export(noon.Add(time.Hour)) // which Anki does not get
		edit(n)
		n.Modified = noon.Add(2 * time.Hour)
		if m := w.merge(n); len(m.Taken) > 0 {
			t.Errorf("%s: taken %q", name, m.Taken)
		}
		w.cards[0].Hint = "Mine."
		p, _ = w.export(noon.Add(3 * time.Hour))
		if got := p.Notes[0].Modified; !got.After(n.Modified) {
			t.Errorf("%s: exported as of %v, though Anki's is of %v", name, got, n.Modified)
		}
		if again, recorded := w.export(noon.Add(4 * time.Hour)); recorded > 0 || !equalNotes(again, p) {
			t.Errorf("%s: the next export is later still", name)
		}
	}
}

func equalNotes(a, b *apkg.Package) bool {
	return slices.EqualFunc(a.Notes, b.Notes, func(a, b *apkg.Note) bool {
		return a.ID == b.ID && a.GUID == b.GUID && a.Modified.Equal(b.Modified) && slices.Equal(a.Fields, b.Fields) && slices.Equal(a.Tags, b.Tags)
	})
}

func TestRenamedCardKeepsItsNote(t *testing.T) {
	w := newWorld()
	p, _ := w.export(noon)
	w.cards[0].ID, w.cards[0].Aliases = "new", []string{"orm/one"}
	again, _ := w.export(noon.Add(time.Hour))
	if again.Notes[0].GUID != p.Notes[0].GUID || again.Notes[0].ID != p.Notes[0].ID {
		t.Error("a renamed card has another note")
	}
	if got := CardName(again.Notes[0]); got != "orm/new" {
		t.Errorf("the note names %s", got)
	}
	byGUID := w.records.Names(w.cards)
	if byGUID[p.Notes[0].GUID] != w.cards[0] {
		t.Error("its note is not known")
	}
}

func TestRecordsAreReadAsTheyAreWritten(t *testing.T) {
	w := newWorld()
	w.export(noon)
	text, err := w.records.Text()
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseRecords(text)
	if err != nil || len(got) != 2 || !got["orm/one"].equal(w.records["orm/one"]) {
		t.Errorf("%v: %+v", err, got)
	}
	if _, err := ParseRecords(`{"x":{"versions":[{"card":"short"}]}}`); err == nil {
		t.Error("hashes that are cut off were read")
	}
}
