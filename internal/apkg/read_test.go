package apkg

import (
	"context"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Both files were exported from one collection by Anki 26.9: one note with two
// cards asked once, of a type with gaps, and one of the basic type.
func TestReadsBothForms(t *testing.T) {
	for _, name := range []string{"latest", "legacy2"} {
		p, err := Read(context.Background(), "testdata/"+name+".apkg")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, want := p.Created.Unix(), int64(1795924800); got != want {
			t.Errorf("%s: created at %d, expected %d", name, got, want)
		}
		if len(p.Notes) != 2 || len(p.Cards) != 3 || len(p.Reviews) != 2 {
			t.Fatalf("%s: %d notes, %d cards, %d reviews; expected 2, 3, 2", name, len(p.Notes), len(p.Cards), len(p.Reviews))
		}
		first, second := p.Notes[0], p.Notes[1]
		if first.GUID != "z?vvd57-D?" || first.Type.Name != "Basic" || first.Type.Cloze || !second.Type.Cloze {
			t.Errorf("%s: notes %+v, %+v", name, first, second)
		}
		if want := []string{`What is <b>N+1</b>? <img src="a b.png">`, "x [sound:s.mp3]"}; !reflect.DeepEqual(first.Fields, want) {
			t.Errorf("%s: fields %q", name, first.Fields)
		}
		if want := []string{"a::b", "z"}; !reflect.DeepEqual(first.Tags, want) {
			t.Errorf("%s: tags %q", name, first.Tags)
		}
		if want := []string{"Front", "Back"}; !reflect.DeepEqual(first.Type.Fields, want) {
			t.Errorf("%s: names of fields %q", name, first.Type.Fields)
		}
		if want := []Template{{"Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"}}; !reflect.DeepEqual(first.Type.Templates, want) {
			t.Errorf("%s: templates %q", name, first.Type.Templates)
		}
		if !strings.HasPrefix(first.Type.CSS, ".card {") {
			t.Errorf("%s: CSS %q", name, first.Type.CSS)
		}
		if want := []string{"a b.png"}; !reflect.DeepEqual(p.Media, want) {
			t.Errorf("%s: media %q", name, p.Media)
		}
		if want := []Deck{{1, "Default"}, {1796006456551, "djq"}, {1796006456552, "djq::orm"}}; !reflect.DeepEqual(p.Decks, want) {
			t.Errorf("%s: decks %v", name, p.Decks)
		}
		asked := p.Cards[1]
		if asked.Kind != CardReview || asked.Queue != QueueReview || asked.Due != 7 || asked.Interval != 7 || asked.Reps != 1 || asked.Note != second {
			t.Errorf("%s: card %+v", name, asked)
		}
		want := Review{ID: 1796006456575, Card: asked, Rating: 4, Interval: 7, Factor: 100, Kind: ReviewLearning}
		if got := p.Reviews[1]; got != want {
			t.Errorf("%s: review %+v, expected %+v", name, got, want)
		}
	}
}

// sample returns a package with all that can be written.
func sample() *Package {
	kind := &NoteType{
		ID: 1600000000000, Name: "djq", Fields: []string{"Question", "Answer"}, CSS: ".card { }",
		Templates: []Template{{"Card", "{{Question}}", "{{Answer}}"}},
	}
	note := func(id int64, question string) *Note {
		return &Note{
			ID: id, GUID: question, Type: kind, Modified: time.Unix(1700000000, 0), Tags: []string{"a::b", "c"},
			Fields: []string{question, "<p>x &lt; y</p>"},
		}
	}
	a, b := note(1, "<b>one</b>"), note(2, "two")
	cards := []*Card{
		{ID: 11, Note: a, Deck: 1500000000000, Modified: a.Modified, Due: 3, Data: "{}"},
		{ID: 12, Note: b, Deck: 1500000000000, Modified: b.Modified, Kind: CardReview, Queue: QueueSuspended, Due: 2000, Interval: 9, Factor: 2500, Reps: 2, Lapses: 1, Data: `{"s":9.5}`},
	}
	return &Package{
		Created: time.Unix(1577851200, 0), NoteTypes: []*NoteType{kind},
		Decks: []Deck{{defaultDeck, "Default"}, {1500000000000, "djq::orm"}},
		Notes: []*Note{a, b}, Cards: cards,
		Reviews: []Review{{ID: 1700000000123, Card: cards[1], Rating: 3, Interval: 9, LastInterval: -600, Factor: 2500, MS: 7000, Kind: ReviewDue}},
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	want := sample()
	file := written(t, want)
	if again := written(t, want); file != again {
		t.Error("a second time other bytes are written")
	}
	got, err := ReadFrom(context.Background(), strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func written(t testing.TB, p *Package) string {
	t.Helper()
	var b strings.Builder
	if err := Write(context.Background(), &b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func fileContent(t testing.TB, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
