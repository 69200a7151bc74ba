package anki

import (
	"slices"
	"strings"
	"testing"
	"time"

	"djq/internal/bank"
	"djq/questions"
)

// elsewhere returns a world without cards, into which the notes of another one have
// come.
func (w *world) elsewhere(t *testing.T) *world {
	p, _ := w.export(noon)
	other := &world{records: Records{}}
	for _, n := range p.Notes {
		c, leftOut := NewCard(n)
		if len(leftOut) > 0 {
			t.Errorf("%s: left out %q", c.Name(), leftOut)
		}
		other.cards = append(other.cards, c)
	}
	for i, n := range p.Notes {
		c := other.cards[i]
		other.records[c.Name()] = Merger{Find: other.find}.NewRecord(c, n)
	}
	return other
}

func TestNewCardSaysWhatTheCardSays(t *testing.T) {
	w := newWorld()
	other := w.elsewhere(t)
	joined := func(a, b string) bool {
		return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
	}
	for i, want := range w.cards {
		if got := other.cards[i]; got.Name() != want.Name() || !got.Equal(want, joined) || got.Note != want.Note {
			t.Errorf("got\n%+v\nwant\n%+v", got, want)
		}
	}
}

// What goes on to a third machine, or back, is the same note.
func TestCardsOfTheBankAreTheSameNotesElsewhere(t *testing.T) {
	all := bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS, Builtin: true}}, bank.Options{})
	if err := all.Err(); err != nil {
		t.Fatal(err)
	}
	w := &world{cards: all.Cards(), records: Records{}}
	first, _ := w.export(noon)
	other := w.elsewhere(t)
	second, recorded := other.export(noon.Add(time.Hour))
	if recorded != 0 {
		t.Errorf("the notes of %d cards change", recorded)
	}
	for i, n := range second.Notes {
		was, is := sourceOf(first.Notes[i]), sourceOf(n)
		was.settle(content{})
		is.settle(content{})
		before, after := was.shown(), is.shown()
		for p := range partCount {
			if after.text(p) != before.text(p) {
				t.Errorf("%s, %s: got\n%s\nwant\n%s", CardName(n), p, after.text(p), before.text(p))
			}
		}
		if n.GUID != first.Notes[i].GUID || n.Modified.After(first.Notes[i].Modified) {
			t.Errorf("%s is another note, or a later one", CardName(n))
		}
	}
}

// An edit after it came is taken, as of a note that was exported from here.
func TestNewCardIsMergedFromThenOn(t *testing.T) {
	other := newWorld().elsewhere(t)
	p, _ := newWorld().export(noon)
	n := p.Notes[0]
	if m := other.merge(n); m.Changes() {
		t.Errorf("taken at once: %+v", m)
	}
	n.Fields[fieldHint], n.Modified = "Look.", noon.Add(time.Hour)
	if m := other.merge(n); !slices.Equal(m.Taken, []string{"hint"}) || len(m.Conflicts) > 0 || other.cards[0].Hint != "Look." {
		t.Errorf("taken %q, conflicts %+v", m.Taken, m.Conflicts)
	}
}

func TestNewCardWithoutItsName(t *testing.T) {
	p, _ := newWorld().export(noon)
	n := p.Notes[0]
	n.Fields[fieldCard] = "Not a name"
	if c, _ := NewCard(n); c.ID != "" || c.Topic != "orm" {
		t.Errorf("%s", c.Name())
	}
	n.Tags = nil
	if c, _ := NewCard(n); c.Topic != "" || c.Difficulty != 0 {
		t.Errorf("%s, %s", c.Topic, c.Difficulty)
	}
}
